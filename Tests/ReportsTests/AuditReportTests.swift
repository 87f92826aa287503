import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis
@testable import Reports

/// An audit's report in its forms, where they differ from what the command's own tests show.
@Suite struct AuditReportTests {

  private func report(_ new: GuidanceText, failOn: Severity? = .error) throws -> AuditReport {
    let audit = try Audit(
      comparing: GuidanceText().guidance(),
      with: new.guidance(),
      Audit.Options(today: Guidance.testDay)
    )
    return AuditReport(audit, context: .init(folder: "Config/test", failOn: failOn))
  }

  private var lowered: GuidanceText {
    GuidanceText([
      .rules: """
      rules:
        - {id: hurt, level: middle, when: {harm: yes}, because: The child was hurt., source: s}
      """
    ])
  }

  @Test(arguments: [40, 80])
  func `A report fits its lines, with both outcomes beside each other where there is room`(width: Int) throws {
    let text = try report(lowered).document.text(TextStyle(width: width, isColored: false))
    #expect(text == (try Golden.text("audit/width-\(width).txt", recording: text)))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `Markdown begins with what becomes of children, and shows the worst finding first`() throws {
    let lines = try report(lowered).markdown.split(separator: "\n")
    #expect(lines[0] == "**This change lowers the level for some children: look at 1 finding before you accept it.**")
    let statements = lines.dropFirst().filter { $0.hasPrefix("**") }
    #expect(statements.first == "**A child with these answers was level 3, High, and is now level 2, Middle:**")
  }

  @Test func `Nothing changes, and that is said`() throws {
    let report = try report(GuidanceText())
    #expect(report.summary == "Test guidance: Nothing changes for any child; 0 of 0 safeguards proved")
    #expect(!report.isFailure)
    #expect(report.markdown.hasPrefix("**Nothing changes for any child.**\n"))
    let text = report.sarif.text()
    #expect(text.contains("\"results\": []"))
    for kind in FindingKind.allCases { #expect(text.contains("\"id\": \"\(kind.rawValue)\"")) }
  }

  @Test(arguments: FindingKind.allCases)
  func `Every kind of finding has a page that says something of its own`(kind: FindingKind) {
    let page = FindingPage.of(kind)
    for text in [page.meaning, page.importance, page.example, page.advice] {
      #expect(text.hasSuffix("."), "\(kind): \(text)")
    }
    #expect(!page.title.hasSuffix("."))
    let others = FindingKind.allCases.filter { $0 != kind }.map { FindingPage.of($0) }
    #expect(!others.contains { $0.title == page.title || $0.meaning == page.meaning })
  }

  @Test func `A share is said so that it can be grasped`() {
    func words(_ part: Int, _ whole: Int) -> String {
      Effect.Share(part: AnswerCount(part), whole: AnswerCount(whole)).words
    }
    #expect(words(0, 8) == "no answer set")
    #expect(words(3, 8) == "3 of 8 answer sets")
    #expect(words(1, 8_192) == "1 in 8,192 answer sets")
    #expect(words(1_234_567, 2_000_000) == "1,234,567 of 2,000,000 answer sets")
  }
}
