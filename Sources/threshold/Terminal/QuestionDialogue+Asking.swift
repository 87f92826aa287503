import DecisionSupport
import Reports

extension QuestionDialogue {
  mutating func ask(_ index: Ordinal<Question>) {
    let question = guidance.questions[index]
    let isNewSection = question.section != section
    section = question.section
    let earlier = interview.answers[index]
    let before = interview.answers.answered.prefix { $0.question < index }
    let number = before.count { interview.isPut($0.question) } + 1
    // How many a brief interview skips only its answers tell.
    let others = interview.isBrief ? 0 : interview.progress.remaining - (earlier == nil ? 1 : 0)
    conversation.blankLine()
    conversation.say { writer in
      if isNewSection {
        writer.heading(question.section)
        writer.blankLine()
      }
      writer.paragraph("Question \(number)" + (others > 0 ? ", at least \(others) more" : ""), emphasis: .faint)
      writer.paragraph(question.ask, emphasis: .bold)
      for line in choices(question) { writer.paragraph(line.text, marker: line.marker, indent: 2) }
      if let earlier {
        writer.paragraph("You answered: \(sentence(question, earlier)) Press Enter to keep it.")
      }
    }
  }

  private func sentence(_ question: Question, _ answer: Answer) -> String {
    let phrase = question.phrase(for: answer)
    return phrase.hasSuffix(".") ? phrase : phrase + "."
  }

  private func choices(_ question: Question) -> [(marker: String, text: String)] {
    let options = question.answers.options
    var lines = options.enumerated().map { position, option in ("\(position + 1)  ", option.text) }
    switch question.answers {
    case .yesNo:
      lines = [("1  ", "Yes"), ("2  ", "No")]
    case .oneOf: break
    case .anyOf:
      lines.append(("0  ", "None of these"))
      lines.append(("", "Several: 1,3. Not sure about one: 2?"))
    case .wholeNumber(let number):
      lines = options.map { ("", "\($0.id): \($0.text)") }
      lines.insert(
        ("", range(number)),
        at: 0
      )
    }
    return lines + [("u  ", "Not known")]
  }

  func help(_ index: Ordinal<Question>) {
    let question = guidance.questions[index]
    conversation.say { writer in
      if let help = question.help { writer.paragraph(help) }
      if let consult = question.consult { writer.paragraph("Who would know: \(consult)") }
      if let source = guidance.source(of: question.citation) { writer.paragraph("Source: \(source.reference)") }
      if let assumption = question.citation.assumption { writer.paragraph("Assumed: \(assumption)") }
      writer.paragraph(commandHelp)
    }
  }

  private func range(_ number: NumberKind) -> String {
    let units = number.units.map { ", or \($0.name)" }.joined()
    return "A number from \(number.range.lowerBound) to \(number.range.upperBound) (\(number.unit)\(units))"
  }

  /// Asks whether some answers are all the same for another child.
  mutating func askAgain(_ same: [Outcome.GivenAnswer]) {
    if let question = same.first?.question { section = guidance.questions[question].section }
    conversation.blankLine()
    conversation.say { writer in
      writer.heading(section)
      writer.blankLine()
      writer.paragraph("Is all of this the same for this child?", emphasis: .bold)
      for given in same {
        let question = guidance.questions[given.question]
        writer.paragraph("\(question.ask) \(sentence(question, given.answer).startingWithCapital)", marker: "- ")
      }
      writer.paragraph("Yes, the same", marker: "1  ", indent: 2)
      writer.paragraph("No, ask me about each", marker: "2  ", indent: 2)
    }
  }

  /// Asks whether an answer still holds.
  func askAgain(_ index: Ordinal<Question>, _ answer: Answer) {
    let question = guidance.questions[index]
    conversation.blankLine()
    conversation.say { writer in
      writer.paragraph("This would no longer be asked: \(question.ask)")
      writer.paragraph("You answered: \(sentence(question, answer)) Does that still hold?", emphasis: .bold)
      writer.paragraph("Yes", marker: "1  ", indent: 2)
      writer.paragraph("No, forget it", marker: "2  ", indent: 2)
    }
  }
}
