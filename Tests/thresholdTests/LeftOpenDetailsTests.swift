import DecisionSupport
import Foundation
import Reports
import TestSupport
import Testing

@testable import threshold

/// What only something not known opens is not put, unless somebody wishes; what is urgent about an option in doubt is.
@Suite struct LeftOpenDetailsTests {
  static let guidance = GuidanceText([
    .questions: """
    questions:
      - section: All
        questions:
          - {id: screen, ask: Is there abuse?, answers: yes-no, source: s}
          - {id: who, ask: Who abuses?, answers: yes-no, ask-if: {screen: yes}, source: s}
          - {id: often, ask: Often?, answers: yes-no, ask-if: {screen: yes}, source: s}
    \(GuidanceText.urgentDetail)
          - {id: gone, ask: Is the child gone?, answers: yes-no, ask-if: {worries: missing}, source: s}
          - {id: last, ask: Anything else?, answers: yes-no, source: s}
    """,
    .rules: """
    rules:
      - {id: often, level: high, when: {any: [{who: yes}, {often: yes}, {baby: yes}, {gone: yes}]}, because: B., source: s}
      - {id: last, level: middle, when: {last: yes}, because: B., source: s}
    """,
  ]).guidance()

  /// What is typed at the prompts of a whole interview, and what comes of it: the questions put, the answers, the words.
  private func talk(_ lines: [String]) throws -> (asked: [String], answers: String, screen: String) {
    let file = try TemporaryFile()
    let descriptor = open(file.path, O_RDWR | O_APPEND | O_CLOEXEC)
    defer { close(descriptor) }
    var left = lines[...]
    let conversation = Conversation(
      style: TextStyle(width: 100, isColored: false),
      stream: Terminal(descriptor, isTerminal: true, columns: 100),
      readLine: { left.popFirst() }
    )
    var dialogue = QuestionDialogue(
      Interview(Self.guidance, answers: Answers(for: Self.guidance)),
      in: conversation,
      commands: ["s": .soFar],
      commandHelp: "help"
    )
    talk: while true {
      switch dialogue.next() {
      case .answered: continue
      case .wish: conversation.say("SO FAR\n")
      case .stopped, .endOfInput, .finished: break talk
      }
    }
    let screen = try String(contentsOfFile: file.path, encoding: .utf8)
    let asked = Self.guidance.questions.filter { question in screen.contains("\n\(question.ask)\n") }.map(\.id)
    let given = dialogue.interview.answers.answered.map { question, answer in
      "\(Self.guidance.questions[question].id)=\(Self.guidance.questions[question].word(for: answer))"
    }
    return (asked, given.joined(separator: " "), screen)
  }

  @Test func `Details of something not known are left open, and that is said`() throws {
    let talk = try talk(["u", "none", "no"])
    #expect(talk.asked == ["screen", "worries", "last"])
    #expect(talk.answers == "screen=unknown worries=none last=no")
    #expect(talk.screen.contains("> Not known: its 2 details are left open. Type d to answer them.\n"))
  }

  @Test func `Whoever wishes answers them, from any prompt`() throws {
    let first = try talk(["u", "d", "yes", "u", "none", "no"])
    #expect(first.asked == ["screen", "who", "often", "worries", "last"])
    #expect(first.answers == "screen=unknown who=yes often=unknown worries=none last=no")
    let late = try talk(["u", "none", "details", "yes", "u", "no"])
    #expect(late.answers == first.answers)
  }

  @Test func `Where nothing is left open that is said`() throws {
    let talk = try talk(["d", "no", "none", "no"])
    #expect(talk.screen.contains("> No details are left open.\n"))
    #expect(talk.answers == "screen=no worries=none last=no")
  }

  @Test func `Not known to a list that opens something urgent asks which options are in doubt`() throws {
    let doubt = try talk(["no", "u", "1", "u", "no"])
    #expect(doubt.screen.contains("> Which of them are in doubt?"))
    #expect(doubt.asked == ["screen", "worries", "baby", "last"])
    #expect(doubt.answers == "screen=no worries=injury? baby=unknown last=no")
    #expect(try talk(["no", "u", "", "no"]).answers == "screen=no worries=unknown last=no")
    #expect(try talk(["no", "u", "i dont know", "no"]).answers == "screen=no worries=unknown last=no")
    #expect(try talk(["no", "u", "none", "no"]).answers == "screen=no worries=none last=no")
    #expect(try talk(["no", "1?,3", "yes", "no"]).answers == "screen=no worries=injury?,other baby=yes last=no")
  }

  @Test func `Every prompt takes every key`() throws {
    // At the question which options are in doubt.
    let doubt = try talk(["no", "u", "?", "s", "d", "what", "b", "1", "no", "no"])
    #expect(doubt.answers == "screen=no worries=injury baby=no last=no")
    #expect(doubt.screen.contains("> SO FAR\n> No details are left open.\n"))
    #expect(try talk(["no", "u", "q"]).answers == "screen=no worries=unknown")
    // At the question whether an answer still holds.
    let gate = ["yes", "yes", "no", "b", "b", "b", "no"]
    let confirmed = try talk(gate + ["?", "s", "d", "what", "1", "2", "none", "no"])
    #expect(confirmed.answers == "screen=no who=yes worries=none last=no")
    #expect(confirmed.screen.contains("'what' is not understood here. Please answer 1 or 2.\n"))
    #expect(try talk(gate + ["q"]).answers == "screen=no who=yes often=no")
    // Back from there is to the answer that closed the gate.
    #expect(
      try talk(gate + ["b", "yes", "", "none", "no"]).answers == "screen=yes who=yes often=no worries=none last=no"
    )
  }

  @Test func `What was probably meant is taken with Enter, and anything else is read anew`() throws {
    let taken = try talk(["yes but only once", "", "no", "no", "none", "no"])
    #expect(taken.answers == "screen=yes who=no often=no worries=none last=no")
    #expect(
      taken.screen.contains(
        "You typed 'yes but only once'. Is that: yes? Press Enter if it is; otherwise type your answer.\n"
      )
    )
    #expect(try talk(["yes but only once", "no", "none", "no"]).answers == "screen=no worries=none last=no")
  }
}
