internal import MarkedYAML

extension Keys {
  static let level = Keys(
    required: ["id", "number", "name", "means", "do", "consent", "source"],
    optional: ["do-not", "if-not-known", "was"] + MappingReader.citationKeys
  )
}

extension Keys {
  static let reminder = Keys(
    required: ["id", "text", "source"],
    optional: ["show-if", "was"] + MappingReader.citationKeys
  )
}

extension Keys {
  static let rule = Keys(
    required: ["id", "level", "when", "because", "source"],
    optional: ["was"] + MappingReader.citationKeys
  )
}

extension GuidanceLoader {
  mutating func readLevels(_ items: [MappingReader?]) -> [Level] {
    var previous: (number: Int, range: SourceRange)?
    var levels: [Level] = []
    for (position, reader) in items.enumerated() {
      guard let reader else { continue }
      let number = reader.wholeNumber("number", in: 0...1000)
      if let number, let node = reader["number"] {
        if let previous, number <= previous.number {
          sink.report(
            "level number \(number) is out of order: list the lowest level first, each number above the one before",
            identifier: "level-order",
            at: node.range,
            notes: [.init("the level before has number \(previous.number)", at: previous.range)]
          )
        }
        previous = (number, node.range)
      }
      if position > 0, reader["if-not-known"] == nil {
        sink.report(
          "\(reader.subject) has no 'if-not-known'",
          identifier: "missing-key",
          at: reader.mapping.heading,
          help: "say what to do first where only what is not known raised the level to here"
        )
      }
      if position == 0, let node = reader["if-not-known"] {
        sink.report(
          "the lowest level cannot have 'if-not-known': not knowing never raises the level to it",
          identifier: "contradiction",
          at: node.range
        )
      }
      let (name, means) = (reader.text("name"), reader.text("means"))
      let (toDo, notToDo) = (self.items("do", of: reader), self.items("do-not", of: reader))
      let toDoIfNotKnown = self.items("if-not-known", of: reader)
      let aboutConsent = oneOrMoreItems("consent", of: reader)
      let citation = reader.citation(sources)
      guard let id = reader.id, let number, let name, let means, !aboutConsent.isEmpty, let citation else { continue }
      levels.append(
        Level(
          id: id,
          number: number,
          name: name,
          means: means,
          toDo: toDo,
          notToDo: notToDo,
          toDoIfNotKnown: toDoIfNotKnown,
          aboutConsent: aboutConsent,
          citation: citation,
          formerID: formerID(reader, in: self.levels),
          range: reader.mapping.range
        )
      )
    }
    return levels
  }

  mutating func readRules(_ items: [MappingReader?]) -> [Rule] {
    var rules: [Rule] = []
    for case let reader? in items {
      let level = reader.reference("level", in: levels)
      let condition = condition("when", of: reader)
      let because = reader.text("because")
      let citation = reader.citation(sources)
      guard let id = reader.id, let level, let condition, let because, let citation else { continue }
      rules.append(
        Rule(
          id: id,
          level: level,
          condition: condition.condition,
          because: because,
          citation: citation,
          formerID: formerID(reader, in: names.rules),
          range: reader.mapping.range
        )
      )
    }
    return rules
  }

  mutating func readReminders(_ items: [MappingReader?]) -> [Reminder] {
    var reminders: [Reminder] = []
    for case let reader? in items {
      let text = reader.text("text")
      let condition = condition("show-if", of: reader)
      let citation = reader.citation(sources)
      guard let id = reader.id, let text, let citation else { continue }
      reminders.append(
        Reminder(
          id: id,
          text: text,
          showIf: condition?.condition,
          citation: citation,
          formerID: formerID(reader, in: self.reminders),
          range: reader.mapping.range
        )
      )
    }
    return reminders
  }

  /// The id that an element had before; it must not be one that is in use.
  func formerID<Element>(_ reader: MappingReader, in table: NameTable<Element>) -> String? {
    guard let scalar = reader.scalar("was", expecting: "the id that it had before") else { return nil }
    guard scalar.text.isKebabCase else {
      sink.report(.notAnID(scalar))
      return nil
    }
    if table.range(of: scalar.text) != nil {
      sink.report(
        "\(reader.subject) cannot have been '\(scalar.text)': another \(table.kind) has that id",
        identifier: "duplicate-id",
        at: scalar.range,
        notes: [table.note(scalar.text)].compactMap { $0 }
      )
      return nil
    }
    return scalar.text
  }
}
