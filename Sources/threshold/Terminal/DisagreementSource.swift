import DecisionSupport

/// From where it is known how a disagreement stands.
enum DisagreementSource {
  /// Somebody says at which step the disagreement is, and since when.
  case step(String, since: CalendarDate?)

  /// A case log holds the steps that were taken; one more may be added.
  case log(path: String, CaseLogAddition)

  /// A person is asked who has been spoken to.
  case person(() -> Conversation)

  /// Finds out; what a person should know who waits meanwhile goes to `say`.
  func disagreement(
    on ladder: Ladder,
    today: CalendarDate,
    say: @escaping (String) -> Void
  ) throws(Failure) -> Disagreement {
    switch self {
    case .step(let id, let start):
      return Disagreement(at: try ladder.guidance.knownStep(id), since: start, on: ladder, today: today)
    case .log(let path, let addition):
      let file = CaseLogFile(path: path, ladder: ladder, today: today, say: say)
      let entry = try addition.entry(in: ladder.guidance, today: today)
      guard let entry else { return Disagreement(try file.read(), on: ladder, today: today) }
      return Disagreement(try file.add(entry, about: addition.about), on: ladder, today: today)
    case .person(let begin):
      let (interview, conversation) = (Interview(aboutDisagreementIn: ladder.guidance), begin())
      let check = CheckInterview(interview, today: today, in: conversation)
      let said = try Failure.unlessAgreed { () throws(SelfContradiction) in try check.conduct() }
      let answers = said.answers
      // Whoever stopped is asked nothing more.
      let isToAsk = said.isFinished && !ladder.guidance.isDisagreementRuledOut(answers)
      let sides = isToAsk ? AgencyDialogue(ladder, conversation).ladder() : ladder
      return Disagreement(answers, on: sides, today: today)
    }
  }
}

extension Guidance {
  /// The ladder as an agency sees it.
  func ladder(agency id: String?, with other: String?, isUrgent: Bool) throws(Failure) -> Ladder {
    let (agency, other) = (try agency(id), try agency(other))
    guard let ladder = Ladder(self, agency: agency, with: other, isUrgent: isUrgent) else {
      throw Failure("\(name) has no ladder for disagreements", "no-escalation")
    }
    return ladder
  }

  private func agency(_ id: String?) throws(Failure) -> Ordinal<Agency>? {
    guard let id else { return nil }
    let agencies = escalation?.agencies ?? []
    guard let position = agencies.firstIndex(where: { $0.id == id }) else {
      throw Failure(unknown: "agency", id, known: agencies.map(\.id))
    }
    return Ordinal(position)
  }

  /// The step of an id that somebody typed.
  func knownStep(_ id: String) throws(Failure) -> Ordinal<EscalationStep> {
    guard let step = step(id) else {
      throw Failure(unknown: "step", id, known: escalation?.steps.map(\.id) ?? [])
    }
    return step
  }
}
