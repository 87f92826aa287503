import DecisionSupport
import MarkedYAML

/// What a guidance says in one place to people only: nothing else of a comparison looks at it.
struct Statement {
  let kind: FindingKind
  let subject: Finding.Subject

  /// What the statement is, such as "Reason".
  let what: String
  let text: String
  let place: SourceRange?
}

/// Gathers what a guidance says, under the names that its parts bear now.
struct Statements {
  private(set) var all: [Statement] = []
  let guidance: Guidance
  private let names: Names
  private let naming: ConditionNaming

  /// What each part is called now.
  struct Names {
    let guidance: String
    let levels, questions, rules, reminders, pathways, steps: [String]
  }

  init(_ guidance: Guidance, _ names: Names, _ naming: ConditionNaming) {
    (self.guidance, self.names, self.naming) = (guidance, names, naming)
    addGuidance()
    addContacts()
    addLevelsAndQuestions()
    for (rule, name) in zip(guidance.rules, names.rules) {
      let subject = Finding.Subject(.rule, name)
      add(.wordsChanged, subject, "Reason", rule.because, rule.range)
      add(rule.citation, subject, rule.formerID, rule.range)
    }
    for (reminder, name) in zip(guidance.reminders, names.reminders) {
      add(reminder.citation, .init(.reminder, name), reminder.formerID, reminder.range)
    }
    for (pathway, name) in zip(guidance.pathways, names.pathways) {
      let subject = Finding.Subject(.pathway, name)
      if pathway.isForAdultsToo {
        add(.wordsChanged, subject, "Where the guidance does not apply", "due too", pathway.range)
      }
      addIDs(of: pathway.actions, subject, pathway.range)
      add(pathway.citation, subject, pathway.formerID, pathway.range)
    }
    addLadder()
    for safeguard in guidance.safeguards {
      let subject = Finding.Subject(.safeguard, safeguard.id)
      add(.wordsChanged, subject, "What it says", safeguard.says, safeguard.range)
      add(.wordsChanged, subject, Self.claim, words(safeguard.claim), safeguard.range)
      if let citation = safeguard.citation { add(citation, subject, nil, safeguard.range) }
    }
  }

  private mutating func add(
    _ kind: FindingKind,
    _ subject: Finding.Subject,
    _ what: String,
    _ text: String?,
    _ place: SourceRange? = nil
  ) {
    guard let text, !text.isEmpty else { return }
    all.append(Statement(kind: kind, subject: subject, what: what, text: text, place: place))
  }

  private mutating func add(
    _ citation: Citation,
    _ subject: Finding.Subject,
    _ formerID: String?,
    _ place: SourceRange?,
    _ what: String = "",
    of part: String = ""
  ) {
    add(.provenanceChanged, subject, part + "Source" + what, citation.source, place)
    add(.provenanceChanged, subject, part + Self.assumed + what, citation.assumption, place)
    add(.provenanceChanged, subject, Self.formerID, formerID, place)
  }

  private mutating func addIDs(of items: [Item], _ subject: Finding.Subject, _ place: SourceRange?) {
    add(.wordsChanged, subject, "Names of things to do", items.compactMap(\.id).joined(separator: ", "), place)
  }

  // Labels, or what they begin with, by which some are told from others.
  static let formerID = "Former id"
  static let version = "Version"
  static let successor = "Where it goes on"
  static let claim = "What it claims"
  static let notKnowing = "Not knowing counts"
  static let review = "Next review"
  static let assumed = "Assumed"
  static let ofLadder = "Protocol: "
  static let ofDays = "Calendar: "
  static let holiday = "Bank holiday "

  // MARK: Parts

  private mutating func addGuidance() {
    let subject = Finding.Subject(.guidance, names.guidance)
    add(.wordsChanged, subject, "Name", guidance.name)
    add(.provenanceChanged, subject, Self.version, guidance.version)
    add(.provenanceChanged, subject, "Holds from", guidance.effective.spelledOut)
    add(.provenanceChanged, subject, Self.review, guidance.reviewBy.spelledOut)
    add(.provenanceChanged, subject, "Owner", guidance.owner)
    if let applicability = guidance.applicability {
      add(applicability.citation, subject, nil, nil, " of the route for others")
      addIDs(of: applicability.toDo, subject, nil)
    }
    for source in guidance.sources {
      let what = "Source '\(source.id)'"
      add(.provenanceChanged, subject, what, source.title)
      add(.provenanceChanged, subject, "\(what), publisher", source.publisher)
      add(.provenanceChanged, subject, "\(what), date", source.date)
      add(.provenanceChanged, subject, "\(what), address", source.url)
      add(.provenanceChanged, subject, "\(what), note", source.note)
    }
    guard let calendar = guidance.calendar else { return }
    add(.wordsChanged, subject, "Region of the calendar", calendar.region)
    add(calendar.citation, subject, nil, nil, " of the calendar")
    for (date, name) in calendar.bankHolidays.sorted(by: { $0.key < $1.key }) {
      add(.wordsChanged, subject, "\(Self.holiday)\(date)", name)
    }
    let weekend = calendar.weekend.map { "\($0)" }.sorted().joined(separator: ", ")
    add(.wordsChanged, subject, "\(Self.ofDays)weekend", weekend)
    add(.wordsChanged, subject, "\(Self.ofDays)years", "\(calendar.years.lowerBound) to \(calendar.years.upperBound)")
  }

  private mutating func addContacts() {
    let subject = Finding.Subject(.guidance, names.guidance)
    for contact in guidance.contacts {
      let what = "Contact '\(contact.id)'"
      add(.contactChanged, subject, what, contact.name)
      let options = contact.council.map { guidance.questions[$0].answers.options } ?? []
      add(.contactChanged, subject, "\(what), council", contact.council.map { names.questions[$0.position] })
      for (position, number) in contact.numbers.enumerated() {
        let what = contact.numbers.count == 1 ? what : "\(what), \(position + 1)"
        add(.contactChanged, subject, "\(what), for", number.council.map { options[$0].text })
        add(.contactChanged, subject, "\(what), number", number.number)
        if !number.isNumber { add(.contactChanged, subject, "\(what), words in place of a number", "yes") }
        add(.contactChanged, subject, "\(what), hours", "\(number.hours)")
        add(.contactChanged, subject, "\(what), checked on", number.checked?.spelledOut)
        if number.isToCheck { add(.contactChanged, subject, "\(what), to be checked", "yes") }
      }
    }
  }

  private mutating func addLevelsAndQuestions() {
    for (level, name) in zip(guidance.levels, names.levels) {
      let subject = Finding.Subject(.level, name)
      addIDs(of: level.toDo + level.notToDo + level.toDoIfNotKnown + level.aboutConsent, subject, level.range)
      add(level.citation, subject, level.formerID, level.range)
    }
    for (question, name) in zip(guidance.questions, names.questions) {
      let subject = Finding.Subject(.question, name)
      func say(_ what: String, _ text: String?, to statements: inout Statements) {
        statements.add(.wordsChanged, subject, what, text, question.range)
      }
      if question.isAboutSafety { say("No level is named before it is answered", "yes", to: &self) }
      if question.isOfFamily { say("Asked of the whole family", "yes", to: &self) }
      if case .wholeNumber(let number) = question.answers {
        let units = number.units.map { "\($0.count) \($0.name)" } + number.words.map { "\($0.word): \($0.number)" }
        say("Units and words", units.joined(separator: ", "), to: &self)
      }
      let knowing =
        switch question.whenUnknown {
        case .assumeWorst: "as the worst"
        case .assume: "as an answer that is assumed"
        case .noEffect: "for nothing"
        }
      say(Self.notKnowing, knowing, to: &self)
      // What is said is compared elsewhere; whom to ring for it, and by when, is not.
      let knows = question.toConsult.flatMap(\.parts)
      let more = knows.map { guidance.words(of: $0) }.filter { words in !knows.contains { $0.text == words } }
      say("Who would know, with whom and by when", more.joined(separator: "; "), to: &self)
      let urgent = question.urgent.map { $0.toDo + $0.toDoIfNotKnown } ?? []
      addIDs(of: question.toConsult + urgent, subject, question.range)
      add(question.citation, subject, question.formerID, question.range)
    }
  }

  private mutating func addLadder() {
    guard let ladder = guidance.escalation else { return }
    let whole = Finding.Subject(.guidance, names.guidance)
    add(ladder.citation, whole, nil, ladder.range, of: Self.ofLadder)
    for agency in ladder.agencies {
      add(.wordsChanged, whole, "\(Self.ofLadder)agency '\(agency.id)'", agency.name, ladder.range)
    }
    for (step, name) in zip(ladder.steps, names.steps) {
      let subject = Finding.Subject(.step, name)
      add(.wordsChanged, subject, "Stage", step.stage, step.range)
      let next =
        switch step.ifUnresolved {
        case .step(let next): names.steps[next.position]
        case .end: "nowhere"
        }
      add(.wordsChanged, subject, Self.successor, next, step.range)
      addIDs(of: [step.raisingForms, step.receivingForms].compactMap(\.self), subject, step.range)
      add(step.citation, subject, step.formerID, step.range)
      for (position, deadline) in step.deadlines.enumerated() {
        let what = " of deadline \(position + 1)"
        // How many working days there are is compared elsewhere.
        switch deadline.limit {
        case .workingDays, .withoutDelay: break
        case .hours, .days: add(.wordsChanged, subject, "Time" + what, deadline.limit.words, step.range)
        }
        let start = deadline.start == .stepStart ? "the step" : "the deadline before"
        add(.wordsChanged, subject, "Beginning" + what, start, step.range)
        add(deadline.citation, subject, nil, step.range, what)
      }
    }
  }

  private func words(_ claim: Safeguard.Claim) -> String {
    func words(_ question: Ordinal<Question>, _ answer: Answer) -> String {
      guidance.questions[question].word(for: answer)
    }
    func name(_ question: Ordinal<Question>) -> String { names.questions[question.position] }
    func when(_ condition: Condition?) -> String { condition.map { " when " + naming.text($0) } ?? "" }
    switch claim {
    case .neverLowers(let question, let from, let to, let condition):
      return "\(name(question)) from \(words(question, from)) to \(words(question, to)) never lowers\(when(condition))"
    case .notKnownNeverAboveEach(let question, let condition):
      return "\(name(question)) from not known to each never lowers\(when(condition))"
    case .neverShows(let shown, .when(let condition)):
      return "never shows \(shown.kind.rawValue) \(shown.id ?? "all")\(when(condition))"
    case .neverShows(let shown, .calmOrUnknown(let except)):
      return "never shows \(shown.kind.rawValue) \(shown.id ?? "all") where all is calm or not known, except: "
        + except.map(name).joined(separator: ", ")
    case .sameLevel(let question, let over, let condition):
      return
        "\(name(question)) over \(over.map { words(question, $0) }.joined(separator: ", ")): same level\(when(condition))"
    case .always(let condition, let level):
      return "at least \(names.levels[level.position])\(when(condition))"
    case .unknownNeverLowers(let questions):
      return "not knowing never lowers: \(questions?.map(name).joined(separator: ", ") ?? "all")"
    case .escalation(let from, let reaches, let days):
      let start = from.map { names.steps[$0.position] } ?? "any"
      return "from \(start) the ladder reaches \(names.steps[reaches.position]) in \(days) working days"
    }
  }
}
