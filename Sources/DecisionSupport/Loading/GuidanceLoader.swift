public import MarkedYAML

/// Turns the files of a folder into a checked guidance, or into every problem that they have.
///
/// Ids are declared first, in all files; then everything that names them is read; then what only the whole can show is
/// checked.
public struct GuidanceLoader {
  let sink: DiagnosticSink
  let roots: PerPart<Mapping>

  /// The files that exist, whether they could be composed or not.
  let present: PerPart<Void>

  var sources = NameTable<Source>("source")
  var levels = NameTable<Level>("level")
  var names = ConditionReader.Names()
  var reminders = NameTable<Reminder>("reminder")
  var steps = NameTable<EscalationStep>("step")
  var agencies = NameTable<Agency>("agency")
  var safeguards = NameTable<Safeguard>("safeguard")
  var contacts = NameTable<Contact>("contact")
  var pathways = NameTable<Pathway>("pathway")
  var itemNames = NameTable<Item>("item")

  /// The conditions of all items, by their ordinals.
  var itemConditions: [Condition] = []

  /// The parts of all items, by their places.
  var itemParts: [Item.Part] = []

  /// Every condition of the guidance that could be read; their bounds cut the numbers.
  var conditions: [LocatedCondition] = []

  /// Reads and checks a guidance.
  ///
  /// - Parameters:
  ///   - files: The texts of the folder's files. A required part that is missing is reported as a problem of the folder.
  ///   - folder: The folder as the user would type it.
  ///   - sink: Receives every problem.
  /// - Returns: Nil exactly where there was a problem.
  public static func load(
    _ files: [GuidancePart: SourceFile],
    folder: String,
    into sink: DiagnosticSink
  ) -> Guidance? {
    let before = sink.count
    let documents = GuidancePart.allCases.compactMap { part in
      files[part].map { (part: part, node: compose($0, into: sink, isAudited: true)) }
    }
    let guidance = load(documents, folder: folder, into: sink)
    return sink.count == before ? guidance : nil
  }

  /// Checks a guidance whose files have been composed, by whomever and on however many threads.
  ///
  /// - Parameters:
  ///   - documents: What the files hold; nil for one that could not be composed, which has been reported.
  ///   - folder: The folder as the user would type it.
  ///   - sink: Receives every problem.
  /// - Returns: Nil where there was a problem, or a file could not be composed.
  public static func load(
    _ documents: [(part: GuidancePart, node: Node?)],
    folder: String,
    into sink: DiagnosticSink
  ) -> Guidance? {
    var present = PerPart<Void>()
    var roots = PerPart<Mapping>()
    for (part, node) in documents {
      present[part] = ()
      guard let node else { continue }
      guard case .mapping(let mapping) = node else {
        sink.report(.expected("a mapping with keys", for: "'\(node.range.file.path)'", found: node))
        continue
      }
      roots[part] = mapping
    }
    for part in GuidancePart.allCases where part.isRequired && present[part] == nil {
      sink.report("'\(folder)' has no \(part.fileName)", identifier: "missing-file", at: nil)
    }
    var loader = GuidanceLoader(roots: roots, present: present, sink: sink)
    // Only an audit speaks of them.
    #if hasFeature(Embedded)
      let bidirectionalControls: [BidirectionalControl] = []
    #else
      let bidirectionalControls = documents.flatMap { $0.node?.bidirectionalControls ?? [] }
    #endif
    return loader.guidance(bidirectionalControls)
  }

  private init(roots: PerPart<Mapping>, present: PerPart<Void>, sink: DiagnosticSink) {
    self.roots = roots
    self.present = present
    self.sink = sink
  }

  private mutating func guidance(_ bidirectionalControls: [BidirectionalControl]) -> Guidance? {
    let header = roots[.guidance].flatMap { reader(.mapping($0), "the guidance", .guidance) }
    let sources = declareSources(header)
    let levelItems = items(of: .levels, "level", .level)
    let questionItems = questionItems()
    let ruleItems = items(of: .rules, "rule", .rule)
    let reminderItems = items(of: .reminders, "reminder", .reminder)
    self.levels.declare(levelItems, isExpected: isExpected(.levels), sink)
    declareQuestions(questionItems)
    names.rules.declare(ruleItems, isExpected: isExpected(.rules), sink)
    self.reminders.declare(reminderItems, isExpected: isExpected(.reminders), sink)
    let pathwayItems = items(of: .pathways, "pathway", .pathway)
    self.pathways.declare(pathwayItems, isExpected: isExpected(.pathways), sink)
    let contacts = readContacts(header)

    let levels = readLevels(levelItems)
    let questions = readQuestions(questionItems)
    let rules = readRules(ruleItems)
    let reminders = readReminders(reminderItems)
    let pathways = readPathways(pathwayItems)
    let calendar = readCalendar()
    let escalation = readEscalation()
    let guidanceHeader = header.flatMap { readHeader($0) }
    #if hasFeature(Embedded)
      let safeguards: [Safeguard] = []
    #else
      let safeguards = readSafeguards()
    #endif

    let domains = domains()
    guard sink.isEmpty, let guidanceHeader else { return nil }
    let guidance = Guidance(
      guidanceHeader,
      sources: sources,
      contacts: contacts,
      pathways: pathways,
      itemConditions: itemConditions,
      itemParts: itemParts,
      levels: levels,
      questions: questions,
      rules: rules,
      reminders: reminders,
      escalation: escalation,
      calendar: calendar,
      safeguards: safeguards,
      bidirectionalControls: bidirectionalControls,
      domains: domains
    )
    // What a page holds has been checked, and its engine has no room to do it again.
    #if !hasFeature(Embedded)
      checkCycles(guidance)
      guard sink.isEmpty else { return nil }
      checkConditions(guidance)
      checkApplicability(guidance)
      checkLadder(guidance)
    #endif
    return guidance
  }

  /// How each question's values are told apart, given every bound that is named anywhere.
  private func domains() -> [Domain] {
    var bounds: [[Int]] = Array(repeating: [], count: names.kinds.count)
    for condition in conditions {
      for (test, _) in condition.tests {
        bounds[test.question.position] += test.values.bounds
      }
    }
    return names.kinds.enumerated().map { position, kind in
      let domain = Domain(of: kind ?? .yesNo, bounds: bounds[position])
      if domain.count > Domain.largest {
        sink.report(
          "conditions tell \(domain.count) values of question '\(names.questions.ids[position])' apart; "
            + "\(Domain.largest) is the most",
          identifier: "too-many-values",
          at: names.questions.range(of: Ordinal(position))
        )
      }
      return domain
    }
  }

  // MARK: Lists

  /// A reader for each item of a file's only list; nil in the place of an item that is no mapping.
  private func items(of part: GuidancePart, _ kind: String, _ keys: Keys) -> [MappingReader?] {
    guard let root = root(of: part) else { return [] }
    return root.items(part.rawValue).map { reader($0, kind, keys) }
  }

  /// The file's mapping with its one key.
  func root(of part: GuidancePart) -> MappingReader? {
    roots[part].flatMap {
      MappingReader(.mapping($0), part.fileName, required: [part.rawValue], sink: sink)
    }
  }

  func reader(_ node: Node, _ subject: String, _ keys: Keys) -> MappingReader? {
    MappingReader(node, subject, required: keys.required, optional: keys.optional, sink: sink)
  }

  /// Whether a list without items means that the file could not be read.
  private func isExpected(_ part: GuidancePart) -> Bool { part.isRequired || roots[part] != nil }

  /// Reads a condition and keeps it for the checks of the whole.
  mutating func condition(_ key: String, of reader: MappingReader) -> LocatedCondition? {
    guard let node = reader[key] else { return nil }
    let subject = Subject(key == "when" ? reader.subject : "'\(key)' of \(reader.subject)")
    guard let condition = ConditionReader.read(node, for: subject, names, sink) else { return nil }
    conditions.append(condition)
    return condition
  }
}

/// The keys of one kind of mapping; the published schema must know the same.
struct Keys {
  let required: [String]
  var optional: [String] = []
}

extension Keys {
  static let guidance = Keys(
    required: ["name", "version", "status", "effective", "review-by", "owner", "sources"],
    optional: ["approved-by", "applies-if", "does-not-apply", "intent", "contacts"]
  )
}
