import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Reading what trainees made of scenarios, and what no response may say.
@Suite struct ResponseReaderTests {
  private static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - {id: signs, ask: Which signs, answers: {any-of: {food: Hungry, fear: Afraid}}, source: s}
    """
  ]).guidance()

  private static let fingerprint = String(repeating: "0a", count: 32)

  private func read(_ text: String, into sink: DiagnosticSink) -> Response? {
    let reader = ResponseReader(Self.guidance, scenarios: ["door", "window"], into: sink)
    return compose(SourceFile(path: "response.json", text: text), into: sink).flatMap { reader.response($0) }
  }

  /// Every problem as users see it.
  private func diagnostics(_ text: String) -> String {
    let sink = DiagnosticSink()
    let response = read(text, into: sink)
    // What is wrong with the text itself leaves a response that can be read, so that the rest can be checked, too.
    #expect(response == nil || !sink.isEmpty)
    return sink.diagnostics.map { $0.formatted() }.joined(separator: "\n")
  }

  @Test(arguments: [
    """
    {"response": "0123456789abcdef",
     "guidance": {"name": "Test guidance", "version": "1", "fingerprint": "\(fingerprint)"},
     "scenarios": [{"scenario": "window", "level": 3, "answers": {"harm": "yes", "signs": {"fear": "unknown"}}},
                   {"scenario": "door", "level": null, "answers": {}}]}
    """,
    """
    scenarios:
      - scenario: window
        level: 3
        answers:
          signs: {fear: unknown, food: no}
          harm: true
      - {answers: {}, level: null, scenario: door}
    guidance: {fingerprint: \(fingerprint), version: 1, name: Test guidance}
    response: 0123456789abcdef
    """,
  ]) func `A response is read from JSON and YAML`(text: String) throws {
    let sink = DiagnosticSink()
    let response = try #require(read(text, into: sink))
    #expect(sink.isEmpty)
    let version = GuidanceVersion(name: "Test guidance", version: "1", fingerprint: Self.fingerprint)
    let judgements: [Response.Judgement] = [
      .init(
        scenario: "window",
        level: Ordinal(2),
        answers: Self.guidance.answers("{harm: yes, signs: {fear: unknown}}")
      ),
      .init(scenario: "door", level: nil, answers: Answers(for: Self.guidance)),
    ]
    #expect(response == Response(id: "0123456789abcdef", guidance: version, judgements: judgements))
  }

  @Test func `What was written by hand needs neither a number nor a version`() throws {
    let sink = DiagnosticSink()
    #expect(read("scenarios: []", into: sink) == Response(id: nil, guidance: nil))
    #expect(sink.isEmpty)
  }

  @Test func `A judgement is replaced where it stands, or added`() {
    func judgement(_ scenario: String, _ level: Int?) -> Response.Judgement {
      .init(scenario: scenario, level: level.map { Ordinal($0) }, answers: Answers(for: Self.guidance))
    }
    var response = Response(id: nil, guidance: nil, judgements: [judgement("door", nil), judgement("window", 1)])
    response["door"] = judgement("door", 2)
    #expect(response.judgements == [judgement("door", 2), judgement("window", 1)])
    response["stairs"] = judgement("stairs", nil)
    #expect(response.judgements.map(\.scenario) == ["door", "window", "stairs"])
    response["door"] = nil
    response["attic"] = nil
    #expect(response.judgements == [judgement("window", 1), judgement("stairs", nil)])
    #expect(response["window"] == judgement("window", 1) && response["attic"] == nil)
  }

  @Test func `Every problem of a response is told at once, each with its place`() {
    #expect(
      diagnostics(
        """
        response: 0123456789ABCDEF
        guidance: {name: "", fingerprint: 12}
        trainee: Anna
        scenarios:
          - {scenario: windw, level: 4, answers: {harm: perhaps, hram: yes}}
          - {scenario: door, level: high, answers: [harm]}
          - {scenario: door, level: "3", answers: {signs: [food, smell]}}
          - {scenario: window, answers: {}}
          - door
        """
      ) == """
        error: 'response' of the response must be 16 lower-case hexadecimal digits [bad-digits]
          --> response.json:1:11
          |
        1 | response: 0123456789ABCDEF
          |           ^^^^^^^^^^^^^^^^

        error: 'guidance' of the response has no 'version' [missing-key]
          --> response.json:2:12
          |
        2 | guidance: {name: "", fingerprint: 12}
          |            ^^^^^^^^

        error: 'name' of 'guidance' of the response is empty [empty-text]
          --> response.json:2:18
          |
        2 | guidance: {name: "", fingerprint: 12}
          |                  ^^

        error: 'fingerprint' of 'guidance' of the response must be 64 lower-case hexadecimal digits [bad-digits]
          --> response.json:2:35
          |
        2 | guidance: {name: "", fingerprint: 12}
          |                                   ^^

        error: unknown key 'trainee' in the response [unknown-key]
          --> response.json:3:1
          |
        3 | trainee: Anna
          | ^^^^^^^
        help: known here: scenarios, response, guidance

        error: unknown scenario 'windw' in the response; did you mean 'window'? [unknown-scenario]
          --> response.json:5:16
          |
        5 |   - {scenario: windw, level: 4, answers: {harm: perhaps, hram: yes}}
          |                ^^^^^

        error: Test guidance has no level 4 [unknown-level]
          --> response.json:5:30
          |
        5 |   - {scenario: windw, level: 4, answers: {harm: perhaps, hram: yes}}
          |                              ^
        help: its levels are 1, 2, 3

        error: unknown answer 'perhaps' to 'harm' in the answers [unknown-answer]
          --> response.json:5:49
          |
        5 |   - {scenario: windw, level: 4, answers: {harm: perhaps, hram: yes}}
          |                                                 ^^^^^^^
        help: known here: no, yes

        error: unknown question 'hram' in the answers; did you mean 'harm'? [unknown-question]
          --> response.json:5:58
          |
        5 |   - {scenario: windw, level: 4, answers: {harm: perhaps, hram: yes}}
          |                                                          ^^^^

        error: expected a level's number, or null where none was chosen, for \
        'level' of a scenario of the response, found 'high' [wrong-type]
          --> response.json:6:29
          |
        6 |   - {scenario: door, level: high, answers: [harm]}
          |                             ^^^^

        error: expected question ids with answers for 'answers' of a scenario of the response, found a list [wrong-type]
          --> response.json:6:44
          |
        6 |   - {scenario: door, level: high, answers: [harm]}
          |                                            ^^^^^^

        error: scenario 'door' appears twice in the response [duplicate-id]
          --> response.json:7:16
          |
        7 |   - {scenario: door, level: "3", answers: {signs: [food, smell]}}
          |                ^^^^
        note: it first appears here
          --> response.json:6:16

        error: expected a level's number, or null where none was chosen, for \
        'level' of a scenario of the response, found the text '3' [wrong-type]
          --> response.json:7:29
          |
        7 |   - {scenario: door, level: "3", answers: {signs: [food, smell]}}
          |                             ^^^
        help: write the number without quotes

        error: unknown answer 'smell' to 'signs' in the answers [unknown-answer]
          --> response.json:7:58
          |
        7 |   - {scenario: door, level: "3", answers: {signs: [food, smell]}}
          |                                                          ^^^^^
        help: known here: food, fear

        error: a scenario of the response has no 'level' [missing-key]
          --> response.json:8:6
          |
        8 |   - {scenario: window, answers: {}}
          |      ^^^^^^^^^^^^^^^^

        error: expected a mapping with keys for a scenario of the response, found 'door' [wrong-type]
          --> response.json:9:5
          |
        9 |   - door
          |     ^^^^

        """
    )
  }

  @Test(arguments: [
    ("[]", "error: expected a mapping with keys for the response, found a list [wrong-type]"),
    ("", "error: 'response.json' is empty [empty-file]"),
    ("{}", "error: the response has no 'scenarios' [missing-key]"),
    ("scenarios:", "error: expected a list for 'scenarios' of the response, found nothing [wrong-type]"),
    ("{harm: yes}", "error: unknown key 'harm' in the response [unknown-key]"),
    ("scenarios: []\nscenarios: []", "error: key 'scenarios' appears twice in the same mapping [duplicate-key]"),
    (
      "scenarios: [{scenario: door, level: , answers: {}}]",
      "error: expected a level's number, or null where none was chosen, for 'level' of a scenario of the response, "
        + "found nothing [wrong-type]"
    ),
    (
      "scenarios: [{scenario: door, level: 'null', answers: {}}]",
      "error: expected a level's number, or null where none was chosen, for 'level' of a scenario of the response, "
        + "found the text 'null' [wrong-type]"
    ),
    (
      "scenarios: [{scenario: door, level: null, answers: }]",
      "error: expected question ids with answers for 'answers' of a scenario of the response, found nothing [wrong-type]"
    ),
  ]) func `What is no response is refused`(text: String, headline: String) {
    let told = diagnostics(text)
    #expect(told.hasPrefix(headline), "\(told)")
  }
}
