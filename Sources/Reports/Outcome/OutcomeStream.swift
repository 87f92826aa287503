public import DecisionSupport

/// Where the JSON of an outcome goes, piece by piece: to a text, indented or not, or to the lines of a batch.
///
/// What stands under each key is known to `write(_:of:)` alone.
public protocol OutcomeStream: ~Copyable {
  /// The name of one of an outcome's own members, in the form in which it is written fastest.
  associatedtype Key

  /// Begins a list.
  mutating func beginList()

  /// Ends a list.
  mutating func endList()

  /// Begins an object.
  mutating func beginObject()

  /// Ends an object.
  mutating func endObject()

  /// Begins an object with members that depend on the guidance alone.
  mutating func beginObject(_ part: OutcomePart)

  /// Begins one of the outcome's own members.
  mutating func key(_ key: Key)

  /// Begins a member of what an outcome holds.
  mutating func key(_ name: StaticString)

  /// Begins a member that a question gives its name.
  mutating func key(_ question: Ordinal<Question>)

  /// Writes true or false.
  mutating func write(_ value: Bool)

  /// Writes null.
  mutating func writeNull()

  /// Writes what stands for a part.
  mutating func write(_ part: OutcomePart)

  /// Writes the items of a list that say whether anybody stands behind the guidance.
  mutating func writeNoticesAboutGuidance(hasUndatedDeadline: Bool)

  /// Writes an answer as answers files have it.
  mutating func write(_ answer: Answer, to question: Ordinal<Question>)

  /// Writes an answer as one text: `q=yes`.
  mutating func write(_ given: Outcome.GivenAnswer)
}

/// A part of an outcome's JSON that depends on the guidance and a few numbers, so that it can be kept once it is written.
public enum OutcomePart {
  /// Which guidance the outcome is of.
  case guidance

  /// Why the guidance does not apply.
  case whyNotApplicable

  /// The notice that so many questions have no answer.
  case gaps(count: Int)

  /// The notice that the answers to some questions count although the questions would not be asked.
  case unasked([Ordinal<Question>])

  /// The id of a question.
  case question(Ordinal<Question>)

  /// An urgent action.
  case urgent(UrgentCall)

  /// A question that is worth finding out.
  case findOut(Ordinal<Question>)

  /// A level with its id and name.
  case level(Ordinal<Level>)

  /// The number of a level.
  case number(Ordinal<Level>)

  /// The text of a part of an item.
  case text(Ordinal<Item.Part>)

  /// A part of an item with whom to do it with, whom to ring and by when.
  case toDo(Ordinal<Item.Part>)

  /// One way to reach a contact.
  case contact(ContactNumber)

  /// What is said of a pathway, whatever was answered, with the time by which it has to be done.
  case pathway(Ordinal<Pathway>, by: Moment?)

  /// What a reason says of its rule, whatever was answered.
  case rule(Ordinal<Rule>)

  /// What is said of a reminder, whatever was answered.
  case reminder(Ordinal<Reminder>)

  /// The next step of the ladder.
  case escalation(NextStep)

  /// The practitioner's own judgement.
  case professional
}

extension OutcomeStream where Self: ~Copyable {
  /// Writes some members of an outcome, each with its name, in the order in which they are given.
  @inlinable
  public mutating func write(_ fields: [(field: OutcomeField, key: Key)], of outcome: borrowing Outcome) {
    // Only where the guidance does not apply there is a reason for it.
    for (field, name) in fields where field != .reason || !outcome.applies {
      key(name)
      write(field, of: outcome)
    }
  }

  @inlinable
  mutating func write(_ field: OutcomeField, of outcome: borrowing Outcome) {
    switch field {
    case .guidance: write(.guidance)
    case .notices: writeNotices(of: outcome)
    case .applies: write(outcome.applies)
    case .reason: write(.whyNotApplicable)
    case .complete: write(outcome.isComplete)
    case .enough: write(outcome.isEnough)
    case .urgent: writeList(outcome.urgent) { $0.write(.urgent($1)) }
    case .doNow: writeList(outcome.doNow) { $0.write(.toDo($1)) }
    case .doNot: write(outcome.prohibitions)
    case .level: write(outcome.level.map { .level($0) })
    case .range: writeRange(of: outcome)
    case .reasons: writeList(outcome.reasons) { $0.write($1) }
    case .findOut: writeList(outcome.findOut) { $0.write(.findOut($1)) }
    case .wouldChange: writeList(outcome.wouldChange) { $0.write($1) }
    case .actions: write(outcome.actions)
    case .tell: write(outcome.toTell)
    case .consent: write(outcome.consent)
    case .pathways: writeList(outcome.pathways) { $0.write($1) }
    case .contacts: writeList(outcome.contacts) { $0.write(.contact($1)) }
    case .reminders: writeList(outcome.reminders) { $0.write($1) }
    case .escalation: write(outcome.nextStep.map { .escalation($0) })
    case .unanswered: write(outcome.unanswered)
    case .supposed: write(outcome.supposed)
    case .ignored: write(outcome.ignored)
    case .professional: write(.professional)
    }
  }

  @inlinable
  mutating func write(_ part: OutcomePart?) {
    if let part { write(part) } else { writeNull() }
  }

  @inlinable
  mutating func writeList<Item>(_ items: some Swift.Sequence<Item>, _ writeItem: (inout Self, Item) -> Void) {
    beginList()
    for item in items { writeItem(&self, item) }
    endList()
  }

  @inlinable
  mutating func write(_ questions: [Ordinal<Question>]) { writeList(questions) { $0.write(.question($1)) } }

  @inlinable
  mutating func write(_ items: [Ordinal<Item.Part>]) { writeList(items) { $0.write(.text($1)) } }

  @inlinable
  mutating func writeNotices(of outcome: borrowing Outcome) {
    beginList()
    if !outcome.isComplete { write(.gaps(count: outcome.unanswered.count)) }
    if !outcome.answeredUnasked.isEmpty { write(.unasked(outcome.answeredUnasked)) }
    writeNoticesAboutGuidance(hasUndatedDeadline: outcome.hasUndatedDeadline)
    endList()
  }

  @inlinable
  mutating func writeRange(of outcome: borrowing Outcome) {
    guard let established = outcome.established, let possible = outcome.possible else { return writeNull() }
    beginObject()
    key("established")
    write(.number(established))
    key("possible")
    write(.number(possible))
    endObject()
  }

  @inlinable
  mutating func write(_ reason: Outcome.Reason) {
    beginObject(.rule(reason.rule))
    key("certain")
    write(reason.isCertain)
    key("assumed")
    write(reason.assumed)
    key("answers")
    beginObject()
    for given in reason.answers {
      key(given.question)
      write(given.answer, to: given.question)
    }
    endObject()
    endObject()
  }

  @inlinable
  mutating func write(_ due: Outcome.DuePathway) {
    beginObject(.pathway(due.pathway, by: due.by))
    key("certain")
    write(due.isCertain)
    key("do")
    write(due.items)
    key("because")
    writeList(due.because) { $0.write($1) }
    endObject()
  }

  @inlinable
  mutating func write(_ change: Outcome.Change) {
    beginObject()
    key("question")
    write(.question(change.question))
    key("from")
    write(change.from, to: change.question)
    key("to")
    write(change.to, to: change.question)
    key("level")
    write(change.level.map { .number($0) })
    key("could")
    write(change.isPossible)
    endObject()
  }

  @inlinable
  mutating func write(_ shown: Outcome.ShownReminder) {
    beginObject(.reminder(shown.reminder))
    key("because")
    writeList(shown.because) { $0.write($1) }
    endObject()
  }
}
