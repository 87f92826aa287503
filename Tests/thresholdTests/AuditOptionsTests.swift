import Foundation
import TestSupport
import Testing

/// The reports of `threshold audit`, what makes one fail, and what excuses a finding.
@Suite struct AuditOptionsTests {
  private let repository: GitRepository

  init() throws { repository = try .withSmallGuidance() }

  private func audit(_ arguments: String...) throws -> Program.Result {
    try Threshold.run(["audit"] + arguments + ["--today", "2026-11-24"], in: repository.path)
  }

  private func lower() throws {
    try repository.edit("Config/small/rules.yaml", "- age: {under: 5}", "- age: {under: 3}")
  }

  // MARK: Forms

  @Test(arguments: [("markdown", "md"), ("json", "json"), ("sarif", "sarif"), ("github", "github"), ("junit", "xml")])
  func `A report has other forms`(format: String, ending: String) throws {
    try lower()
    let hostile = "'Hear the child: \"100 %\", | *alone* <now>.'"
    try repository.edit("Config/small/reminders.yaml", "Hear the child.", hostile)
    try repository.edit("Config/small/safeguards.yaml", "id: danger-is-serious", "id: danger")
    let result = try audit("--against", "main", "Config/small", "--format", format)
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("audit/several.\(ending)", recording: result.output)))
    #expect(result.status == 1)
  }

  @Test func `Only what is heavy enough fails`() throws {
    try repository.edit("Config/small/reminders.yaml", "Hear the child.", "Listen to the child.")
    #expect(try audit("--against", "main", "Config/small").status == 0)
    #expect(try audit("--against", "main", "Config/small", "--fail-on", "warning").status == 0)
    #expect(try audit("--against", "main", "Config/small", "--fail-on", "review").status == 1)
    try lower()
    #expect(try audit("--against", "main", "Config/small", "--fail-on", "never").status == 0)
  }

  @Test func `A budget that is too small decides nothing, and says so`() throws {
    try lower()
    let result = try audit("--against", "main", "Config/small", "--max-nodes", "1", "--fail-on", "never")
    #expect(result.output.contains("ENG901") || result.status == 0)
    #expect(!result.output.contains("Nothing changes"))
  }

  @Test(arguments: [
    ["a", "b", "c"], ["a", "b", "--against", "main"], ["a", "--config", "b"], ["a", "--intent", "i"],
    ["a", "--scenarios", "s"],
    ["--summary", "--format", "json"], ["--max-nodes", "0"], ["--time-limit", "0"], ["--fail-on", "none"],
  ])
  func `Wrong usage is said`(arguments: [String]) throws {
    let result = try Threshold.run(["audit"] + arguments, in: repository.path)
    #expect(result.output == "")
    #expect(result.status == 64)
  }

  // MARK: Intent and waivers

  @Test func `A change that says what it means is no error`() throws {
    try lower()
    try repository.edit("Config/small/guidance.yaml", "version: \"0.1.0\"", "version: \"0.2.0\"")
    let undeclared = try audit("--against", "main", "Config/small")
    #expect(undeclared.status == 1)
    try repository.write(
      "intent: [{finding: LVL001, rule: small-and-hungry, because: Children of three feed themselves.}]\n",
      to: "intent.yaml"
    )
    let declared = try audit("--against", "main", "Config/small", "--intent", "intent.yaml")
    #expect(declared.output.contains("\nMEANT, AS THE CHANGE SAYS\n\nA level is lower\n"))
    #expect(declared.status == 0)
    try repository.write("intent: [{finding: LVL001, rule: hungry, because: B.}]\n", to: "intent.yaml")
    let wrong = try audit("--against", "main", "Config/small", "--intent", "intent.yaml", "--stats")
    #expect(wrong.output.contains("\nCHG502, rule") && wrong.output.contains("\nCHG503, rule"))
    try repository.write("intent: [{finding: LVL002, because: B.}]\n", to: "intent.yaml")
    let absolute = try audit("--against", "main", "Config/small", "--intent", "intent.yaml")
    #expect(absolute.errors.hasPrefix("error: LVL002 can never be intended [not-excusable]\n  --> intent.yaml:1:10\n"))
    #expect(absolute.status == 2)
  }

  @Test func `A waiver of the old side excuses; one that the change brings along does not`() throws {
    try lower()
    let json = try audit("--against", "main", "Config/small", "--format", "json").output
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["id"] as? String == "LVL001" })
    let fingerprint = try #require(finding["fingerprint"] as? String)
    let about = try #require(finding["about"] as? [String: String])
    let waiver = """
      waivers:
        - finding: LVL001
          \(about["kind"] ?? ""): \(about["id"] ?? "")
          fingerprint: \(fingerprint)
          reason: The rule is rewritten next month.
          approved-by: Safeguarding lead
          added: 2026-11-24
          expires: 2027-02-28

      """
    try repository.write(waiver, to: "Config/small/waivers.yaml")
    #expect(try audit("--against", "main", "Config/small").status == 1)
    try repository.git("stash", "--quiet", "--include-untracked")
    try repository.git("checkout", "--quiet", "main")
    try repository.write(waiver, to: "Config/small/waivers.yaml")
    try repository.commit("Waive")
    try repository.git("checkout", "--quiet", "edit")
    try repository.git("merge", "--quiet", "--no-edit", "main")
    try lower()
    let waived = try audit("--against", "main", "Config/small")
    #expect(waived.output.contains("\nACCEPTED FOR A TIME\n\nA level is lower\n"))
    let acceptance = "Accepted until 2027-02-28 by Safeguarding lead: The rule is rewritten next\nmonth.\n"
    #expect(waived.output.contains(acceptance))
    #expect(waived.status == 0)
    try repository.edit("Config/small/rules.yaml", "- age: {under: 3}", "- age: {under: 2}")
    #expect(try audit("--against", "main", "Config/small", "--stats").output.contains("\nWVR605, "))
  }

  @Test func `Mistakes in waivers are said with their places, all of them`() throws {
    try repository.write(
      """
      waivers:
        - {finding: LVL1, rule: hungry, fingerprint: 0000000000000000, added: 2026-11-24, expires: 2026-12-24}
        - {finding: LVL001, rule: hungry, step: board, fingerprint: 0000000000000000, added: x, expires: y}
        - {finding: CFG003, rule: hungry, fingerprint: 12, added: 2026-11-24, expires: 2026-12-24}
        - {finding: CFG003, rule: hungry, fingerprint: 0000000000000000, added: 2026-11-24}
        - {finding: CFG003, rule: Hungry, fingerprint: 0000000000000000, added: 2026-11-24, expires: 2026-12-24, by: me}

      """,
      to: "Config/small/waivers.yaml"
    )
    let result = try audit("Config/small")
    #expect(result.errors == (try Golden.text("audit/bad-waivers.txt", recording: result.errors)))
    #expect(result.status == 2)
  }
}
