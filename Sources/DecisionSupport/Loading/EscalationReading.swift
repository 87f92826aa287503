internal import MarkedYAML

extension Keys {
  static let escalation = Keys(
    required: ["protocol", "source", "never-delays", "steps"],
    optional: ["disagreement-if", "urgent-if", "agencies"] + MappingReader.citationKeys
  )
}

extension Keys {
  static let step = Keys(
    required: ["id", "stage", "title", "who", "deadlines", "record", "notify", "if-unresolved", "source"],
    optional: ["enter-if", "taken-if", "was"] + MappingReader.citationKeys
  )
}

extension Keys {
  fileprivate static let who = Keys(required: ["raising", "receiving"])
}

extension Keys {
  static let deadline = Keys(
    required: ["do", "within", "from", "source"],
    optional: ["if"] + MappingReader.citationKeys
  )
}

extension GuidanceLoader {
  mutating func readEscalation() -> EscalationProtocol? {
    guard let root = root(of: .escalation), let node = root["escalation"],
      let reader = reader(node, "the escalation", .escalation)
    else {
      steps.isComplete = isAbsent(.escalation)
      return nil
    }
    let agencyItems = declareAgencies(reader)
    let items = reader.items("steps").map { self.reader($0, "step", .step) }
    steps.isComplete = !items.isEmpty
    for item in items { steps.declare(item?.scalar("id", expecting: "an id"), reserved: ["end", "any"], sink) }
    let read = items.enumerated().compactMap { position, item in
      item.flatMap { readStep($0, Ordinal(position)) }
    }
    let agencies = agencyItems.compactMap { readAgency($0) }
    let disagreementIf = condition("disagreement-if", of: reader)
    let urgentIf = urgentIf(reader)
    let (name, neverDelays) = (reader.text("protocol"), reader.text("never-delays"))
    let citation = reader.citation(sources)
    guard let name, let neverDelays, let citation else { return nil }
    checkSteps(read, items)
    return EscalationProtocol(
      name: name,
      citation: citation,
      disagreementIf: disagreementIf?.condition,
      urgentIf: urgentIf,
      neverDelays: neverDelays,
      agencies: agencies,
      steps: read,
      range: reader.mapping.range
    )
  }

  private func isAbsent(_ part: GuidancePart) -> Bool { present[part] == nil }

  private mutating func declareAgencies(_ reader: MappingReader) -> [Mapping.Entry] {
    let entries = reader.entries("agencies")
    agencies.isComplete = !entries.isEmpty || reader["agencies"] == nil
    for entry in entries { agencies.declare(entry.key, sink) }
    return entries
  }

  /// An agency is its name, or a mapping that also says where its flat structure enters the ladder.
  private func readAgency(_ entry: Mapping.Entry) -> Agency? {
    let subject = "agency '\(entry.key.text)'"
    if case .scalar(let name) = entry.value, !name.text.isBlank {
      return Agency(id: entry.key.text, name: name.text, entersAt: nil)
    }
    guard case .mapping = entry.value else {
      sink.report(.expected("a text, or a mapping with 'name' and 'enters-at'", for: subject, found: entry.value))
      return nil
    }
    guard let reader = MappingReader(entry.value, subject, required: ["name", "enters-at"], sink: sink),
      let name = reader.text("name"), let step = reader.reference("enters-at", in: steps)
    else { return nil }
    return Agency(id: entry.key.text, name: name, entersAt: step)
  }

  private mutating func urgentIf(_ reader: MappingReader) -> AnswerTest? {
    guard let located = condition("urgent-if", of: reader) else { return nil }
    if case .answer(let test) = located.condition { return test }
    sink.report(
      "'urgent-if' of \(reader.subject) must be one question with its answer",
      identifier: "wrong-type",
      at: located.range,
      help: "such as {decision-needed-today: yes}: it is the answer that '--urgent' stands for"
    )
    return nil
  }

  private mutating func readStep(
    _ reader: MappingReader,
    _ index: Ordinal<EscalationStep>
  ) -> EscalationStep? {
    let who = reader["who"].flatMap { self.reader($0, "'who' of \(reader.subject)", .who) }
    let raisingForms = who.flatMap { forms("raising", $0) }
    let receivingForms = who.flatMap { forms("receiving", $0) }
    let raising = raisingForms.map { .everywhere($0.wholeRole) } ?? who.flatMap { role("raising", $0) }
    let receiving = receivingForms.map { .everywhere($0.wholeRole) } ?? who.flatMap { role("receiving", $0) }
    var deadlines: [EscalationStep.Deadline] = []
    for (position, node) in reader.items("deadlines").enumerated() {
      if let read = deadline(node, of: reader.subject, isFirst: position == 0) { deadlines.append(read) }
    }
    let (stage, title) = (reader.text("stage"), reader.text("title"))
    let (record, notify) = (reader.texts("record", as: .phrases), reader.texts("notify", as: .phrases))
    let successor = successor(reader, of: index)
    let enterIf = condition("enter-if", of: reader)
    let takenIf = condition("taken-if", of: reader)
    let citation = reader.citation(sources)
    guard let id = reader.id, let stage, let title, let raising, let receiving, let successor, let citation
    else { return nil }
    return EscalationStep(
      id: id,
      stage: stage,
      title: title,
      raising: raising,
      receiving: receiving,
      raisingForms: raisingForms,
      receivingForms: receivingForms,
      deadlines: deadlines,
      record: record,
      notify: notify,
      ifUnresolved: successor,
      enterIf: enterIf?.condition,
      takenIf: takenIf?.condition,
      citation: citation,
      formerID: formerID(reader, in: steps),
      range: reader.mapping.range
    )
  }

  /// A role that is an item: a text with an `if:`, or the first of some forms.
  private mutating func forms(_ key: String, _ reader: MappingReader) -> Item? {
    guard case .mapping(let mapping)? = reader[key], mapping.has("first-of") || mapping.has("text") else { return nil }
    return oneOrMoreItems(key, of: reader).first
  }

  private func role(_ key: String, _ reader: MappingReader) -> EscalationStep.Role? {
    let subject = "'\(key)' in \(reader.subject)"
    guard case .mapping? = reader[key] else { return reader.text(key).map { .everywhere($0) } }
    guard let node = reader[key], let choice = MappingReader(node, subject, required: ["by-agency"], sink: sink)
    else { return nil }
    let entries = choice.entries("by-agency")
    guard !entries.isEmpty else { return nil }
    var roles: [String?] = Array(repeating: nil, count: agencies.ids.count)
    var strange: [String] = []
    for entry in entries {
      guard let agency = agencies.resolve(entry.key, for: subject, sink) else {
        strange.append(entry.key.text)
        continue
      }
      guard case .scalar(let role) = entry.value, !role.text.isBlank else {
        sink.report(.expected("a text", for: "agency '\(entry.key.text)' in \(subject)", found: entry.value))
        continue
      }
      roles[agency.position] = role.text
    }
    for (agency, role) in zip(agencies.ids, roles) where role == nil {
      // Whoever misspelt an agency, or named nobody for it in another way, needs to hear it once.
      guard !entries.contains(where: { $0.key.text == agency }), nearest(to: agency, in: strange) == nil else {
        continue
      }
      sink.report(
        "\(subject) names nobody for agency '\(agency)'",
        identifier: "nobody-named",
        at: node.range,
        notes: [agencies.note(agency)].compactMap { $0 }
      )
    }
    return roles.contains(nil) ? nil : .byAgency(roles.compactMap { $0 })
  }

  private mutating func deadline(
    _ node: Node,
    of step: String,
    isFirst: Bool
  ) -> EscalationStep.Deadline? {
    guard let reader = reader(node, "a deadline of \(step)", .deadline) else { return nil }
    let action = reader.text("do")
    let limit = timeLimit(reader)
    let condition = condition("if", of: reader)
    let start: EscalationStep.Deadline.Start? = reader.word(
      "from",
      ["step-start": .stepStart, "deadline-before": .deadlineBefore]
    )
    if isFirst, start == .deadlineBefore, let node = reader["from"] {
      sink.report(
        "the first deadline of \(step) has none before it to count from",
        identifier: "contradiction",
        at: node.range,
        help: "write 'from: step-start'"
      )
    }
    guard let citation = reader.citation(sources), let action, let limit, let start else { return nil }
    var ordinal: Int?
    if let condition {
      ordinal = itemConditions.count
      itemConditions.append(condition.condition)
    }
    return EscalationStep.Deadline(
      action: action,
      limit: limit,
      start: start,
      condition: condition?.condition,
      ordinal: ordinal,
      citation: citation
    )
  }

  private func successor(
    _ reader: MappingReader,
    of index: Ordinal<EscalationStep>
  ) -> EscalationStep.Successor? {
    guard let scalar = reader.scalar("if-unresolved", expecting: "a step's id or 'end'") else { return nil }
    if scalar.text == "end" { return .end }
    guard let next = steps.resolve(scalar, for: "'if-unresolved' of \(reader.subject)", sink) else { return nil }
    // Steps lead onwards only: then no ladder can go round in circles.
    guard next > index else {
      sink.report(
        next == index
          ? "\(reader.subject) leads to itself"
          : "\(reader.subject) leads back to '\(scalar.text)': the ladder would go round in circles",
        identifier: "cycle",
        at: scalar.range,
        help: "an unresolved disagreement goes to a later step, or to 'end'",
        notes: next == index ? [] : [steps.note(scalar.text)].compactMap { $0 }
      )
      return nil
    }
    return .step(next)
  }

  /// Working days can be counted; only the last step ends the ladder; every step but the first follows from another, or
  /// can be entered by its own condition.
  private func checkSteps(_ steps: [EscalationStep], _ items: [MappingReader?]) {
    guard steps.count == items.count else { return }
    let counting = zip(items, steps).first { $0.1.workingDays > 0 }
    if isAbsent(.calendar), let (item, step) = counting {
      sink.report(
        "step '\(step.id)' counts working days, but there is no calendar.yaml",
        identifier: "missing-file",
        at: item?["deadlines"]?.range
      )
    }
    let deadEnds = zip(items, steps).dropLast().filter { $0.1.ifUnresolved == .end }
    for (item, step) in deadEnds {
      sink.report(
        "step '\(step.id)' is a dead end: an unresolved disagreement stops there, before the last step",
        identifier: "dead-end",
        at: item?["if-unresolved"]?.range,
        help: "only the last step can have 'if-unresolved: end'"
      )
    }
    // What stands behind a dead end is not reached because of it.
    guard deadEnds.isEmpty else { return }
    var reached = OrdinalSet()
    for case .step(let next) in steps.map({ $0.ifUnresolved }) { reached.insert(next.position) }
    for (position, step) in steps.enumerated().dropFirst() where step.enterIf == nil {
      if !reached.contains(position), let item = items[position] {
        sink.report(
          "nobody can enter step '\(step.id)': no step leads to it, and it has no 'enter-if'",
          identifier: "unreachable-step",
          at: item["id"]?.range
        )
      }
    }
  }
}

extension Item {
  /// Every form of a role, for where nothing is known of the child.
  fileprivate var wholeRole: String { parts.map { $0.text }.joined(separator: "; or ") }
}
