import Foundation
import MarkedYAML
import TestSupport
import Testing

/// The page that lists every kind of problem with an example is made here, from the code and its fixtures.
@Suite struct DiagnosticsPageTests {
  private static let page = "Sources/threshold/Documentation.docc/Diagnostics.md"

  @Test func `The page of diagnostics is what the code says`() throws {
    let text = try Self.text()
    #expect(try text == Golden.file(Self.page, recording: text))
  }

  private static func text() throws -> String {
    let examples = examples()
    var lines = [
      "# Diagnostics", "",
      "Every kind of problem in a guidance, with an example.", "",
      "Each problem is told with its place, what is wrong, and where one can say so what to write instead. Its kind stands in",
      "brackets. The guidances below are broken on purpose, and are tests of the program.", "",
      "<!-- Made from the code: THRESHOLD_RECORD=1 swift test --filter DiagnosticsPageTests writes it anew. -->", "",
    ]
    for (identifier, example) in examples.sorted(by: { $0.key < $1.key }) {
      lines +=
        ["## \(identifier)", "", "```"]
        + example.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init).dropLast(example.hasSuffix("\n") ? 1 : 0) + ["```", ""]
    }
    let others = try identifiers().subtracting(examples.keys).sorted()
    lines += [
      "## Of other files", "",
      "Answers, records, scenarios, responses and case logs are read with the same care. What only they, or files and",
      "folders as such, can have wrong:", "",
    ]
    lines += others.map { "- `\($0)`" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For each kind of problem the shortest that a fixture shows.
  private static func examples() -> [String: String] {
    var examples: [String: String] = [:]
    for diagnostic in BrokenGuidanceTests.fixtures.flatMap({ BrokenGuidanceTests.diagnostics(of: $0) }) {
      let text = diagnostic.formatted()
      if let shorter = examples[diagnostic.identifier], shorter.count <= text.count { continue }
      examples[diagnostic.identifier] = text
    }
    return examples
  }

  /// Every kind that the code can tell of, except those whose name is put together when they are told.
  private static func identifiers() throws -> Set<String> {
    var found: Set<String> = []
    for path in Repository.files(below: "Sources", ending: ".swift") {
      let source = String(decoding: try Repository.file(path).bytes, as: UTF8.self)
      let named = source.matches(of: /identifier: "([a-z0-9-]+)"/).map { String($0.output.1) }
      let reported = source.matches(of: /Failure\(\s*"[^\n]*",\s*"([a-z0-9-]+)"/).map { String($0.output.1) }
      found.formUnion(named + reported)
    }
    return found
  }
}
