import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What excuses a finding, and what is found about the excuses.
@Suite struct SuppressionsTests {
  private let today = CalendarDate(dayNumber: 20_781)
  private let base = GuidanceText()

  private static let reworded = Finding(.reminderReworded, .init(.reminder, "hear"), "it is worded otherwise")
  private static let slower = Finding(.stepSlower, .init(.step, "heads"), "it is slower")
  private static let masked = Finding(.ruleMasked, .init(.rule, "much"), "it never matters")
  private static let gone = Finding(.safeguardRemoved, .init(.safeguard, "board"), "it is gone")

  private func audit(_ findings: [Finding], isComparison: Bool = true) -> Audit {
    let guidance = base.guidance()
    return Audit(
      guidances: BeforeAndAfter(before: isComparison ? guidance : nil, after: guidance),
      findings: findings,
      safeguards: (0, 0),
      totals: nil,
      statistics: Audit.Statistics()
    )
  }

  private func node(_ text: String) -> Node {
    let sink = DiagnosticSink()
    guard let node = compose(SourceFile(path: "file.yaml", text: text), into: sink) else { fatalError("no node") }
    return node
  }

  private func intent(_ text: String) -> [IntendedEffect] {
    let sink = DiagnosticSink()
    let intent = IntentReader(into: sink).intent(node(text))
    #expect(sink.isEmpty, "\(sink.diagnostics.map { $0.formatted() })")
    return intent
  }

  private func waivers(_ text: String) -> [Waiver] {
    let sink = DiagnosticSink()
    let waivers = WaiversReader(into: sink).waivers(node(text))
    #expect(sink.isEmpty, "\(sink.diagnostics.map { $0.formatted() })")
    return waivers
  }

  /// Severity, kind, message and excuse of everything that is found then.
  private func found(_ audit: Audit, intent: [IntendedEffect] = [], waivers: [Waiver] = []) -> [String] {
    audit.suppressed(by: Suppressions(intent: intent, waivers: waivers), today: today).findings.map { finding in
      let excuse =
        switch finding.suppression {
        case nil: ""
        case .intended(let because): " (intended: \(because))"
        case .waived(let reason, let by, let until): " (waived: \(reason); \(by); \(until))"
        }
      return "\(finding.severity) \(finding.kind.rawValue): \(finding.message)\(excuse)"
    }
  }

  // MARK: Intent

  @Test func `What a change declares is an error no more, and stays visible`() {
    let declared = intent("intent: [{finding: ESC201, step: heads, because: They asked for it.}]")
    #expect(
      found(audit([Self.slower]), intent: declared) == ["review ESC201: it is slower (intended: They asked for it.)"]
    )
  }

  @Test func `Without any intent nothing is held against a change`() {
    #expect(found(audit([Self.slower])) == ["error ESC201: it is slower"])
  }

  @Test func `With an intent every other effect has to be declared as well`() {
    let declared = intent("intent: [{finding: ESC201, step: heads, because: B.}]")
    #expect(
      found(audit([Self.slower, Self.reworded, Self.reworded]), intent: declared) == [
        "error CHG502: the change does not say that it means this: it is worded otherwise",
        "review ESC201: it is slower (intended: B.)",
        "review REM103: it is worded otherwise",
        "review REM103: it is worded otherwise",
      ]
    )
  }

  @Test func `A declared effect that is absent is an error; another step does not stand for it`() {
    let declared = intent("intent: [{finding: ESC201, step: board, because: B.}]")
    #expect(
      found(audit([Self.slower]), intent: declared) == [
        "error CHG502: the change does not say that it means this: it is slower",
        "error CHG503: the change says that it means this for step 'board': ESC201, but nothing of the kind happens",
        "error ESC201: it is slower",
      ]
    )
  }

  @Test func `What nothing can excuse needs no declaration and stays an error`() {
    let declared = intent("intent: [{finding: REM103, reminder: hear, because: B.}]")
    #expect(
      found(audit([Self.gone, Self.reworded]), intent: declared)
        == ["error SAF403: it is gone", "review REM103: it is worded otherwise (intended: B.)"]
    )
  }

  @Test func `Intents and waivers of what cannot be excused, or does not exist, are said with their places`() {
    let excuses = Suppressions(
      intent: intent("intent:\n  - {finding: LVL002, because: B.}\n  - {finding: LVL009, rule: much, because: B.}"),
      waivers: waivers(
        "waivers:\n  - {finding: SAF403, safeguard: board, fingerprint: 0000000000000003, added: 2026-11-01, expires: 2026-12-01}"
      )
    )
    #expect(
      excuses.problems.map { $0.formatted().split(separator: "\n").prefix(2).joined(separator: "\n") } == [
        "error: LVL002 can never be intended [not-excusable]\n  --> file.yaml:2:5",
        "error: unknown finding 'LVL009'; did you mean 'LVL001'? [unknown-finding]\n  --> file.yaml:3:5",
        "error: SAF403 can never be waived [not-excusable]\n  --> file.yaml:2:5",
      ]
    )
  }

  @Test func `An intent counts only where it is new`() {
    let header = base.text(of: .guidance)
    let old = base.with(.guidance, header + "\nintent: [{finding: REM103, reminder: hear, because: B.}]")
      .guidance()
    let new = base.with(
      .guidance,
      header
        + "\nintent:\n  - {finding: REM103, reminder: hear, because: B.}\n  - {finding: REM103, reminder: see, because: C.}"
    ).guidance()
    #expect(Suppressions.intent(of: new, beyond: old).map { $0.reference.id } == ["see"])
    #expect(Suppressions.intent(of: old, beyond: old).isEmpty)
  }

  // MARK: Waivers

  private func waiver(
    _ finding: String = "CFG002, rule: much",
    fingerprint: String = "3f6b34e09c780470",
    more: String = ", reason: Being mended., approved-by: Safeguarding lead",
    added: String = "2026-11-20",
    expires: String = "2027-01-31"
  ) -> [Waiver] {
    waivers(
      "waivers: [{finding: \(finding), fingerprint: \(fingerprint)\(more), added: \(added), expires: \(expires)}]"
    )
  }

  private func foundAlone(_ findings: [Finding], _ waivers: [Waiver]) -> [String] {
    found(audit(findings, isComparison: false), waivers: waivers)
  }

  private let waived = "warning CFG002: it never matters (waived: Being mended.; Safeguarding lead; 2027-01-31)"
  private let counting = "warning CFG002: it never matters"

  @Test func `A waived finding stays visible and counts no more`() {
    #expect(foundAlone([Self.masked], waiver()) == [waived])
    let excused = audit([Self.masked], isComparison: false)
      .suppressed(by: Suppressions(intent: [], waivers: waiver()), today: today)
    #expect(excused.findings.map(\.counts) == [false])
  }

  @Test(arguments: [
    ("2026-11-20", "2026-11-23", "ended on Monday 23 November 2026"),
    ("2026-11-20", "soon", "has a date that is none, so it is over"),
    ("2026-11-31", "2026-12-20", "has a date that is none, so it is over"),
    ("2026-11-25", "2026-12-20", "is dated 2026-11-25, which is yet to come"),
    ("2026-11-20", "2027-05-20", "is for 181 days, and 180 is the most"),
  ])
  func `A waiver that is over excuses nothing`(added: String, expires: String, why: String) {
    #expect(
      foundAlone([Self.masked], waiver(added: added, expires: expires))
        == ["error WVR601: the waiver of CFG002 (rule 'much') \(why)", counting]
    )
  }

  @Test func `A waiver of 180 days is not too long, and one that ends today still counts`() {
    #expect(foundAlone([Self.masked], waiver(expires: "2027-05-19")).count == 1)
    #expect(
      foundAlone([Self.masked], waiver(expires: "2026-11-24")) == [
        "warning CFG002: it never matters (waived: Being mended.; Safeguarding lead; 2026-11-24)",
        "warning WVR604: the waiver of CFG002 (rule 'much') ends on Tuesday 24 November 2026",
      ]
    )
  }

  @Test func `A waiver warns for thirty days before its end`() {
    #expect(foundAlone([Self.masked], waiver(expires: "2026-12-23")).count == 2)
    #expect(foundAlone([Self.masked], waiver(expires: "2026-12-24")).count == 1)
  }

  @Test(arguments: [
    (", reason: R.", "who approved it"), (", approved-by: Lead", "why"), ("", "why or who approved it"),
  ])
  func `A waiver without a reason or a role excuses nothing`(more: String, what: String) {
    #expect(
      foundAlone([Self.masked], waiver(more: more))
        == ["error WVR603: the waiver of CFG002 (rule 'much') does not say \(what)", counting]
    )
  }

  @Test func `A waiver for other answer sets excuses nothing`() {
    #expect(
      foundAlone([Self.masked], waiver(fingerprint: "0000000000000077")) == [
        "error WVR605: the waiver of CFG002 (rule 'much') was for other answer sets, so it excuses nothing", counting,
      ]
    )
  }

  @Test func `A waiver that excuses nothing is stale after thirty days`() {
    #expect(foundAlone([], waiver(added: "2026-10-26")) == [])
    #expect(
      foundAlone([], waiver(added: "2026-10-25"))
        == ["error WVR602: the waiver of CFG002 (rule 'much') excuses nothing any more"]
    )
  }

  @Test func `What only a comparison can find is not missed where nothing is compared`() {
    let old = waiver("ESC201, step: heads", added: "2026-10-01")
    #expect(foundAlone([], old) == [])
    #expect(found(audit([]), waivers: old).map { $0.prefix(12) } == ["error WVR602"])
    #expect(found(audit([]), waivers: waiver(added: "2026-10-01")) == [])
  }

  @Test func `A waived effect need not be declared`() {
    let declared = intent("intent: [{finding: REM103, reminder: hear, because: B.}]")
    let waiver = waiver("ESC201, step: heads", fingerprint: "26749ff66c738db7")
    #expect(
      found(audit([Self.slower, Self.reworded]), intent: declared, waivers: waiver).map { $0.prefix(13) }
        == ["error ESC201:", "review REM103"]
    )
  }
}
