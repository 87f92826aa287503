internal import MarkedYAML

extension Keys {
  static let part = Keys(required: ["text"], optional: ["if", "with", "contacts", "within", "tell"])
  static let item = Keys(required: [], optional: ["id", "first-of"] + part.required + part.optional)
}

extension GuidanceLoader {
  /// Reads a list of items; a missing key gives none.
  mutating func items(_ key: String, of reader: MappingReader) -> [Item] {
    reader.checkCommas(of: key, .sentences)
    var items: [Item] = []
    for node in reader.items(key) {
      if let item = item(node, "each item of '\(key)' of \(reader.subject)") { items.append(item) }
    }
    return items
  }

  /// Reads an item, or a list of them; a missing key gives none.
  mutating func oneOrMoreItems(_ key: String, of reader: MappingReader) -> [Item] {
    switch reader[key] {
    case nil: return []
    case .sequence: return items(key, of: reader)
    case .mapping(let mapping): return [item(.mapping(mapping), "'\(key)' of \(reader.subject)")].compactMap { $0 }
    case .scalar:
      return reader.text(key).flatMap { text in reader[key].map { [plain(text, at: $0.range)] } } ?? []
    }
  }

  private mutating func item(_ node: Node, _ subject: String) -> Item? {
    if case .scalar(let scalar) = node, !scalar.text.isBlank {
      return plain(scalar.text.trimmingLineBreaks, at: scalar.range)
    }
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("a text, or a mapping with 'text' or 'first-of'", for: subject, found: node))
      return nil
    }
    let isChoice = mapping.has("first-of")
    let keys =
      isChoice
      ? Keys(required: ["first-of"], optional: ["id"]) : Keys(required: ["text"], optional: ["id"] + Keys.part.optional)
    guard let reader = reader(node, "an item (\(subject))", keys) else { return nil }
    let id = reader.scalar("id", expecting: "an id")
    if let id { itemNames.declare(id, sink) }
    guard isChoice else { return part(reader, of: id?.text).map { Item(id: id?.text, parts: [$0]) } }
    let nodes = reader.items("first-of")
    var parts: [Item.Part] = []
    for (position, node) in nodes.enumerated() {
      let isLast = position == nodes.count - 1
      guard let part = self.reader(node, "a part of \(reader.subject)", .part) else { continue }
      if isLast, let condition = part["if"] {
        sink.report(
          Diagnostic(
            "the last part of 'first-of' of \(reader.subject) has an 'if'",
            identifier: "contradiction",
            at: condition.range,
            help: "the last part shows where no other does, so it needs none"
          )
        )
      } else if !isLast, part["if"] == nil {
        sink.report(
          Diagnostic(
            "a part of 'first-of' of \(reader.subject) has no 'if', so what follows never shows",
            identifier: "missing-key",
            at: part.mapping.heading,
            help: "only the last part can leave it out"
          )
        )
      }
      if let read = self.part(part, of: id?.text) { parts.append(read) }
    }
    if nodes.count == 1 {
      sink.report(
        Diagnostic(
          "'first-of' of \(reader.subject) has one part: there is nothing to choose",
          identifier: "contradiction",
          at: nodes[0].range,
          help: "write just its text"
        )
      )
    }
    return parts.isEmpty ? nil : Item(id: id?.text, parts: parts)
  }

  private mutating func part(_ reader: MappingReader, of item: String?) -> Item.Part? {
    let condition = condition("if", of: reader)
    let contacts = reader.items("contacts").compactMap { node -> Ordinal<Contact>? in
      guard case .scalar(let scalar) = node, !scalar.isEmpty else {
        sink.report(.expected("a contact's id", for: "each item of 'contacts' of \(reader.subject)", found: node))
        return nil
      }
      return self.contacts.resolve(scalar, for: reader.subject, sink)
    }
    let (with, within) = (reader.text("with"), timeLimit(reader))
    let isToTell = reader.word("tell", ["true": true, "false": false]) ?? false
    guard let text = reader.text("text") else { return nil }
    var ordinal: Int?
    if let condition {
      ordinal = itemConditions.count
      itemConditions.append(condition.condition)
    }
    let part = Item.Part(
      condition: condition?.condition,
      ordinal: ordinal,
      place: Ordinal(itemParts.count),
      itemID: item,
      text: text,
      with: with,
      contacts: contacts,
      within: within,
      isToTell: isToTell,
      range: reader.mapping.range
    )
    itemParts.append(part)
    return part
  }

  /// What always shows.
  private mutating func plain(_ text: String, at range: SourceRange) -> Item {
    let place = Ordinal<Item.Part>(itemParts.count)
    let part = Item.Part(
      condition: nil,
      ordinal: nil,
      place: place,
      itemID: nil,
      text: text,
      with: nil,
      contacts: [],
      within: nil,
      isToTell: false,
      range: range
    )
    itemParts.append(part)
    return Item(id: nil, parts: [part])
  }

  /// Reads `within:`.
  func timeLimit(_ reader: MappingReader) -> TimeLimit? {
    guard let node = reader["within"] else { return nil }
    if case .scalar(let scalar) = node, scalar.text == "without-delay" { return .withoutDelay }
    let forms = "without-delay, {hours: n}, {days: n} or {working-days: n}"
    let units = ["hours", "days", "working-days"]
    let subject = "'within' of \(reader.subject)"
    guard case .mapping = node else {
      sink.report(.expected(forms, for: subject, found: node))
      return nil
    }
    guard let limit = MappingReader(node, subject, required: [], optional: units, sink: sink) else { return nil }
    guard let unit = limit.mapping.entries.first, limit.mapping.entries.count == 1 else {
      sink.report(.expected(forms, for: subject, found: node))
      return nil
    }
    switch unit.key.text {
    case "hours": return limit.wholeNumber("hours", in: 1...10_000).map { .hours($0) }
    case "days": return limit.wholeNumber("days", in: 1...1000).map { .days($0) }
    case "working-days": return limit.wholeNumber("working-days", in: 1...250).map { .workingDays($0) }
    default: return nil
    }
  }
}
