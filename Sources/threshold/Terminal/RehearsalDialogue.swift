import DecisionSupport
import Reports

/// One scenario at a terminal: the story, the questions, and the level that the trainee commits to.
///
/// Nothing is revealed before that: there is no answer so far, and, unlike in `check`, an answer that calls for urgent
/// action is not met with it, since that would give the level away. The story is made up, so nobody is left in danger;
/// the urgent actions come first in the feedback.
struct RehearsalDialogue {
  let guidance: Guidance
  let scenario: Scenario
  let conversation: Conversation

  /// Tells, asks, and lets the trainee choose.
  ///
  /// - Parameters:
  ///   - begun: What was answered earlier.
  ///   - keep: Takes in what the trainee makes of the scenario, after each answer.
  /// - Returns: The level and the answers; nil where the trainee left.
  /// - Throws: Whatever `keep` throws.
  func conduct(
    begun: Answers?,
    keep: (Response.Judgement) throws(Failure) -> Void
  ) throws(Failure) -> (level: Ordinal<Level>, answers: Answers)? {
    var dialogue = QuestionDialogue(
      Interview(guidance, answers: begun ?? Answers(for: guidance)),
      in: conversation,
      commands: ["r": .story, "s": .soFar],
      commandHelp: "b back, r the story again, q leave."
    )
    conversation.say(scenario.document)
    if let begun, !begun.isEmpty {
      let count = begun.answered.count
      conversation.blankLine()
      let questions = "\(count) \(count == 1 ? "question" : "questions")"
      conversation.say { $0.paragraph("You have answered \(questions) of this one. It goes on from there.") }
    }
    while true {
      switch dialogue.next() {
      case .answered: try keep(judgement(dialogue.interview.answers, nil))
      case .wish(let wish): grant(wish)
      case .stopped, .endOfInput: return nil
      case .finished:
        switch commitment() {
        case .level(let level):
          try keep(judgement(dialogue.interview.answers, level))
          return (level, dialogue.interview.answers)
        case .back: _ = dialogue.goBack()
        case .left: return nil
        }
      }
    }
  }

  private func judgement(_ answers: Answers, _ level: Ordinal<Level>?) -> Response.Judgement {
    Response.Judgement(scenario: scenario.id, level: level, answers: answers)
  }

  private func grant(_ wish: Reply) {
    if wish == .story { return conversation.say(scenario.document) }
    conversation.say { $0.paragraph("In a rehearsal nothing is shown before you have chosen a level.") }
  }

  // MARK: The level

  private enum Commitment {
    case level(Ordinal<Level>)
    case back
    case left
  }

  private func commitment() -> Commitment {
    conversation.blankLine()
    conversation.say { writer in
      writer.heading("Your level")
      writer.paragraph("Which level would you work with? Choose before anything is shown.")
      for level in guidance.levels { writer.paragraph(level.name, marker: "\(level.number)  ", indent: 2) }
      writer.paragraph("b back, ? what the levels mean, r the story again, q leave.", emphasis: .faint)
    }
    while let line = conversation.reply() {
      let word = line.trimmed.lowercased()
      switch ReplyReader.command(line, ["r": .story, "s": .soFar]) {
      case .back?: return .back
      case .stop?: return .left
      case .details?: conversation.say { $0.paragraph("No details are left open.") }
      case let wish? where wish != .help: grant(wish)
      case .help?:
        conversation.say { writer in
          for level in guidance.levels { writer.paragraph(level.means, marker: "\(level.number)  ", indent: 2) }
        }
      default:
        if let level = level(word) { return .level(level) }
        let numbers = guidance.levels.map { String($0.number) }.joined(separator: ", ")
        conversation.say { $0.paragraph("Please choose one of the levels: \(numbers).") }
      }
    }
    return .left
  }

  private func level(_ word: String) -> Ordinal<Level>? {
    guidance.levels.firstIndex { String($0.number) == word || $0.id == word || $0.name.lowercased() == word }
      .map { Ordinal($0) }
  }
}
