internal import MarkedYAML

extension Keys {
  fileprivate static let contact = Keys(required: ["id", "name", "numbers"], optional: ["council"])
  fileprivate static let number = Keys(
    required: [],
    optional: ["council", "number", "text", "hours", "checked", "to-check"]
  )
}

extension GuidanceLoader {
  /// Reads who can be rung; the questions are declared already, since one of them is answered with the council.
  mutating func readContacts(_ header: MappingReader?) -> [Contact] {
    guard let header else {
      contacts.isComplete = false
      return []
    }
    let items = header.items("contacts").map { reader($0, "contact", .contact) }
    contacts.declare(items, isExpected: header["contacts"] != nil, sink)
    return items.compactMap { reader in
      guard let reader else { return nil }
      let council = reader["council"] == nil ? nil : reader.reference("council", in: names.questions)
      let options = council.flatMap { names.kinds[$0.position] }.map { $0.options } ?? []
      let numbers = reader.items("numbers").compactMap {
        number($0, of: reader.subject, options, isByCouncil: council != nil)
      }
      guard let id = reader.id, let name = reader.text("name") else { return nil }
      return Contact(id: id, name: name, council: council, numbers: numbers)
    }
  }

  private func number(
    _ node: Node,
    of contact: String,
    _ councils: [AnswerOption],
    isByCouncil: Bool
  ) -> Contact.Number? {
    guard let reader = reader(node, "a number of \(contact)", .number) else { return nil }
    var council: Int?
    if let scalar = reader.scalar("council", expecting: "a council") {
      council = councils.firstIndex { $0.id == scalar.text }
      if !isByCouncil {
        sink.report(
          "\(reader.subject) is for one council, but the contact does not say which question names it",
          identifier: "contradiction",
          at: scalar.range,
          help: "add 'council:' with the question's id to the contact"
        )
      } else if council == nil, !councils.isEmpty {
        sink.report(.unknown("council", scalar, in: reader.subject, known: councils.map { $0.id }))
      }
    }
    if reader["number"] == nil, reader["text"] == nil {
      sink.report("\(reader.subject) has no 'number'", identifier: "missing-key", at: reader.mapping.heading)
    }
    guard let text = reader.text("number") ?? reader.text("text"), let hours = hours(reader) else { return nil }
    return Contact.Number(
      council: council,
      number: text,
      isNumber: reader["number"] != nil,
      hours: hours,
      checked: reader["checked"] == nil ? nil : reader.date("checked"),
      isToCheck: reader.word("to-check", ["true": true, "false": false]) ?? false
    )
  }

  private func hours(_ reader: MappingReader) -> Contact.Hours? {
    guard let node = reader["hours"] else { return .unknown }
    guard case .mapping = node else {
      return reader.word("hours", ["always": .always, "otherwise": .otherwise, "unknown": .unknown])
    }
    let subject = "'hours' of \(reader.subject)"
    guard let hours = MappingReader(node, subject, required: ["from", "to"], optional: ["days"], sink: sink) else {
      return nil
    }
    let (from, to) = (timeOfDay("from", hours), timeOfDay("to", hours))
    let days = hours.items("days").compactMap { item -> Weekday? in
      guard case .scalar(let scalar) = item, let day = Weekday(rawValue: scalar.text) else {
        if case .scalar(let scalar) = item, !scalar.isEmpty {
          sink.report(.unknown("weekday", scalar, in: subject, known: Weekday.allCases.map { $0.rawValue }))
        } else {
          sink.report(.expected("a day of the week", for: "each item of 'days' of \(subject)", found: item))
        }
        return nil
      }
      return day
    }
    guard let from, let to else { return nil }
    return .between(from: from, to: to, days: days.isEmpty ? Weekday.allCases : days)
  }

  /// A time of day, written `HH:MM`, in minutes.
  private func timeOfDay(_ key: String, _ reader: MappingReader) -> Int? {
    guard let scalar = reader.scalar(key, expecting: "a time of day") else { return nil }
    let parts = scalar.text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 24 * 60
    {
      return hour * 60 + minute
    }
    sink.report(
      "'\(scalar.text.shortened)' is not a time of day",
      identifier: "wrong-type",
      at: scalar.range,
      help: "write it as HH:MM, in quotes, such as \"08:00\""
    )
    return nil
  }
}
