import Foundation
import TestSupport
import Testing

/// The page that somebody can sign, as the documentation shows it.
@Suite struct MeaningArticleTests {
  @Test func `The article quotes the definition whole`() throws {
    func text(_ path: String) throws -> String { try String(contentsOfFile: Repository.path(path), encoding: .utf8) }
    let article = try text("Sources/threshold/Documentation.docc/MeaningOfAnOutcome.md")
    let quoted = article.components(separatedBy: "```swift\n").dropFirst().first?.components(separatedBy: "```").first
    #expect(quoted == (try text("Sources/DecisionSupport/Meaning/Meaning.swift")))
  }
}
