internal import MarkedYAML

extension Keys {
  static let claims = ["never-lowers", "never-shows", "same-level", "always", "unknown-never-lowers", "escalation"]
  static let safeguard = Keys(required: ["id", "says"], optional: claims + ["source"] + MappingReader.citationKeys)
}

extension GuidanceLoader {
  mutating func readSafeguards() -> [Safeguard] {
    guard let root = root(of: .safeguards) else { return [] }
    let items = root.items("safeguards").map { reader($0, "safeguard", .safeguard) }
    for item in items { safeguards.declare(item?.scalar("id", expecting: "an id"), sink) }
    var read: [Safeguard] = []
    for case let reader? in items {
      let says = reader.text("says")
      let citation = reader.optionalCitation(sources)
      let claim = claim(reader)
      guard let id = reader.id, let says, let claim else { continue }
      read.append(Safeguard(id: id, says: says, claim: claim, citation: citation, range: reader.mapping.range))
    }
    return read
  }

  private mutating func claim(_ reader: MappingReader) -> Safeguard.Claim? {
    let claims = reader.mapping.entries.filter { Keys.claims.contains($0.key.text) }
    guard let claim = claims.first, claims.count == 1 else {
      sink.report(
        "\(reader.subject) makes \(claims.count == 0 ? "no claim" : "\(claims.count) claims"); it must make one",
        identifier: claims.isEmpty ? "missing-key" : "several-keys",
        at: claims.count > 1 ? claims[1].key.range : reader.mapping.heading,
        help: "one of \(Keys.claims.joined(separator: ", "))"
      )
      return nil
    }
    let subject = "'\(claim.key.text)' of \(reader.subject)"
    switch claim.key.text {
    case "never-lowers": return neverLowers(claim.value, subject)
    case "never-shows": return neverShows(claim.value, subject)
    case "same-level": return sameLevel(claim.value, subject)
    case "always": return always(claim.value, subject)
    case "unknown-never-lowers": return unknownNeverLowers(claim.value, subject)
    default: return escalation(claim.value, subject)
    }
  }

  private mutating func neverLowers(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    guard
      let reader = MappingReader(node, subject, required: ["question", "from", "to"], optional: ["when"], sink: sink)
    else { return nil }
    let condition = condition("when", of: reader)
    guard let question = reader.reference("question", in: names.questions) else { return nil }
    if case .scalar(let each)? = reader["to"], each.text == "each", case .anyOf? = names.kinds[question.position] {
      if case .scalar(let from)? = reader["from"], from.text == "unknown" {
        return .notKnownNeverAboveEach(question: question, when: condition?.condition)
      }
      sink.report(
        "'to: each' of \(subject) compares every tick with not knowing, so it goes with 'from: unknown'",
        identifier: "contradiction",
        at: reader["from"]?.range ?? each.range
      )
      return nil
    }
    let (from, to) = (anyAnswer(reader["from"], question, subject), anyAnswer(reader["to"], question, subject))
    guard let from, let to else { return nil }
    if from == to, let node = reader["to"] {
      sink.report("\(subject) compares an answer with itself", identifier: "contradiction", at: node.range)
    }
    return .neverLowers(question: question, from: from, to: to, when: condition?.condition)
  }

  /// How many numbers `same-level` takes, each of which is kept.
  private static let mostCompared = 1000

  private mutating func sameLevel(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    guard
      let reader = MappingReader(node, subject, required: ["question", "over"], optional: ["when"], sink: sink)
    else { return nil }
    let condition = condition("when", of: reader)
    guard let question = reader.reference("question", in: names.questions), let over = reader["over"] else {
      return nil
    }
    let answers: [Answer]
    if case .sequence = over {
      answers = reader.items("over").compactMap { answer($0, question, subject) }
    } else {
      guard let span = MappingReader(over, "'over' in \(subject)", required: ["from", "to"], sink: sink) else {
        return nil
      }
      guard let kind = names.kinds[question.position] else { return nil }
      guard case .wholeNumber(let number) = kind else {
        sink.report(.expected("a list of answers", for: "'over' in \(subject)", found: over))
        return nil
      }
      guard let from = span.wholeNumber("from", in: number.range), let to = span.wholeNumber("to", in: number.range)
      else { return nil }
      guard to - from < Self.mostCompared else {
        sink.report(
          "\(subject) compares \(to - from + 1) numbers; \(Self.mostCompared) is the most",
          identifier: "too-many-values",
          at: over.range
        )
        return nil
      }
      answers = from < to ? (from...to).map { .number($0) } : []
    }
    guard answers.contains(where: { $0 != answers[0] }) else {
      sink.report(
        "\(subject) needs at least two answers to compare",
        identifier: "contradiction",
        at: over.range,
        help: "a list of answers, or numbers {from: low, to: high}"
      )
      return nil
    }
    return .sameLevel(question: question, over: answers, when: condition?.condition)
  }

  private mutating func always(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    guard let reader = MappingReader(node, subject, required: ["when", "level"], sink: sink) else { return nil }
    let condition = condition("when", of: reader)
    guard let node = reader["level"],
      let level = MappingReader(node, "'level' in \(subject)", required: ["at-least"], sink: sink),
      let least = level.reference("at-least", in: levels), let condition
    else { return nil }
    return .always(when: condition.condition, atLeast: least)
  }

  private func unknownNeverLowers(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    let scalars: [Scalar]
    switch node {
    case .scalar(let scalar) where scalar.text == "all": return .unknownNeverLowers(questions: nil)
    case .scalar(let scalar) where !scalar.isEmpty: scalars = [scalar]
    case .sequence(let list) where !list.items.isEmpty:
      scalars = list.items.compactMap { item in
        if case .scalar(let scalar) = item { return scalar }
        sink.report(.expected("a question's id", for: subject, found: item))
        return nil
      }
    case .sequence(let list):
      sink.report("\(subject) is empty", identifier: "empty-list", at: list.range)
      return nil
    default:
      sink.report(.expected("all, a question's id or a list of them", for: subject, found: node))
      return nil
    }
    var seen: Set<String> = []
    for scalar in scalars where !seen.insert(scalar.text).inserted { sink.report(.repeated(scalar, in: subject)) }
    return .unknownNeverLowers(questions: scalars.compactMap { names.questions.resolve($0, for: subject, sink) })
  }

  private func escalation(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    guard let reader = MappingReader(node, subject, required: ["from", "reaches", "within"], sink: sink) else {
      return nil
    }
    let from = reader.scalar("from", expecting: "a step's id or 'any'")
    let start: Ordinal<EscalationStep>?? =
      from.flatMap { $0.text == "any" ? .some(nil) : steps.resolve($0, for: subject, sink).map { .some($0) } }
    let reaches = reader.reference("reaches", in: steps)
    let days = reader["within"]
      .flatMap { MappingReader($0, "'within' in \(subject)", required: ["working-days"], sink: sink) }
      .flatMap { $0.wholeNumber("working-days", in: 0...1000) }
    guard let start, let reaches, let days else { return nil }
    return .escalation(from: start, reaches: reaches, workingDays: days)
  }

  private mutating func neverShows(_ node: Node, _ subject: String) -> Safeguard.Claim? {
    let kinds = Safeguard.Shown.Kind.allCases.map { $0.rawValue }
    guard
      let reader = MappingReader(node, subject, required: [], optional: kinds + ["when", "over", "except"], sink: sink)
    else { return nil }
    let named = reader.mapping.entries.filter { kinds.contains($0.key.text) }
    guard let entry = named.first, named.count == 1, let kind = Safeguard.Shown.Kind(rawValue: entry.key.text) else {
      sink.report(
        "\(subject) names \(named.count) kinds of things; it must name one",
        identifier: named.isEmpty ? "missing-key" : "several-keys",
        at: named.count > 1 ? named[1].key.range : reader.mapping.heading,
        help: "one of \(kinds.joined(separator: ", ")), with an id or 'all'"
      )
      return nil
    }
    guard let scalar = reader.scalar(entry.key.text, expecting: "an id or 'all'") else { return nil }
    let isKnown: Bool
    switch kind {
    case _ where scalar.text == "all": isKnown = true
    case .urgent: isKnown = names.questions.resolve(scalar, for: subject, sink) != nil
    case .toDo, .notToDo: isKnown = itemNames.resolve(scalar, for: subject, sink) != nil
    case .pathway: isKnown = pathways.resolve(scalar, for: subject, sink) != nil
    case .reminder: isKnown = reminders.resolve(scalar, for: subject, sink) != nil
    }
    let condition = condition("when", of: reader)
    let except = reader.items("except").compactMap { item -> Ordinal<Question>? in
      guard case .scalar(let scalar) = item, !scalar.isEmpty else {
        sink.report(.expected("a question's id", for: "each item of 'except' of \(subject)", found: item))
        return nil
      }
      return names.questions.resolve(scalar, for: subject, sink)
    }
    let over = reader.word("over", ["calm-or-unknown": true])
    if (reader["when"] == nil) == (reader["over"] == nil) {
      sink.report(
        "\(subject) needs either 'when' or 'over: calm-or-unknown'",
        identifier: reader["when"] == nil ? "missing-key" : "contradiction",
        at: reader.mapping.heading
      )
      return nil
    }
    let shown = Safeguard.Shown(kind: kind, id: scalar.text == "all" ? nil : scalar.text)
    guard isKnown else { return nil }
    if let condition { return .neverShows(shown, .when(condition.condition)) }
    return over == nil ? nil : .neverShows(shown, .calmOrUnknown(except: except))
  }

  /// An answer that may be not known, or of which options may be.
  private func anyAnswer(_ node: Node?, _ question: Ordinal<Question>, _ subject: String) -> Answer? {
    guard let node, let kind = names.kinds[question.position] else { return nil }
    let id = names.questions.ids[question.position]
    return AnswerReader(kind: kind, question: id, subject: Subject(subject), sink: sink).answer(node)
  }

  private func answer(_ node: Node?, _ question: Ordinal<Question>, _ subject: String) -> Answer? {
    guard let node, let kind = names.kinds[question.position] else { return nil }
    let id = names.questions.ids[question.position]
    return AnswerReader(kind: kind, question: id, subject: Subject(subject), sink: sink).knownAnswer(node)
  }
}
