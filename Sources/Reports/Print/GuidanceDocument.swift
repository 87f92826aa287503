public import DecisionSupport

/// The whole guidance for people: what a committee that has to answer for it reads, part by part.
public struct GuidanceDocument: Sendable {
  let guidance: Guidance

  /// Whether only what somebody needs at once is told: without long conditions, whom to ring, what is assumed, and sources.
  let isShort: Bool

  /// Takes a guidance up.
  ///
  /// - Parameters:
  ///   - guidance: What is told.
  ///   - isShort: Whether long conditions, whom to ring, what is assumed and sources stay out.
  public init(_ guidance: Guidance, isShort: Bool = false) {
    self.guidance = guidance
    self.isShort = isShort
  }

  /// The levels, the questions in asking order, the rules in words, what is said beside the level, the ladder, whom to ring
  /// and where it all comes from.
  public var document: Document {
    var document = Document()
    addAbout(to: &document)
    addLevels(to: &document)
    addQuestions(to: &document)
    addRules(to: &document)
    addReminders(to: &document)
    addPathways(to: &document)
    addLadder(to: &document)
    if isShort { return document }
    addContacts(to: &document)
    addAssumptions(to: &document)
    document.add(.part("Sources"))
    for source in guidance.sources {
      document.add(.item(source.reference, notes: [source.note, source.url].compactMap { $0 }))
    }
    return document
  }

  /// Whom to ring, and nothing else.
  public var numbers: Document {
    var document = Document()
    addContacts(to: &document)
    return document
  }

  private func addAbout(to document: inout Document) {
    document.add(.part("About this guidance"))
    for notice in [guidance.status == .draft ? "This guidance is a draft, not approved by any partnership." : ""]
    where !notice.isEmpty {
      document.add(.statement(notice))
    }
    if case .approved(let body) = guidance.status { document.add(.field("Approved by", lines: [body])) }
    document.add(.field("Version", lines: [guidance.version]))
    document.add(.field("Looked after by", lines: [guidance.owner]))
    let label = guidance.status == .draft ? "Draft of" : "In effect from"
    document.add(.field(label, lines: [guidance.effective.spelledOut]))
    document.add(.field("To be reviewed by", lines: [guidance.reviewBy.spelledOut]))
    guard let applicability = guidance.applicability else { return }
    document.add(.heading("Whom it is for"))
    if !isShort {
      var (label, condition) = ("It applies unless this is false", applicability.condition)
      if case .none(let parts) = condition {
        (label, condition) = ("It does not apply where this is known", parts.count == 1 ? parts[0] : .any(parts))
      }
      document.add(.field(label, lines: guidance.lines(describing: condition)))
    }
    document.add(.paragraph(applicability.because))
    for item in applicability.toDo { add(item, to: &document) }
  }

  private func addLevels(to document: inout Document) {
    document.add(.part("Levels"))
    for level in guidance.levels {
      document.add(.heading("Level \(level.number), \(level.name)"))
      document.add(.paragraph(level.means))
      add("What to do", level.toDo, to: &document)
      add("What not to do", level.notToDo, to: &document)
      add("First, where only what is not known raised it to here", level.toDoIfNotKnown, to: &document)
      add("Consent", level.aboutConsent, to: &document)
    }
  }

  private func addRules(to document: inout Document) {
    document.add(.part("Rules, from the highest level down"))
    for (position, level) in guidance.levels.enumerated().reversed() {
      let rules = guidance.rules.filter { $0.level == Ordinal(position) }
      if isShort {
        // Rules of the lowest level only name what others stand on.
        guard position > 0 else { continue }
        document.add("Level \(level.number), \(level.name)", items: rules.map { $0.because })
        continue
      }
      for rule in rules {
        document.add(.heading(rule.because))
        let calls = position == 0 ? "nothing by itself; other parts of the guidance refer to it" : level.title
        document.add(.field("Calls for", lines: [calls]))
        document.add(.field("When", lines: guidance.lines(describing: rule.condition)))
        document.add(.aside(reference(rule.citation)))
      }
    }
  }

  private func addReminders(to document: inout Document) {
    guard !guidance.reminders.isEmpty else { return }
    document.add(.part("Reminders"))
    if isShort {
      for reminder in guidance.reminders { document.add(.item(reminder.text)) }
      return
    }
    for reminder in guidance.reminders {
      document.add(.heading(reminder.text))
      document.add(.field("Shown", lines: reminder.showIf.map { guidance.lines(describing: $0) } ?? ["always"]))
      document.add(.aside(reference(reminder.citation)))
    }
  }

  private func addPathways(to document: inout Document) {
    guard !guidance.pathways.isEmpty else { return }
    document.add(.part("Pathways: what is due beside the level"))
    for pathway in guidance.pathways {
      document.add(.heading(pathway.name))
      if !isShort { document.add(.field("When", lines: guidance.lines(describing: pathway.condition))) }
      if let within = pathway.within { document.add(.field("Time", lines: [within.phrase])) }
      for item in pathway.actions { add(item, to: &document) }
      document.add(.aside(reference(pathway.citation)))
    }
  }

  private func addAssumptions(to document: inout Document) {
    let citations =
      guidance.questions.map { ($0.ask, $0.citation) } + guidance.rules.map { ($0.because, $0.citation) }
      + guidance.reminders.map { ($0.text, $0.citation) }
    let assumed = citations.compactMap { said, citation in citation.assumption.map { (said, $0) } }
    guard !assumed.isEmpty else { return }
    document.add(.part("What is assumed, where no source says it in so many words"))
    for (said, assumption) in assumed { document.add(.item(said, notes: [assumption])) }
  }

  func reference(_ citation: Citation) -> String { "Source: \(guidance.reference(citation))" }

  // MARK: Items

  private func add(_ label: String, _ items: [Item], to document: inout Document) {
    guard !items.isEmpty else { return }
    document.add(.statement(label))
    for item in items { add(item, to: &document) }
  }

  /// An item; of several forms the first that is not ruled out counts, and each says when.
  func add(_ item: Item, to document: inout Document) {
    for (position, part) in item.parts.enumerated() {
      var notes: [String] = []
      if let condition = part.condition {
        let words = guidance.sentence(describing: condition, in: isShort ? .ticks : .ids)
        // In an old browser nobody would read a condition so long, and a page has to be small.
        let isLeftOut = isShort && words.utf8.count > 80
        notes.append(isLeftOut ? "Only in some cases" : "\(position == 0 ? "If" : "Else, if") \(words)")
      } else if item.isChoice {
        notes.append("Otherwise")
      }
      if let with = part.with { notes.append("With: \(with)") }
      if let within = part.within { notes.append("Time: \(within.phrase)") }
      if part.isToTell, !isShort { notes.append("Says whom to tell") }
      if !part.contacts.isEmpty {
        notes.append("Ring: \(part.contacts.map { guidance.contacts[$0.position].name }.joined(separator: "; "))")
      }
      document.add(.item(part.text, notes: notes))
    }
  }
}

extension Guidance {
  /// A condition in words on one line.
  func sentence(describing condition: Condition, in naming: RuleNaming = .ids) -> String {
    switch condition {
    case .rule(let rule) where naming == .ticks: rules[rule].because.inQuotes
    case .answer, .rule: lines(describing: condition, in: naming).joined(separator: " ")
    case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1:
      sentence(describing: parts[0], in: naming)
    case .all(let parts): sentence(joining: parts, by: "; and ", naming)
    case .any(let parts): sentence(joining: parts, by: "; or ", naming)
    case .none(let parts): "not: " + sentence(joining: parts, by: "; nor ", naming)
    case .atLeast(let count, let parts): "at least \(count) of these: " + sentence(joining: parts, by: "; ", naming)
    }
  }

  private func sentence(joining parts: [Condition], by link: String, _ naming: RuleNaming) -> String {
    let clauses = parts.map { part in
      let clause = sentence(describing: part, in: naming)
      return part.isGroup ? "(\(clause))" : clause
    }
    return clauses.joined(separator: link)
  }
}

extension Condition {
  /// Whether the condition says something of several conditions.
  fileprivate var isGroup: Bool {
    switch self {
    case .answer, .rule: false
    case .all(let parts), .any(let parts): parts.count == 1 ? parts[0].isGroup : true
    case .none, .atLeast: true
    }
  }
}
