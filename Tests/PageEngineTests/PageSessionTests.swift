import DecisionSupport
import MarkedYAML
import PageEngine
import Reports
import TestSupport
import Testing

/// What the engine of a page says: the program's own outcome, whichever way the answers came in.
@Suite struct PageSessionTests {
  private let guidance = Repository.lancashire

  /// A guidance with a detail that only something not known leaves open, a list that opens something urgent, and a
  /// section that is partly about the family.
  private static let small = GuidanceText([
    .questions: """
    questions:
      - section: Safety
        safety: true
        questions:
    \(GuidanceText.urgentDetail)
      - section: Together
        questions:
          - {id: heard, ask: Has the child been heard?, answers: yes-no, calm: yes, source: s}
          - {id: father, ask: Has the father been heard?, answers: yes-no, source: s}
          - {id: abuse, of: family, ask: Is there abuse?, answers: yes-no, source: s}
          - {id: who, of: family, ask: Who abuses?, answers: yes-no, ask-if: {abuse: yes}, source: s}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {any: [{baby: yes}, {who: yes}, {worries: missing}]}, because: Hurt., source: s}
      - {id: unheard, level: middle, when: {any: [{heard: no}, {father: yes}]}, because: Unheard., source: s}
    """,
  ])

  // MARK: The block

  @Test func `A block that is not the one beside its digest is of no use`() {
    let text = PlayedPage.lancashire
    let altered = text.replacing(#""number":4"#, with: #""number":5"#, maxReplacements: 1)
    #expect(throws: PageBlock.Problem.altered) { try PageBlock(Array(altered.utf8), digest: PlayedPage.digest(text)) }
  }

  @Test(arguments: ["", "{}", "[]", #"{"guidance":{},"fingerprint":"a","stories":0}"#])
  func `Nor is one that holds no guidance, whatever its digest`(text: String) {
    #expect(throws: PageBlock.Problem.unreadable) { try PageBlock(Array(text.utf8), digest: PlayedPage.digest(text)) }
  }

  @Test func `Nor is one that was cut short, with the digest of what is left`() {
    let text = String(PlayedPage.lancashire.dropLast(1000))
    #expect(throws: PageBlock.Problem.unreadable) { try PageBlock(Array(text.utf8), digest: PlayedPage.digest(text)) }
  }

  @Test func `That the day of its review has passed is the first thing that a page says`() throws {
    var page = try PlayedPage()
    let before = try #require(try page.ask("about")["notices"] as? [String])
    page.today = "2035-01-01T20:00"
    let after = try #require(try page.ask("about")["notices"] as? [String])
    #expect(!before.contains { $0.contains("review") })
    #expect(after.first?.hasPrefix("This guidance was to be reviewed by ") == true, "\(after)")
  }

  @Test func `Whoever reads the guidance sees which question opens which`() throws {
    var page = try PlayedPage()
    let read = try #require(try page.ask("read")["page"] as? [Any])
    let pictures = read.flatMap { PlayedPage.elements("svg", in: $0) }
    #expect(pictures.count == 1)
    let words = pictures.flatMap { PlayedPage.elements("text", in: $0) }.compactMap { $0.last as? String }
    #expect(words == guidance.questions.map(\.ask))
    let lines = pictures.flatMap { PlayedPage.elements("polyline", in: $0) }
    #expect(lines.count == guidance.questions.reduce(0) { $0 + guidance.questions(opening: $1).count })
  }

  // MARK: A concern

  @Test(arguments: Repository.library.scenarios.filter(\.isRehearsed))
  func `Asked question by question, a story has the outcome that the program gives it`(scenario: Scenario) throws {
    var page = try PlayedPage()
    _ = try page.ask("begin")
    let last = try page.answer(scenario.answers, in: guidance)
    let outcome = try page.ask("outcome", ["bare": "true"])
    // What a person was asked is what counts, and nothing that the file holds beside it.
    var asked = Answers(for: guidance)
    for id in PlayedPage.texts(last["given"]) {
      let index = try #require(guidance.question(id))
      asked[index] = scenario.answers[index] ?? guidance.questions[index].calm
    }
    let now = Moment(try #require(CalendarDate("2026-12-01")), minute: 20 * 60)
    let report = OutcomeReport(try guidance.assess(asked, since: now, today: now), of: guidance, today: now.day)
    #expect(outcome["json"] as? String == report.json(fingerprint: "abc"))
    #expect(last["question"] is String == false && PlayedPage.texts(last["given"]).count > 3)
  }

  @Test(arguments: [
    ("6", "years", "6 years"), ("6 months", "years", "0 years"), ("30", "months", "2 years"),
    ("newborn", "years", "0 years"), ("18 weeks", "", "0 years"), ("1 month", "years", "0 years"),
  ])
  func `An age is understood in a smaller unit or a word of the guidance`(
    typed: String,
    unit: String,
    meant: String
  ) throws {
    var page = try PlayedPage()
    _ = try page.ask("begin")
    let screen = try page.ask("answer", ["question": "child-age", "typed": .string(typed), "unit": .string(unit)])
    let given = (screen["given"] as? [PlayedPage.Screen])?.first
    #expect(given?["answer"] as? String == meant)
  }

  @Test(arguments: ["", "six feet", "6 moons", "-1", "999", "6 months 2", "1e2", "99999999999999999999"])
  func `Whatever is no age is asked again`(typed: String) throws {
    var page = try PlayedPage()
    _ = try page.ask("begin")
    let screen = try page.ask("answer", ["question": "child-age", "typed": .string(typed), "unit": "years"])
    #expect(screen["problem"] as? Bool == true)
  }

  @Test func `Not knowing a list that opens something urgent asks which of it is in doubt`() throws {
    var page = try PlayedPage(Self.small)
    _ = try page.ask("begin")
    let unknown = try page.answer("worries", "unknown")
    #expect(PlayedPage.question(unknown, "inDoubt") == "worries")
    #expect(PlayedPage.question(unknown) == "heard")
    let said = try page.answer("worries", ["injury": "unknown"])
    #expect(said["inDoubt"] == nil && PlayedPage.question(said) == "baby")
    #expect(PlayedPage.question(try page.ask("reopen", ["question": "worries"])) == "worries")
  }

  @Test func `Details that something not known leaves open can be answered`() throws {
    var page = try PlayedPage(Self.small)
    _ = try page.ask("begin")
    for id in ["worries", "heard", "father"] { _ = try page.answer(id, id == "worries" ? [] : "yes") }
    let screen = try page.answer("abuse", "unknown")
    #expect(screen["newlyLeftOpen"] as? Int == 1 && screen["leftOpen"] as? Int == 1)
    #expect(PlayedPage.question(screen) == nil)
    let details = try page.ask("details")
    #expect(PlayedPage.question(details) == "who" && details["leftOpen"] as? Int == 0)
  }

  @Test func `A story leaves the concern as it was`() throws {
    var page = try PlayedPage()
    let begun = try page.ask("begin")
    let first = try #require(PlayedPage.question(begun))
    _ = try page.answer(first, "no")
    let story = try page.ask("begin", ["story": "when-im-naughty"])
    #expect(story["story"] is [Any] && PlayedPage.texts(story["given"]) == [])
    _ = try page.answer(first, "yes")
    #expect(PlayedPage.texts(try page.ask("resume")["given"]) == [first])
    #expect(try page.ask("begin")["story"] is [Any] == false)
  }

  // MARK: Several children

  @Test func `Of another child the family is not asked again, and what may be the same is one question`() throws {
    var page = try PlayedPage(Self.small)
    _ = try page.ask("begin")
    for (id, answer) in [("worries", []), ("heard", "yes"), ("father", "no")] as [(String, JSON)] {
      _ = try page.answer(id, answer)
    }
    let last = try page.answer("abuse", "no")
    #expect(PlayedPage.question(last) == nil && last["child"] is String == false)
    #expect(try page.ask("outcome")["another"] as? Bool == true)
    let next = try page.ask("another", ["first": "elder", "label": "younger"])
    #expect(next["child"] as? String == "younger" && PlayedPage.texts(next["given"]) == ["abuse"])
    #expect(PlayedPage.question(next) == "worries" && PlayedPage.texts(next["same"]) == [])
    #expect(try page.ask("outcome")["another"] as? Bool == false)
    let same = try page.answer("worries", ["missing"])
    #expect(PlayedPage.texts(same["same"]) == ["heard", "father"])
    #expect(PlayedPage.question(try page.ask("settle", ["same": "false"])) == "heard")
    _ = try page.ask("back")
    _ = try page.answer("worries", ["missing"])
    for id in ["heard", "father"] { _ = try page.answer(id, "yes") }
    let outcome = try page.ask("outcome")
    let record = try #require(outcome["record"] as? String)
    #expect(record.contains("elder") && record.contains("younger"))
    // The record brings both children back.
    let node = try #require(composeJSON(SourceFile(path: "record", text: record), into: DiagnosticSink()).node)
    var again = try PlayedPage(Self.small)
    let resumed = try again.ask("begin", ["from": JSON(node)])
    #expect(resumed["child"] as? String == "younger")
    #expect(try again.ask("outcome")["record"] as? String == record)
  }

  @Test func `Own judgement is each child's, whatever is asked afterwards, and a record brings it back`() throws {
    func judged(_ outcome: PlayedPage.Screen) -> [String] {
      (outcome["judgements"] as? [PlayedPage.Screen] ?? []).map {
        "\($0["label"] as? String ?? "only"): \($0["judged"] as? Int ?? 0) \($0["reason"] as? String ?? "")"
      }
    }
    var page = try PlayedPage(Self.small)
    _ = try page.ask("begin")
    #expect(judged(try page.ask("outcome")) == ["only: 0 "])
    #expect(judged(try page.ask("outcome", ["judged": 2, "reason": "Tired"])) == ["only: 2 Tired"])
    // A level that there is not, and one without a reason, change nothing.
    #expect(judged(try page.ask("outcome", ["judged": 9, "reason": "x"])) == ["only: 2 Tired"])
    #expect(judged(try page.ask("outcome", ["judged": 3])) == ["only: 2 Tired"])
    _ = try page.ask("another", ["first": "elder", "label": "younger"])
    #expect(judged(try page.ask("outcome")) == ["elder: 2 Tired", "younger: 0 "])
    _ = try page.ask("outcome", ["child": 1, "judged": 3, "reason": "Pale"])
    let both = ["elder: 1 Better", "younger: 3 Pale"]
    let outcome = try page.ask("outcome", ["child": 0, "judged": 1, "reason": "Better"])
    #expect(judged(outcome) == both)
    let record = try #require(outcome["record"] as? String)
    let node = try #require(composeJSON(SourceFile(path: "record", text: record), into: DiagnosticSink()).node)
    var again = try PlayedPage(Self.small)
    _ = try again.ask("begin", ["from": JSON(node)])
    #expect(judged(try again.ask("outcome")) == both)
    _ = try again.ask("begin")
    #expect(judged(try again.ask("outcome")) == ["only: 0 "])
  }
}
