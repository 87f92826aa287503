import DecisionSupport

extension OutcomeReport {
  /// A summary to paste into a referral or a safeguarding record: what is known, what is not and what is judged apart,
  /// with blanks for what the program does not ask. Nothing that is assumed is written as a fact.
  public var referral: Document {
    var document = Document()
    document.add(.heading("Referral summary"))
    addBlanks(to: &document)
    addKnown(to: &document)
    document.add("Not known", items: unknown)
    document.add(
      "In the child's and other people's words",
      items: [
        "Who said or saw what, when and where, in their own words: \(Self.blank)",
        "What the child said, and to whom: \(Self.blank)", "What the child wants: \(Self.blank)",
      ]
    )
    document.add(
      "The person who may be harming the child",
      items: [
        "Relationship to the child: \(Self.blank)", "Access to the child now, and to other children: \(Self.blank)",
      ]
    )
    document.add(
      "Now and so far",
      items: [
        "Where the child is tonight, and with whom: \(Self.blank)",
        "Parents told, by whom and when; or not told, and why: \(Self.blank)",
        "Consent to this referral, or why it was not sought: \(Self.blank)",
        "Services involved, with names and numbers; services missing: \(Self.blank)",
        "Help already tried, and what came of it: \(Self.blank)",
      ]
    )
    addJudgement(to: &document)
    document.add(
      .aside(
        "\(guidance.name), version \(guidance.version)"
          + "\(guidance.status == .draft ? ", a draft that no partnership has approved" : ""). Answers of "
          + "\(today.spelledOut). A level is a suggestion; people decide."
      )
    )
    return document
  }

  private static let blank = "........"

  private func addBlanks(to document: inout Document) {
    let names = [
      "Child: name", "Date of birth, or due date", "Address", "School, nursery or college", "Parents and carers",
      "Others in the household, with ages", "Disability or additional needs", "Language, and interpreter needed",
      "Your name, role, organisation and number", "Date and time",
    ]
    for name in names { document.add(.item("\(name): \(Self.blank)")) }
  }

  /// What was answered: what raises something, and facts such as the age; apart from it, what raises nothing.
  private func addKnown(to document: inout Document) {
    var (facts, raised, calm) = ([String](), [String](), [String]())
    for (index, answer) in outcome.answers.answered where !answer.isNotKnown {
      let question = guidance.questions[index]
      if isFact(index) {
        facts.append(question.statement(of: answer))
      } else if answer == question.calm {
        calm.append(question.statement(of: answer))
      } else if case .checklist(let ticked, _) = answer {
        guard ticked != 0 else { continue }
        raised.append("\(question.ask) \(question.sentence(for: .checklist(ticked: ticked, unknown: 0)))")
      } else {
        raised.append(question.statement(of: answer))
      }
    }
    if raised.isEmpty, outcome.level?.position == 0 { raised = ["Nothing that was asked about raises a concern."] }
    document.add("Known", items: facts + raised)
    document.add("Asked, and answered without concern", items: calm)
  }

  /// Whether no answer is a worry by itself: a number, such as the age, and the council.
  private func isFact(_ question: Ordinal<Question>) -> Bool {
    if case .wholeNumber = guidance.questions[question].answers { return true }
    return guidance.contacts.contains { $0.council == question }
  }

  /// What nobody knows, option by option, and what was not asked.
  private var unknown: [String] {
    let notKnown = outcome.answers.answered.compactMap { index, answer -> String? in
      let question = guidance.questions[index]
      if case .checklist(_, let unknown) = answer, unknown != 0 {
        let options = question.answers.options
        let open = options.indices.filter { unknown.contains($0) }.map { options[$0].text.withoutFullStop }
        return "\(question.ask) Not known: \(open.joined(separator: "; "))."
      }
      return answer.isNotKnown ? question.ask : nil
    }
    let left = outcome.unanswered.map { "\(guidance.questions[$0].ask) Not asked yet." }
    return notKnown + left
  }

  private func addJudgement(to document: inout Document) {
    var items: [String] = []
    if outcome.isEnough, let level = outcome.level, let established = outcome.established {
      items.append("Level on what is known: \(guidance.levels[established].title).")
      if established < level {
        items.append(
          "Suggested until what is not known has been found out: \(guidance.levels[level].title). This is not a finding."
        )
      }
    } else if outcome.applies {
      items.append("Too little has been answered to suggest a level.")
    }
    if let professional {
      items.append("Own judgement: \(guidance.levels[professional.level].title). \(professional.reason)")
    } else {
      items.append("Own judgement, and why: \(Self.blank)")
    }
    items += outcome.pathways.filter { $0.isCertain }.map { "Also due: \(phrase(for: $0))" }
    document.add("Judgement", items: items)
  }
}
