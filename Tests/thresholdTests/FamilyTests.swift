import DecisionSupport
import Foundation
import MarkedYAML
import Reports
import TestSupport
import Testing

/// Several children of a family in one check: each child's outcome is that of a check of its own.
@Suite struct FamilyTests {
  static let text = GuidanceText([
    .questions: """
    questions:
      - section: Safety
        safety: true
        questions:
          - id: danger
            ask: Is the child in danger?
            answers: yes-no
            urgent: {answer: yes, short: Ring 999 now, do: Ring 999 now., if-not-known: Find out now.}
            source: s
          - {id: age, ask: How old is the child?, answers: {whole-number: {unit: years, from: 0, to: 17}}, calm: 10, source: s}
      - section: The family
        of: family
        questions:
          - {id: violence, ask: Is there violence at home?, answers: yes-no, source: s}
          - {id: who, ask: Who is violent?, answers: {any-of: {father: The father, other: Somebody else}}, ask-if: {violence: yes}, source: s}
          - {id: illness, ask: Is a parent ill?, answers: yes-no, source: s}
      - section: The child
        questions:
          - {id: seen, ask: Did the child see it?, answers: yes-no, ask-if: {violence: yes}, source: s}
    """,
    .rules: """
    rules:
      - {id: danger, level: high, when: {danger: yes}, because: Danger., source: s}
      - {id: baby, level: high, when: {all: [{age: {under: 3}}, {violence: yes}]}, because: A baby., source: s}
      - {id: seen, level: middle, when: {any: [{seen: yes}, {who: father}, {illness: yes}]}, because: Seen., source: s}
    """,
  ])
  private static let guidance = text.guidance()

  private func family(_ text: String) -> (children: [ChildAnswers], problems: [String]) {
    let sink = DiagnosticSink()
    let reader = AnswersReader(Self.guidance, into: sink)
    let children = compose(SourceFile(path: "family.yaml", text: text), into: sink).map { reader.family($0) } ?? []
    return (children, sink.diagnostics.map(\.message))
  }

  private func report(_ answers: Answers) throws -> OutcomeReport {
    let outcome = try Self.guidance.assess(answers, since: Guidance.testDay, today: Guidance.testDay)
    return OutcomeReport(outcome, of: Self.guidance, today: Guidance.testDay)
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test func `The family's answers count for each child, and a child's own before them`() {
    let (children, problems) = family(
      """
      violence: yes
      illness: unknown
      children:
        - {label: younger, answers: {age: 2, danger: no}}
        - {answers: {age: 9, violence: no}}
      """
    )
    #expect(problems == [])
    #expect(children.map(\.label) == ["younger", nil])
    #expect(children[0].answers == Self.guidance.answers("{violence: yes, illness: unknown, age: 2, danger: no}"))
    #expect(children[1].answers == Self.guidance.answers("{violence: no, illness: unknown, age: 9}"))
  }

  @Test func `What is about one child is not taken for all of them`() {
    #expect(
      family("{age: 2, children: [{answers: {danger: no}}]}").problems
        == ["'age' is about one child, and there are several"]
    )
    #expect(
      family("{violence: yes, children: []}").problems == ["expected a list of children for 'children', found a list"]
    )
    #expect(family("{children: [{label: x}]}").problems == ["this child has no 'answers'"])
  }

  @Test func `A question about the family cannot depend on one child`() {
    let wrong = Self.text.text(of: .questions)
      .replacing(
        "ask: Is a parent ill?, answers: yes-no",
        with: "ask: Is a parent ill?, answers: yes-no, ask-if: {danger: yes}"
      )
    let problems = Self.text.with(.questions, wrong).diagnostics()
    #expect(
      problems.contains(
        "'ask-if' of question 'illness', which is about the family, names 'danger', which is about one child"
      )
    )
  }

  @Test func `Of random families each child's outcome is as if it were checked alone`() throws {
    var random = RandomAnswers(Self.guidance, seed: 77)
    for round in 0..<120 {
      let shared = random.partial()
      let children = (0..<(1 + round % 3 + 1)).map { _ -> Answers in
        var answers = random.partial()
        for (question, answer) in shared.answered where Self.guidance.questions[question].isOfFamily {
          answers[question] = answers[question] ?? answer
        }
        return answers
      }
      let reports = try children.map { try report($0) }
      let whole = FamilyReport(reports.enumerated().map { ("child \($0)", $1, true) })
      let json = try object(whole.json(fingerprint: "f"))
      let each = try #require(json["children"] as? [[String: Any]])
      #expect(each.count == children.count)
      for (child, alone) in zip(each, reports) {
        let own = child.filter { $0.key != "label" }
        #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: try object(alone.json(fingerprint: "f"))))
      }
      let levels = each.compactMap { ($0["level"] as? [String: Any])?["number"] as? Int }
      #expect((json["level"] as? [String: Any])?["number"] as? Int == levels.max())
      #expect(json["complete"] as? Bool == each.allSatisfy { $0["complete"] as? Bool == true })
      let screen = whole.firstScreen(hint: "--details")
      for (columns, room) in [(80, 21), (40, 52)] {
        #expect(screen.text(TextStyle(width: columns, isColored: false)).split(separator: "\n").count <= room)
      }
    }
  }

  // MARK: At a terminal

  private func config(_ text: GuidanceText = text, in folder: TemporaryFolder) throws -> String {
    for part in GuidancePart.allCases where !text.text(of: part).isEmpty {
      try folder.write(text.text(of: part), to: "config/\(part.fileName)")
    }
    return folder.path("config")
  }

  @Test func `Another child is asked its own questions alone, and a record holds both`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let command = ["check", "--config", try config(in: folder), "--today", "2026-11-24", "--color", "never"]
    let record = folder.path("record.json")
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    let first: [PseudoTerminal.Keys] = ["no", "9", "yes", "other", "no", "no"]
    let keys: [PseudoTerminal.Keys] = first + ["c", "older", "younger", "no", "2", "no", ""]
    let conversation = try terminal.run(command + ["--save", record], typing: keys)
    #expect(conversation.status == 0)
    let second =
      conversation.screen.components(separatedBy: "About younger: what is known of the family stays").last ?? ""
    #expect(second.contains("Is the child in danger?") && second.contains("Did the child see it?"))
    #expect(!second.contains("Is there violence at home?\n  1") && !second.contains("Is a parent ill?\n"))
    #expect(second.contains("Do now (younger): Act\n"))
    // The record gives the same again, child by child, and is replayed child by child.
    let again = try Threshold.run(command + ["--answers", record]).output
    #expect(again.hasPrefix("Do now (younger): Act\n") && again.contains("\nOlder: Level 1, Low"))
    let replay = try Threshold.run(["replay", "--config", folder.path("config"), record])
    #expect(replay.status == 0 && replay.output.contains("All 2 records"))
  }

  /// The guidance with a section that is partly about the family.
  private static let shared = text.with(
    .questions,
    text.text(of: .questions) + """

        - section: Together
          questions:
            - {id: heard, ask: Has the child been heard?, answers: yes-no, calm: yes, source: s}
            - {id: father, ask: Has the father been heard?, answers: yes-no, source: s}
            - {id: afraid, ask: Is the child afraid?, answers: yes-no, ask-if: {father: yes}, source: s}
            - {id: paper, of: family, ask: Is there an agreement?, answers: yes-no, source: s}
      """
  )

  @Test func `What may well be the same for another child is settled with one answer, or asked`() throws {
    let guidance = Self.shared.guidance()
    let first = guidance.answers(
      "{danger: no, age: 9, violence: no, illness: no, heard: yes, father: yes, afraid: unknown, paper: no}"
    )
    let second = guidance.answers("{violence: no, illness: no, paper: no}")
    var interview = Interview(guidance, answers: second, sibling: first)
    func put() -> String? { interview.next.map { guidance.questions[$0].id } }
    func same() -> [String] { guidance.ids(interview.perhapsTheSame.map(\.question)) }
    // Safety is asked of each.
    #expect(put() == "danger" && same() == [])
    for id in ["danger", "age"] {
      let question = try #require(guidance.question(id))
      _ = interview.answer(question, id == "age" ? .number(2) : .no)
    }
    #expect(same() == ["heard", "father", "afraid"])
    let before = interview
    interview.settle(areTheSame: true)
    #expect(interview.next == nil)
    #expect(
      interview.answers
        == guidance.answers(
          "{danger: no, age: 2, violence: no, illness: no, heard: yes, father: yes, afraid: unknown, paper: no}"
        )
    )
    interview = before
    interview.settle(areTheSame: false)
    #expect(put() == "heard" && same() == [])
  }

  @Test func `A person sees what is to be the same, and can be asked about each`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let config = try config(Self.shared, in: folder)
    let command = ["check", "--config", config, "--today", "2026-11-24", "--color", "never"]
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    let first: [PseudoTerminal.Keys] = ["no", "9", "no", "no", "no", "yes", "u", "no"]
    let second: [PseudoTerminal.Keys] = ["c", "", "", "no", "2"]
    let screen = try terminal.run(command, typing: first + second + ["u", "b", "2", "2", "no", "yes", "no", ""]).screen
    #expect(
      screen.contains(
        """
        Together

        Is all of this the same for this child?
        - Has the child been heard? No.
        - Has the father been heard? Yes.
        - Is the child afraid? Not known.
          1  Yes, the same
          2  No, ask me about each
        > u
        Answer 1 if all of it is the same, or 2 to be asked about each.
        > b

        """
      )
    )
    #expect(screen.components(separatedBy: "Is all of this the same").count == 3)
    #expect(screen.components(separatedBy: "\nHas the father been heard?\n").count == 3)
  }

  @Test func `A family's record that was left in the middle is gone on with at the child that is not finished`() throws
  {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("config"), withIntermediateDirectories: true)
    let command = ["check", "--config", try config(in: folder), "--today", "2026-11-24", "--color", "never"]
    let record = folder.path("record.json")
    var terminal = PlayedTerminal()
    terminal.showsOutput = true
    let keys: [PseudoTerminal.Keys] = ["no", "9", "no", "no", "c", "", "", "no", "q", ""]
    #expect(try terminal.run(command + ["--save", record], typing: keys).status == 0)
    let text = try String(contentsOfFile: record, encoding: .utf8)
    #expect(text.contains("\"label\": \"child 2\",\n      \"record\": 1,\n      \"finished\": false"))
    let second = try terminal.run(command + ["--save", record], typing: ["2", ""])
    #expect(second.screen.contains("How old is the child?") && !second.screen.contains("Is the child in danger?\n"))
    #expect(try !String(contentsOfFile: record, encoding: .utf8).contains("\"finished\""))
  }
}
