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
    #expect(lines[0] == "**This change lowers the level for some children: look at 1 point before you accept it.**")
    let statements = lines.dropFirst().filter { $0.hasPrefix("**") }
    #expect(
      statements.first == "**For example, a child with these answers was level 3, High, and is now level 2, Middle:**"
    )
  }

  @Test func `Nothing changes, and that is said`() throws {
    let report = try report(GuidanceText())
    #expect(report.summary == "Test guidance: Nothing changes for any child; 0 of 0 safeguards proved")
    #expect(!report.isFailure)
    #expect(report.markdown.hasPrefix("**Nothing changes for any child.**\n"))
    let text = AuditResult.sarif([.report(report)]).text()
    #expect(text.contains("\"results\": []"))
    for kind in FindingKind.allCases { #expect(text.contains("\"id\": \"\(kind.rawValue)\"")) }
  }

  @Test func `A finding that stands by itself says which edits cause it, though others were told before`() throws {
    let new = GuidanceText([
      .rules: "rules:\n  - {id: hurt, level: middle, when: {harm: no}, because: The child was hurt., source: s}"
    ])
    let report = try report(new)
    #expect(report.document.text(.plain).contains("For the same reason as above."))
    let details = report.audit.findings.filter { !$0.edits.isEmpty }.map { report.details(of: $0) }
    #expect(details.count > 1)
    for lines in details {
      #expect(lines.first?.hasPrefix("The rule that changed: “The child was hurt”.") == true, "\(lines)")
      #expect(!lines.contains { $0.contains("above") })
    }
  }

  private func verdict(_ findings: [(kind: FindingKind, isWaived: Bool)]) -> String {
    let guidance = GuidanceText().guidance()
    let all = findings.map { kind, isWaived in
      var finding = Finding(kind, .init(.guidance, "a"), "it is so")
      if isWaived { finding.suppression = .waived(reason: "A reason", by: "Somebody", until: "tomorrow") }
      return finding
    }
    let audit = Audit(
      guidances: BeforeAndAfter(before: guidance, after: guidance),
      findings: all,
      safeguards: (0, 0),
      totals: nil,
      statistics: Audit.Statistics()
    )
    return AuditReport(audit, context: .init(folder: "Config/test")).verdict
  }

  @Test func `That a level moves is said where it is accepted, too`() {
    let lowered = "This change lowers the level for some children, which is accepted for a time."
    #expect(verdict([(.levelLowered, true)]) == lowered)
    #expect(verdict([(.levelLowered, true), (.questionAdded, false), (.levelRaised, false)]) == lowered)
    #expect(verdict([(.levelLowered, true), (.versionUnchanged, true)]) == lowered)
    #expect(
      verdict([(.levelRaised, true), (.questionAdded, false)])
        == "This change raises the level for some children, which is accepted for a time."
    )
    #expect(
      verdict([(.levelRaised, false), (.questionAdded, true)])
        == "This change raises the level for some children, and lowers it for none."
    )
  }

  @Test func `A published case moves away, upwards or downwards`() {
    #expect(
      verdict([(.publishedCaseMovedAway, false)])
        == "This change moves a published case away from its published level; no level goes down: look at 1 point "
        + "before you accept it."
    )
  }

  @Test func `An edit is told by where it stands, whatever else has its id now`() throws {
    func text(_ rules: String) -> GuidanceText {
      GuidanceText([
        .questions: """
        questions:
          - section: All
            questions:
              - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
              - {id: fear, ask: Is the child afraid, answers: yes-no, source: s}
        """,
        .rules: "rules:\n" + rules,
      ])
    }
    func hurt(_ id: String) -> String {
      "  - {id: \(id), level: high, when: {harm: yes}, because: The child was hurt., source: s}\n"
    }
    let afraid = "  - {id: b, level: middle, when: {fear: yes}, because: The child is afraid., source: s}\n"
    let audit = try Audit(
      comparing: text(hurt("a") + afraid).guidance(),
      with: text(hurt("b, was: a")).guidance(),
      Audit.Options(today: Guidance.testDay)
    )
    let lowered = try #require(audit.findings.first { $0.kind == .levelLowered })
    #expect(
      AuditReport(audit, context: .init(folder: "x")).details(of: lowered) == [
        "The rule that was taken out (level 2, Middle): “The child is afraid”. It held where: Is the child afraid Yes."
      ]
    )
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
