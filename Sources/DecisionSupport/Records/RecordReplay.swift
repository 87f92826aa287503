/// A saved record beside what today's guidance says about the same answers.
public struct RecordReplay: Sendable {
  /// What holds now and did not then, and the other way round.
  public struct Change<Then: Sendable, Now: Sendable>: Sendable {
    /// What is new.
    public let began: [Now]

    /// What is no more.
    public let ceased: [Then]

    /// Whether nothing changed.
    public var isEmpty: Bool { began.isEmpty && ceased.isEmpty }
  }

  /// A rule that had a say then and has none now.
  public struct CeasedRule: Sendable {
    /// What the record says of the rule.
    public let then: Record.Reason

    /// The rule now; nil where there is none any more.
    public let rule: Ordinal<Rule>?

    /// The answers that keep the rule from holding now.
    public let against: [CountedAnswer]
  }

  /// A rule that has a say now and had none then.
  public struct BegunRule: Sendable {
    /// What the outcome says of the rule.
    public let reason: Outcome.Reason

    /// The answers that make the rule hold or leave it open.
    public let behind: [CountedAnswer]
  }

  /// A rule that had a say then and has another now.
  public struct MovedRule: Sendable {
    /// What the record says of the rule.
    public let then: Record.Reason

    /// What the outcome says of the rule.
    public let now: Outcome.Reason
  }

  /// The record.
  public let record: Record

  /// What today's guidance says.
  public let outcome: Outcome

  /// The levels now.
  public let levels: LevelNumbers

  /// The rules that begin or cease to have a say.
  public let rules: Change<CeasedRule, BegunRule>

  /// The rules that call for another level now, or are certain now and were not, or the other way round.
  public let moved: [MovedRule]

  /// The questions whose urgent action begins or ceases to be called for.
  public let urgent: Change<String, Ordinal<Question>>

  /// The reminders that begin or cease to be shown.
  public let reminders: Change<String, Ordinal<Reminder>>

  /// The next step now; nil where it is the one that it was.
  public let step: Change<String, Ordinal<EscalationStep>>

  /// The questions that are asked now and had an answer then, or were not asked.
  public let newlyUnanswered: [Ordinal<Question>]

  /// Whether the record is of a time when an answer set meant something else.
  public var isOfOtherMeaning: Bool { record.meaning != Record.currentMeaning }

  /// Whether the levels are what they were. What was possible is only compared where it means the same.
  private var areLevelsSame: Bool {
    levels.suggested == record.levels.suggested && levels.established == record.levels.established
      && (isOfOtherMeaning || levels.possible == record.levels.possible)
  }

  /// Whether nothing but the words of the guidance is otherwise than it was.
  public var isSame: Bool {
    areLevelsSame && record.lost.isEmpty && rules.isEmpty && moved.isEmpty && urgent.isEmpty
      && reminders.isEmpty && step.isEmpty && newlyUnanswered.isEmpty
  }
}

extension Guidance {
  /// Asks this guidance what an earlier one was asked, on the day on which it was.
  ///
  /// - Throws: Where the guidance's definition and the engine do not conclude the same.
  public func replay(_ record: Record) throws(SelfContradiction) -> RecordReplay {
    let outcome = try assess(record.answers, since: record.date, today: record.date)
    var engine = Engine(compiled, record.answers)
    let rules = ruleChanges(record, outcome, &engine)
    let next = outcome.nextStep.map { [$0.step] } ?? []
    func number(_ level: Ordinal<Level>?) -> Int? { level.map { levels[$0].number } }
    return RecordReplay(
      record: record,
      outcome: outcome,
      levels: LevelNumbers(
        suggested: number(outcome.level),
        established: number(outcome.established),
        possible: number(outcome.possible)
      ),
      rules: rules.change,
      moved: rules.moved,
      urgent: change(from: record.urgent, to: outcome.urgent.map { $0.question }, in: questions, was: { $0.formerID }),
      reminders: change(
        from: record.reminders,
        to: outcome.reminders.map { $0.reminder },
        in: reminders,
        was: { $0.formerID }
      ),
      step: change(from: record.step.map { [$0] } ?? [], to: next, in: escalation?.steps ?? [], was: { $0.formerID }),
      newlyUnanswered: outcome.unanswered.filter { question in
        !isNamed(questions[question], was: { $0.formerID }, by: record.unanswered)
      }
    )
  }

  private func ruleChanges(
    _ record: Record,
    _ outcome: Outcome,
    _ engine: inout Engine
  ) -> (change: RecordReplay.Change<RecordReplay.CeasedRule, RecordReplay.BegunRule>, moved: [RecordReplay.MovedRule]) {
    var (began, ceased, moved) = ([RecordReplay.BegunRule](), [RecordReplay.CeasedRule](), [RecordReplay.MovedRule]())
    for then in record.reasons {
      let rule = rules.firstIndex { $0.id == then.rule } ?? rules.firstIndex { $0.formerID == then.rule }
      if let rule, let now = outcome.reasons.first(where: { $0.rule.position == rule }) {
        guard now.isCertain != then.isCertain || levels[rules[rule].level].number != then.level else { continue }
        moved.append(RecordReplay.MovedRule(then: then, now: now))
      } else {
        let against =
          rule.map { engine.questionsRulingOut(compiled.condition(ofRule: $0), .closed) } ?? []
        ceased.append(
          RecordReplay.CeasedRule(
            then: then,
            rule: rule.map { Ordinal($0) },
            against: Meaning(self, record.answers).counted(outcome.applies ? against : [])
          )
        )
      }
    }
    let named = record.reasons.map { $0.rule }
    for reason in outcome.reasons where !isNamed(rules[reason.rule], was: { $0.formerID }, by: named) {
      let condition = compiled.condition(ofRule: reason.rule.position)
      let behind = engine.questionsBehind(condition, .closed)
      began.append(RecordReplay.BegunRule(reason: reason, behind: Meaning(self, record.answers).counted(behind)))
    }
    return (RecordReplay.Change(began: began, ceased: ceased), moved)
  }

  private func change<Element: Identified>(
    from then: [String],
    to now: [Ordinal<Element>],
    in elements: [Element],
    was formerID: (Element) -> String?
  ) -> RecordReplay.Change<String, Ordinal<Element>> {
    RecordReplay.Change(
      began: now.filter { !isNamed(elements[$0], was: formerID, by: then) },
      ceased: then.filter { id in !now.contains { isNamed(elements[$0], was: formerID, by: [id]) } }
    )
  }

  private func isNamed<Element: Identified>(
    _ element: Element,
    was formerID: (Element) -> String?,
    by ids: [String]
  ) -> Bool {
    ids.contains(element.id) || formerID(element).map { ids.contains($0) } ?? false
  }
}
