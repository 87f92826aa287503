import DecisionSupport

/// The texts that a guidance's outcomes are put together from, as the bytes of compact JSON.
struct OutcomeTexts: Sendable {
  typealias Text = TextPool.Text

  struct Question: Sendable {
    let id: Text
    let urgent: Text
    let urgentIfUncertain: Text
    let findOut: Text

    /// Where the ids of its options start in `options`.
    let firstOption: Int
  }

  struct Level: Sendable {
    let number: Text
    let whole: Text
    let actions: Text
    let actionsIfNotKnown: Text
    let consent: Text
  }

  private let pool: TextPool

  /// The names of an outcome's members, each with its colon.
  let keys: [(field: OutcomeField, text: Text)]
  let guidance: Text
  let reason: Text?
  let actionsElsewhere: Text

  /// What is said of the guidance today, without brackets; and the same where a deadline has no date.
  let notices: (usual: Text, undated: Text)
  let questions: [Question]
  let options: [Text]
  let levels: [Level]

  /// The beginnings of reasons and reminders: all that does not depend on the answers.
  let rules: [Text]
  let reminders: [Text]

  init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: Set<OutcomeField>) {
    var assessor = Assessor(guidance, parts: [])
    let sample = OutcomeReport(
      assessor.assess(.calm(for: guidance), since: today, today: today),
      of: guidance,
      today: today
    )
    var list = TextList()
    func text(_ json: JSON) -> Text { list.append(json.line().utf8) }
    func inside(_ json: JSON) -> Text { list.append(json.line().utf8.dropFirst().dropLast()) }
    func beginning(_ members: [JSON.Member]) -> Text { list.append(JSON.object(members).line().utf8.dropLast()) }
    keys = OutcomeField.allCases.filter { fields.contains($0) }.map { ($0, list.append("\"\($0.rawValue)\":".utf8)) }
    self.guidance = text(sample.guidanceJSON(fingerprint))
    reason = guidance.applicability.map { text(.string($0.because)) }
    actionsElsewhere = text(JSON(guidance.applicability?.actions ?? []))
    notices = (
      inside(JSON(guidance.notices(on: today, hasUndatedDeadline: false))),
      inside(JSON(guidance.notices(on: today, hasUndatedDeadline: true)))
    )
    var options: [Text] = []
    questions = guidance.questions.ordinals.map { index in
      let question = guidance.questions[index]
      let firstOption = options.count
      options += question.answers.options.map { text(.string($0.id)) }
      return Question(
        id: text(.string(question.id)),
        urgent: text(sample.urgentJSON(UrgentCall(question: index, isCertain: true))),
        urgentIfUncertain: text(sample.urgentJSON(UrgentCall(question: index, isCertain: false))),
        findOut: text(sample.findOutJSON(index)),
        firstOption: firstOption
      )
    }
    self.options = options
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
    rules = guidance.rules.ordinals.map { beginning(sample.ruleMembers($0)) }
    reminders = guidance.reminders.ordinals.map { beginning(sample.reminderMembers($0)) }
    pool = TextPool(list)
  }

  /// A text's bytes.
  @inline(__always)
  subscript(text: Text) -> UnsafeRawBufferPointer { pool[text] }
}
