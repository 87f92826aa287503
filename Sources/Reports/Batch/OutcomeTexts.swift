import DecisionSupport

/// The texts that a guidance's outcomes are put together from, as the bytes of compact JSON.
struct OutcomeTexts: Sendable {
  typealias Text = [UInt8]

  /// The words of one question's answers.
  struct Question: Sendable {
    /// Its id, and the ids of its options, without quotes.
    let id: Text
    let options: [Text]
    let urgent: Text
    let findOut: Text
  }

  struct Level: Sendable {
    let number: Text
    let whole: Text
    let actions: Text
    let actionsIfNotKnown: Text
    let consent: Text
  }

  let guidance: Text
  let reason: Text?
  let actionsElsewhere: Text

  /// What is said of the guidance today, without brackets; and the same where a deadline has no date.
  let notices: (usual: Text, undated: Text)
  let questions: [Question]
  let levels: [Level]

  /// The beginnings of reasons and reminders: all that does not depend on the answers.
  let rules: [Text]
  let reminders: [Text]

  init(_ guidance: Guidance, fingerprint: String, today: CalendarDate) {
    let sample = OutcomeReport(
      guidance.assess(.calm(for: guidance), since: today, today: today),
      of: guidance,
      today: today
    )
    func text(_ json: JSON) -> Text { Text(json.line().utf8) }
    func inside(_ json: JSON) -> Text { Text(text(json).dropFirst().dropLast()) }
    self.guidance = text(sample.guidanceJSON(fingerprint))
    reason = guidance.applicability.map { text(.string($0.because)) }
    actionsElsewhere = text(JSON(guidance.applicability?.actions ?? []))
    notices = (
      inside(JSON(guidance.notices(on: today, hasUndatedDeadline: false))),
      inside(JSON(guidance.notices(on: today, hasUndatedDeadline: true)))
    )
    questions = guidance.questions.ordinals.map { index in
      let question = guidance.questions[index]
      return Question(
        id: inside(.string(question.id)),
        options: question.answers.options.map { inside(.string($0.id)) },
        urgent: text(sample.urgentJSON(index)),
        findOut: text(sample.findOutJSON(index))
      )
    }
    levels = guidance.levels.ordinals.map { index in
      let level = guidance.levels[index]
      return Level(
        number: text(.number(level.number)),
        whole: text(sample.levelJSON(index)),
        actions: text(JSON(level.actions)),
        actionsIfNotKnown: text(JSON(level.actionsIfNotKnown + level.actions)),
        consent: text(JSON(level.consent))
      )
    }
    rules = guidance.rules.ordinals.map { Text(text(.object(sample.ruleMembers($0))).dropLast()) }
    reminders = guidance.reminders.ordinals.map { Text(text(.object(sample.reminderMembers($0))).dropLast()) }
  }
}
