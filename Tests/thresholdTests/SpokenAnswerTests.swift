import DecisionSupport
import TestSupport
import Testing

@testable import threshold

/// Ways to give an age, to say that one does not know, and to answer in other words, each with what it is taken for.
@Suite struct SpokenAnswerTests {
  @Test(arguments: [
    ("y", true), ("Same", true), ("all the same.", true), ("ok", true), ("1", true), ("n", false),
    ("no, ask me", false),
    ("not all", false), ("different", false), ("i dont know", nil), ("u", nil), ("yes but not the GP", nil),
    ("maybe", nil), ("d", nil),
  ])
  func `Short replies say whether all is the same`(reply: String, areTheSame: Bool?) {
    #expect(PlainWords(reply).areTheSame == areTheSame)
  }

  static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - id: age
            ask: How old?
            answers:
              whole-number: {unit: years, from: 0, to: 120, units: {months: 12, weeks: 52}, words: {newborn: 0, baby: 0}}
              or: {unborn: Not born yet}
            calm: 10
            source: s
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - {id: abuse, ask: Abuse?, answers: {one-of: {none: None, past: In the past, current: Now}}, calm: none, source: s}
          - id: worries
            ask: Which?
            answers: {any-of: {injury: An injury, self-harm: Self-harm, missing: Missing from home}}
            source: s
    """
  ]).guidance()

  /// What a reply is taken for: an answer, with "?" one that is asked back and Enter confirms, a command, or "asked".
  func taken(_ line: String, _ question: String, refused: String? = nil) throws -> String {
    let question = Self.guidance.questions[try #require(Self.guidance.question(question))]
    switch ReplyReader(question, commands: ["s": .soFar], refused: refused).reply(line) {
    case .answer(let answer), .understood(let answer): return question.word(for: answer)
    case .likely(let answer): return question.word(for: answer) + " ?"
    case .notUnderstood(let hint):
      // What was typed is quoted, so that nobody has to guess what went wrong.
      #expect(line.trimmed.isEmpty || hint.contains("'\(line.trimmed)'") || hint.hasPrefix("One of them"))
      return "asked"
    case .back: return "back"
    case .details: return "details"
    case .help: return "help"
    case .soFar: return "so far"
    case .story: return "story"
    case .stop: return "stop"
    }
  }

  func expect(_ table: String, at question: String) throws {
    for row in table.split(separator: "\n") {
      let sides = row.split(separator: "|").map { String($0).trimmed }
      try #require(sides.count == 2, "\(row)")
      #expect(try taken(sides[0], question) == sides[1], "\(row)")
    }
  }

  @Test func `Ways to give an age`() throws {
    try expect(
      """
      12 | 12
      012 | 12
      12 years | 12
      12 yrs | 12
      12yrs | 12
      12 years old | 12
      12-year-old | 12
      12yo | 12
      12 y/o | 12
      aged 12 | 12
      Age 12. | 12
      she is 12 | 12
      he's just turned 12 | 12
      twelve | 12
      six | 6
      a year old | 1
      6 months | 0
      six months | 0
      6 months old | 0
      6mths | 0
      6 m | 0
      6-month-old | 0
      18 months | 1
      23 months | 1
      24 months | 2
      6 weeks | 0
      6wks | 0
      60 weeks | 1
      2 years 6 months | 2
      2 years and 6 months | 2
      newborn | 0
      a newborn | 0
      Baby | 0
      6 month old baby | 0
      unborn | unborn
      not born yet | unborn
      Not born yet. | unborn
      nearly 3 | 2 ?
      almost 13 | 12 ?
      nearly 6 months | 0 ?
      about 6 | 6 ?
      around 14 | 14 ?
      14ish | 14 ?
      i think 9 | 9 ?
      2 and a half | 2 ?
      2½ | 2 ?
      2.5 | 2 ?
      14 and a half | 14 ?
      five and a half | 5 ?
      3 and a half months | 0 ?
      3.5 | 3 ?
      3 yrs | 3
      9 y | 9
      9yr old | 9
      13 yo | 13
      11yrs. | 11
      a 9 year old girl | 9
      a boy of 4 | 4
      she's 15 now | 15
      just gone 7 | 7
      seventeen | 17
      18m | 1
      18 mo | 1
      18mths | 1
      eighteen months | 1
      8w | 0
      a week | 0
      one month | 0
      2y 3m | 2
      2y3m | 2
      1 year 11 months | 1
      6/12 | 0 ?
      18/12 | 1 ?
      3/52 | 0 ?
      rising 5 | 4 ?
      12? | 12 ?
      ~12 | 12 ?
      approx. 8 | 8 ?
      0 | 0
      6 or 7 | asked
      4/5 | asked
      28/40 | asked
      06/12/2015 | asked
      2 6/12 | asked
      6/ | asked
      4, nearly 5 | asked
      3 and 5 | asked
      six to eight | asked
      just under 2 | asked
      going on 13 | asked
      15 next week | asked
      less than a year | asked
      <1 | asked
      > 16 | asked
      1 2 | asked
      yr 9 | asked
      Year 4 | asked
      year nine | asked
      Y9 | asked
      KS2 | asked
      reception | asked
      preschool | asked
      28 weeks pregnant | asked
      20 week scan | asked
      10 days old | asked
      7/7 | asked
      a few weeks | asked
      2014 | asked
      01/02/2014 | asked
      6-7 | asked
      6 - 12 months | asked
      over 16 | asked
      under 5 | asked
      16+ | asked
      6 days | asked
      -6 | asked
      121 | asked
      2000 months | asked
      3 year old baby | asked
      toddler | asked
      teenager | asked
      in year 6 | asked
      pregnant | asked
      """,
      at: "age"
    )
  }

  @Test func `A number that was typed among words that were not understood is asked back when it comes alone`() throws {
    #expect(try taken("6", "age", refused: "6 days") == "6 ?")
    #expect(try taken("6", "age", refused: "six days") == "6 ?")
    #expect(try taken("6", "age", refused: "seven days") == "6")
    #expect(try taken("6", "age", refused: "6") == "6")
    #expect(try taken("0", "age", refused: "6 days") == "0")
    for typed in ["7/7", "six to eight", "Year 4", "yr 9", "Y9", "KS2", "28/40", "4, nearly 5", "10 days old"] {
      for number in ["7", "6", "8", "4", "9", "2", "28", "5", "10"] where SpokenNumber.mentions(Int(number)!, in: typed)
      {
        #expect(try taken(number, "age", refused: typed) == "\(number) ?", "\(typed), then \(number)")
      }
    }
  }

  @Test(arguments: ["age", "harm", "abuse", "worries"])
  func `Ways to say that one does not know, at every question`(question: String) throws {
    try expect(
      """
      u | unknown
      U | unknown
      unknown | unknown
      Not known | unknown
      i dont know | unknown
      I don't know | unknown
      I don’t know. | unknown
      don't know | unknown
      dont know yet | unknown
      dunno | unknown
      dk | unknown
      DK | unknown
      idk | unknown
      not sure | unknown
      I'm not sure | unknown
      unsure | unknown
      no idea | unknown
      can't say | unknown
      nobody knows | unknown
      not asked | unknown
      never asked | unknown
      n/k | unknown
      NK | unknown
      unkown | unknown
      no clue | unknown
      haven't a clue | unknown
      I have no idea | unknown
      I couldn't say | unknown
      hard to say | unknown
      not certain | unknown
      can't be sure | unknown
      who knows | unknown
      no information | unknown
      tbc | unknown
      not sure tbh | unknown ?
      dunno really | unknown ?
      no idea sorry | unknown ?
      no clue tbh | unknown ?
      no one knows really | unknown ?
      might be | unknown ?
      n/a | asked
      not that I know of | asked
      don't know, ask mum | asked
      maybe | unknown ?
      perhaps | unknown ?
      don't know but mum would | unknown ?
      not sure she would say | unknown ?
      exit | stop
      quit | stop
      q | stop
      b | back
      back | back
      ? | help
      help | help
      d | details
      s | so far
      """,
      at: question
    )
  }
}
