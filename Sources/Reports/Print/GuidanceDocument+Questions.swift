import DecisionSupport

extension GuidanceDocument {
  /// The questions in asking order, each with its answers, what opens it, and what not knowing means.
  func addQuestions(to document: inout Document) {
    document.add(.part("Questions, in asking order"))
    if isShort { return addShortQuestions(to: &document) }
    var section = ""
    for question in guidance.questions {
      document.add(.heading(question.ask))
      if question.section != section {
        section = question.section
        document.add(.aside("Here begins the part “\(section)”."))
      }
      if let help = question.help { document.add(.paragraph(help)) }
      var label = "Answers"
      if case .anyOf = question.answers { label = "Answers, any of which can be ticked" }
      document.add(.field(label, lines: answers(question)))
      if let askIf = question.askIf {
        document.add(.field("Asked only if", lines: guidance.lines(describing: askIf)))
      }
      document.add(.field("Not known", lines: [notKnown(question)]))
      if let consult = question.consult { document.add(.field("Who would know", lines: [consult])) }
      if let urgent = question.urgent {
        let calling = AnswerTest(question: urgent.answers.question, values: urgent.answers.values)
        document.add(.field("At once, if", lines: [guidance.sentence(describing: .answer(calling))]))
        for item in urgent.toDo { add(item, to: &document) }
      }
      document.add(.aside(reference(question.citation)))
    }
  }

  /// The questions by section, with what has to be done at once.
  private func addShortQuestions(to document: inout Document) {
    var section = ""
    for question in guidance.questions {
      if question.section != section {
        section = question.section
        document.add(.heading(section))
      }
      let urgent = question.urgent.map { $0.toDo.flatMap { $0.parts.map { "At once: \($0.text)" } } } ?? []
      document.add(.item(question.ask, notes: urgent))
    }
  }

  private func answers(_ question: Question) -> [String] {
    switch question.answers {
    case .yesNo: return ["yes or no"]
    case .oneOf(let options), .anyOf(let options): return options.map { $0.text }
    case .wholeNumber(let number):
      let numbers = "a number from \(number.range.lowerBound) to \(number.range.upperBound) (\(number.unit))"
      return [numbers] + number.extras.map { $0.text }
    }
  }

  private func notKnown(_ question: Question) -> String {
    switch question.whenUnknown {
    case .assumeWorst: "anything that it could be is assumed until somebody finds out"
    case .assume(let answer, let because):
      "counts as ‘\(question.phrase(for: answer))’ until somebody finds out. \(because)"
    case .noEffect(let because): "counts as ‘\(question.phrase(for: question.calm))’. \(because)"
    }
  }

  /// The ladder by which professionals resolve a disagreement.
  func addLadder(to document: inout Document) {
    guard let escalation = guidance.escalation else { return }
    document.add(.part("Disagreements: \(escalation.name)"))
    document.add(.statement(escalation.neverDelays))
    for step in escalation.steps {
      document.add(.heading(step.heading))
      document.add(.field("Who raises it", lines: roles(step.raising, escalation)))
      document.add(.field("With whom", lines: roles(step.receiving, escalation)))
      for deadline in step.deadlines {
        document.add(.item("\(deadline.action) (\(deadline.limit.phrase))"))
      }
      document.add(.field("Write down", lines: [step.record.joined(separator: "; ")]))
      document.add(.field("Tell", lines: [step.notify.joined(separator: "; ")]))
    }
    document.add(.aside(reference(escalation.citation)))
  }

  private func roles(_ role: EscalationStep.Role, _ escalation: EscalationProtocol) -> [String] {
    switch role {
    case .everywhere(let role): [role]
    case .byAgency(let roles): zip(escalation.agencies, roles).map { "\($0.name): \($1)" }
    }
  }

  /// Whom to ring, with the hours and the day on which somebody made sure of each number.
  func addContacts(to document: inout Document) {
    guard !guidance.contacts.isEmpty else { return }
    document.add(.part("Whom to ring"))
    for contact in guidance.contacts {
      document.add(.heading(contact.name))
      let councils = contact.council.map { guidance.questions[$0].answers.options } ?? []
      for number in contact.numbers {
        let council = number.council.map { councils[$0].text + ": " } ?? ""
        var notes: [String] = []
        if number.isToCheck { notes.append("Check this number.") }
        if let checked = number.checked { notes.append("Last made sure of on \(checked.spelledOut).") }
        document.add(.item("\(council)\(number.number)\(hours(number.hours))", notes: notes))
      }
    }
  }

  private func hours(_ hours: Contact.Hours) -> String {
    func time(_ minutes: Int) -> String {
      let rest = minutes % 60
      return "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
    switch hours {
    case .always: return ", at any time"
    case .otherwise: return ", out of hours"
    case .unknown: return ""
    case .between(let from, let to, _): return ", \(time(from)) to \(time(to))"
    }
  }
}
