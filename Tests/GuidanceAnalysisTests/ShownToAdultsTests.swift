import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What is shown where the guidance does not apply, or where nobody knows: audits see it as people do.
@Suite struct ShownToAdultsTests {
  private func guidance(
    pathway: String = "",
    safeguard: String = "always: {when: {harm: yes}, level: {at-least: high}}"
  )
    -> Guidance
  {
    GuidanceText([
      .guidance: GuidanceText.frame(
        appliesIf: "{adult: no}",
        otherwise: "because: It is for children, do: [{id: elsewhere, text: Go elsewhere.}]"
      ),
      .questions: """
      questions:
        - section: All
          questions:
            - {id: harm, ask: H, answers: yes-no, source: s, urgent: {answer: yes, do: [{id: ring, text: Ring.}]}}
            - {id: adult, ask: A, answers: yes-no, source: s}
            - {id: rumour, ask: R, answers: yes-no, source: s}
      """,
      .levels: """
      levels:
        - {id: low, number: 1, name: Low, means: Little, do: [Carry on.], consent: As usual, source: s}
        - {id: high, number: 2, name: High, means: Much, do: [{id: act, text: Act.}],
           if-not-known: [{id: ask, text: Ask.}], consent: Act, source: s}
      """,
      .rules: "rules:\n  - {id: r, level: high, when: {any: [{harm: yes}, {rumour: yes}]}, because: B., source: s}\n",
      .pathways: "pathways:\n  - {id: lado, name: LADO, when: {harm: yes}, do: [Tell], source: s\(pathway)}\n",
      .safeguards: "safeguards:\n  - {id: g, says: It is so., \(safeguard)}\n",
    ]).guidance()
  }

  @Test(arguments: [nil, 0]) func `A pathway that is for adults no longer is lost to them, by an edit of its own`(
    maxNodes: Int?
  ) throws {
    var options = Audit.Options(today: Guidance.testDay)
    if let maxNodes { options.maxNodes = maxNodes }
    let (old, new) = (guidance(pathway: ", adults-too: true"), guidance())
    let lost = try Audit(comparing: old, with: new, options).findings.filter { $0.kind == .pathwayLost }
    #expect(lost.map(\.message) == ["“LADO” is no longer due for some children"])
    #expect(lost.first?.effect?.witness.given.map { "\($0.question): \($0.word)" } == ["harm: yes", "adult: yes"])
    #expect(lost.first?.effect?.causes.map(\.what) == ["whether it is for adults, too"])
    let gained = try Audit(comparing: new, with: old, options).findings.filter { $0.kind == .pathwayGained }
    #expect(gained.count == 1)
    #expect(Set([lost, gained].flatMap(\.self).map(\.fingerprint)).count == 2)
  }

  /// What is claimed never to show, and whether that is so.
  static let claims = [
    // Where nobody knows what calls for it, and nothing else is said for that, it says what is urgent.
    ("do: ring, over: calm-or-unknown, except: [harm]", true), ("do: ring, over: calm-or-unknown", false),
    ("do: elsewhere, when: {adult: yes}", false), ("do: elsewhere, over: calm-or-unknown, except: [adult]", true),
    // Finding out comes first only where something is not known.
    ("do: ask, over: calm-or-unknown, except: [harm, rumour]", true), ("do: ask, when: {rumour: yes}", false),
    ("do: act, over: calm-or-unknown", false),
  ]

  @Test(arguments: claims, [nil, 0]) func `A claim that something never shows is held against all that shows it`(
    claim: (shown: String, isSo: Bool),
    maxNodes: Int?
  ) throws {
    var options = Audit.Options(today: Guidance.testDay)
    if let maxNodes { options.maxNodes = maxNodes }
    let guidance = guidance(safeguard: "never-shows: {\(claim.shown)}")
    let found = try Audit(of: guidance, options).findings.filter { $0.subject.kind == .safeguard }.map(\.kind)
    #expect(found == (claim.isSo ? [] : [.safeguardBrokenBefore]), "\(claim.shown)")
  }
}
