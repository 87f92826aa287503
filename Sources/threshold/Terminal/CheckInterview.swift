import DecisionSupport
import Reports

/// The interview of `check` at a terminal: urgent action the moment that an answer calls for it, and the answer so far
/// whenever somebody wishes to see it.
struct CheckInterview {
  private var dialogue: QuestionDialogue
  private let conversation: Conversation
  private let today: CalendarDate
  private var shownUrgent: [UrgentCall] = []

  /// Where answers are kept; nil where they are not.
  private let kept: (path: String, isResumed: Bool)?

  /// What the child is called, of several.
  private let label: String?

  init(
    _ interview: Interview,
    about label: String? = nil,
    today: CalendarDate,
    in conversation: Conversation,
    keeping kept: (path: String, isResumed: Bool)? = nil
  ) {
    self.conversation = conversation
    self.kept = kept
    self.label = label
    dialogue = QuestionDialogue(
      interview,
      in: conversation,
      commands: ["s": .soFar],
      commandHelp: "b back, d details left open, s answer so far, q stop and see the outcome."
    )
    self.today = today
  }

  private var interview: Interview { dialogue.interview }
  private var guidance: Guidance { interview.guidance }

  /// Asks until nothing is left to ask, or the user stops.
  ///
  /// - Parameter keep: Takes in all answers whenever one was given, or taken back.
  /// - Returns: What was answered, the rest of which still counts as not asked; and whether nothing is left to ask.
  /// - Throws: Where the program contradicts itself; whatever `keep` throws.
  func conduct(
    keep: (Answers) throws(SelfContradiction) -> Void = { _ in }
  ) throws(SelfContradiction) -> (answers: Answers, isFinished: Bool) {
    var check = self
    try check.run(keep)
    // The outcome that follows stands apart from the last question.
    conversation.blankLine()
    return (check.interview.answers, check.interview.next == nil)
  }

  private mutating func run(_ keep: (Answers) throws(SelfContradiction) -> Void) throws(SelfContradiction) {
    greet()
    sayUrgent()
    while true {
      switch dialogue.next() {
      case .answered:
        try keep(interview.answers)
        sayUrgent()
      case .wish: try soFar()
      case .endOfInput: return conversation.say { $0.paragraph("End of input: what was answered is assessed.") }
      case .stopped, .finished: return
      }
    }
  }

  private func greet() {
    conversation.say { writer in
      if let label { writer.heading("About \(label): what is known of the family stays") }
      if label != nil, kept?.isResumed != true { return }
      writer.paragraph(guidance.name, emphasis: .bold)
      if guidance.status == .draft { writer.paragraph("A draft, not approved by any partnership.", emphasis: .faint) }
      writer.paragraph(
        "In an emergency ring 999 first. Use no names: \(whatIsKept). Answer by number or word. "
          + "u not known, b back, ? help, d details left open, s answer so far, q stop."
      )
      if kept?.isResumed == true {
        let count = interview.answers.answered.count
        writer.paragraph("It goes on after the \(count == 1 ? "answer" : "\(count) answers") kept there.")
      }
    }
  }

  private var whatIsKept: String {
    kept.map { "answers are kept in '\($0.path)', and nothing is sent" } ?? "nothing is kept or sent"
  }

  /// Urgent action, the moment that an answer calls for it, once.
  private mutating func sayUrgent() {
    let urgent = Meaning(guidance, interview.answers).urgent.filter { !shownUrgent.contains($0) }
    shownUrgent += urgent
    for call in urgent {
      let action = guidance.texts(of: call.items).joined(separator: " ")
      conversation.blankLine()
      conversation.say { writer in
        writer.heading("DO THIS NOW", .urgent)
        writer.paragraph(action, emphasis: .urgent)
      }
    }
  }

  private func soFar() throws(SelfContradiction) {
    if interview.isAboutDisagreement {
      let next = guidance.nextStepOfDisagreement(interview.answers, today: today)
      let steps = guidance.escalation?.steps ?? []
      return conversation.say {
        $0.paragraph("So far: \(next.map { steps[$0].heading } ?? "every step has been taken").")
      }
    }
    let outcome = try guidance.assess(interview.answers, since: today, today: today)
    conversation.say { writer in
      guard let level = outcome.level, let possible = outcome.possible else {
        writer.paragraph("This guidance does not apply.")
        return
      }
      guard outcome.isEnough else {
        let open = outcome.unanswered.count { guidance.questions[$0].isAboutSafety }
        let questions = open == 1 ? "1 question" : "\(open) questions"
        writer.paragraph("Too little is answered to name a level: \(questions) about safety left.", emphasis: .bold)
        return
      }
      writer.paragraph("So far: \(guidance.levels[level].title).", emphasis: .bold)
      if possible > level {
        writer.paragraph("What is not answered yet could raise it to \(guidance.levels[possible].title).")
      }
      for reason in outcome.reasons.prefix(5) where guidance.rules[reason.rule].level == level {
        writer.paragraph(guidance.rules[reason.rule].because, marker: "- ")
      }
    }
  }
}
