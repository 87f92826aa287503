import DecisionSupport
import Reports

/// The texts that a guidance's outcomes are put together from, as the bytes of compact JSON.
struct OutcomeTexts: Sendable {
  typealias Text = TextPool.Text

  struct Question: Sendable {
    let id: Text

    /// The question's urgent action where it is certain, and where it is not; nil where it depends on other answers.
    let urgent: Text?
    let urgentIfUncertain: Text?
    let findOut: Text

    /// Where the ids of the question's options start in `options`.
    let firstOption: Int
  }

  struct Level: Sendable {
    let number: Text
    let whole: Text
  }

  private let pool: TextPool
  private let report: OutcomeReport
  private let fingerprint: String

  /// The names of the members that are wanted, each with its colon.
  let keys: [(field: OutcomeField, key: Text)]
  let guidance: Text
  let whyNotApplicable: Text

  /// What is said of the guidance today, without brackets; and the same where a deadline has no date.
  let notices: (usual: Text, undated: Text)
  let questions: [Question]
  let options: [Text]
  let levels: [Level]

  /// The parts of items: their texts, and all that is said of what to do.
  let items: [(text: Text, toDo: Text)]

  /// The numbers of each contact.
  let contacts: [[Text]]

  /// The beginnings of reasons, pathways and reminders: all that does not depend on the answers.
  let rules: [Text]
  let pathways: [Text]
  let reminders: [Text]

  init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: Set<OutcomeField>) {
    var assessor = Assessor(guidance, parts: [])
    let calm = assessor.assess(.calm(for: guidance), since: today, today: today)
    let report = OutcomeReport(calm, of: guidance, today: today)
    var list = TextList()
    func text(_ json: JSON) -> Text { list.append(json.line().utf8) }
    func text(_ part: OutcomePart) -> Text { text(report.json(of: part, fingerprint: fingerprint)) }
    func beginning(_ part: OutcomePart) -> Text {
      list.append(report.json(of: part, fingerprint: fingerprint).line().utf8.dropLast())
    }
    func notices(_ hasUndatedDeadline: Bool) -> Text {
      let notices = JSON(guidance.notices(on: today, hasUndatedDeadline: hasUndatedDeadline))
      return list.append(notices.line().utf8.dropFirst().dropLast())
    }
    self.report = report
    self.fingerprint = fingerprint
    keys = OutcomeField.allCases.filter { fields.contains($0) }.map { ($0, list.append("\"\($0.rawValue)\":".utf8)) }
    self.guidance = text(.guidance)
    whyNotApplicable = text(.whyNotApplicable)
    self.notices = (notices(false), notices(true))
    var options: [Text] = []
    questions = guidance.questions.ordinals.map { question in
      let firstOption = options.count
      options += guidance.questions[question].answers.options.map { text(.string($0.id)) }
      return Question(
        id: text(.question(question)),
        urgent: guidance.fixedUrgentCall(of: question, isCertain: true).map { text(.urgent($0)) },
        urgentIfUncertain: guidance.fixedUrgentCall(of: question, isCertain: false).map { text(.urgent($0)) },
        findOut: text(.findOut(question)),
        firstOption: firstOption
      )
    }
    self.options = options
    levels = guidance.levels.ordinals.map { level in
      Level(number: text(.number(level)), whole: text(.level(level)))
    }
    items = guidance.itemParts.ordinals.map { (text(.text($0)), text(.toDo($0))) }
    contacts = guidance.contacts.ordinals.map { contact in
      guidance.contacts[contact].numbers.indices.map { text(.contact(ContactNumber(contact: contact, position: $0))) }
    }
    pathways = guidance.pathways.ordinals.map { pathway in
      beginning(.pathway(pathway, by: guidance.end(of: pathway, since: Moment(today))))
    }
    rules = guidance.rules.ordinals.map { beginning(.rule($0)) }
    reminders = guidance.reminders.ordinals.map { beginning(.reminder($0)) }
    pool = TextPool(list)
  }

  /// A part that is not among the texts.
  func json(of part: OutcomePart) -> [UInt8] { Array(report.json(of: part, fingerprint: fingerprint).line().utf8) }

  /// A text's bytes.
  @inline(__always)
  subscript(text: Text) -> UnsafeRawBufferPointer { pool[text] }
}

extension Guidance {
  /// The urgent action of a question; nil where it has none, or where it depends on other answers what is to be done.
  fileprivate func fixedUrgentCall(of question: Ordinal<Question>, isCertain: Bool) -> UrgentCall? {
    guard let urgent = questions[question].urgent else { return nil }
    let items = isCertain ? urgent.toDo : urgent.toDoIfOpen
    guard items.isFixed else { return nil }
    return UrgentCall(question: question, isCertain: isCertain, items: items.compactMap { $0.parts.first?.place })
  }
}
