import ArgumentParser
import Reports
import TestSupport
import Testing

@testable import DecisionSupport
@testable import threshold

/// What the program says where its engine concludes otherwise than its definition: an engine that lies reads other answers.
@Suite struct LyingEngineTests {
  /// A guidance whose questions decide about one thing each.
  private static let guidance = GuidanceText([
    .guidance: GuidanceText.frame(
      appliesIf: "{adult: no}",
      otherwise: "because: It is for children., do: [Go elsewhere]"
    ),
    .levels: """
    levels:
      - {id: low, number: 1, name: Quiet, means: Little, source: s, do: [Carry on, {if: {gas: yes}, text: Open a window}],
         do-not: [{if: {witness: yes}, text: Do not tell the witness}], consent: [{if: {speech: no}, text: Sign}]}
      - {id: high, number: 2, name: Grave, means: Much, source: s, do: [Act], if-not-known: [Find out], consent: Act}
    """,
    .questions: """
    questions:
      - section: Safety now
        safety: true
        questions:
          - {id: danger, ask: D, answers: yes-no, source: s,
             urgent: {answer: yes, short: Run, do: Run away., if-not-known: Look.}}
          - {id: fire, ask: F, answers: yes-no, source: s,
             urgent: {answer: yes, short: Ring 999, do: Ring 999 now., if-not-known: Smell.}}
      - section: All
        questions:
          - {id: adult, ask: A, answers: yes-no, source: s}
          - {id: harm, ask: H, answers: yes-no, source: s}
          - {id: fear, ask: E, answers: yes-no, source: s}
          - {id: rumour, ask: U, answers: yes-no, source: s, when-unknown: no-effect, because: It is a rumour}
          - {id: gas, ask: G, answers: yes-no, source: s}
          - {id: witness, ask: W, answers: yes-no, source: s}
          - {id: speech, ask: S, answers: yes-no, source: s}
          - {id: letter, ask: L, answers: yes-no, source: s}
          - {id: carer, ask: C, answers: yes-no, source: s}
          - {id: more, ask: M, answers: yes-no, source: s}
          - {id: detail, ask: T, answers: yes-no, source: s, ask-if: {more: yes}}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {any: [{harm: yes}, {fear: yes}, {rumour: yes}]}, because: B., source: s}
    """,
    .reminders: "reminders:\n  - {id: letter, text: Write, show-if: {letter: yes}, source: s}\n",
    .pathways: "pathways:\n  - {id: carer, name: A carer, when: {carer: yes}, do: [Tell them], source: s}\n",
  ]).guidance()

  /// What the engine reads in place of quiet answers, and what it therefore concludes otherwise.
  static let lies: [(answer: (String, String?), about: Set<String>)] = [
    (("harm", "yes"), ["established", "level", "possible", "actions", "consent"]),
    (("fear", "unknown"), ["level", "possible", "actions", "consent"]),
    (("rumour", "unknown"), ["possible"]),
    (("danger", "yes"), ["urgent"]),
    (("danger", nil), ["unanswered", "isEnough"]),
    (("letter", "yes"), ["reminders"]),
    (("gas", "yes"), ["actions"]),
    (("witness", "yes"), ["prohibitions"]),
    (("speech", "yes"), ["consent"]),
    (("carer", "yes"), ["pathways"]),
    (("more", "yes"), ["unanswered"]),
    (("more", "unknown"), ["supposed"]),
    (("detail", "unknown"), ["ignored"]),
    (("adult", "yes"), ["established", "level", "possible", "actions", "consent"]),
  ]

  /// Quiet answers to everything that is asked, with some in place of theirs.
  private func answers(_ others: [String: String?] = [:]) -> Answers {
    let quiet = Self.guidance.questions.map(\.id).filter { $0 != "detail" }.map { ($0, Optional("no")) }
    let all = Dictionary(uniqueKeysWithValues: quiet).merging(others) { _, other in other }
    let given = all.compactMap { id, word in word.map { "\(id): \($0)" } }
    return Self.guidance.answers("{\(given.joined(separator: ", "))}")
  }

  /// What the program makes of answers that its engine reads as others.
  private func contradiction(_ told: Answers, readAs others: Answers) -> SelfContradiction? {
    #expect(throws: SelfContradiction.self) {
      try Self.guidance.agreement(about: told) { engine in
        var liar = Engine(engine.guidance, others)
        return liar.conclusion()
      }
    }
  }

  @Test(arguments: lies) func `Whatever an engine lies about ends the program, which names no level`(
    answer: (String, String?),
    about: Set<String>
  ) throws {
    let found = try #require(contradiction(answers(), readAs: answers([answer.0: answer.1])))
    let sides = [found.meaning, found.engine].map { Array(Mirror(reflecting: $0).children) }
    let differing = zip(sides[0], sides[1]).filter { String(reflecting: $0.value) != String(reflecting: $1.value) }
    #expect(Set(differing.compactMap(\.0.label)) == about)
    let failure = try #require(Failure(found as any Error))
    let result = CommandResult(failure)
    #expect(result.status.rawValue == 70)
    #expect(result.output == "")
    #expect(result.errors == (about == ["urgent"] ? "DO THIS NOW\n- Run away.\n\n" : "") + Self.wrong)
  }

  @Test func `The urgent actions of both are shown, each once`() throws {
    let told = answers(["fire": "yes", "danger": "unknown"])
    let found = try #require(contradiction(told, readAs: answers(["danger": "yes", "harm": "yes"])))
    #expect(
      Failure(found).text == """
        DO THIS NOW
        - Look. Run away.
        - Ring 999 now.

        \(Self.wrong)
        """
    )
    let both = try #require(contradiction(told, readAs: answers(["fire": "yes", "danger": "unknown", "gas": "yes"])))
    #expect(Self.guidance.texts(of: both.urgent.flatMap(\.items)) == ["Look.", "Ring 999 now."])
    #expect(both.urgent.map(\.isCertain) == [false, true])
  }

  private static let wrong = """
    This program is wrong
    The two ways in which it works out a conclusion do not agree about these
    answers, so it names no level.
    Use the guidance itself, and talk to the safeguarding lead of your own
    organisation. Act at once where a child may be in danger.
    Test guidance, version 1. Please report this with the answers, without names.

    """
}
