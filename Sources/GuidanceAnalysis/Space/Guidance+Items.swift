import DecisionSupport

extension Guidance {
  /// Every item of what people are told, wherever it stands.
  var everyItem: [Item] {
    var items = levels.flatMap { $0.toDo + $0.notToDo + $0.toDoIfNotKnown + $0.aboutConsent }
    items += questions.flatMap { $0.toConsult }
    items += questions.compactMap(\.urgent).flatMap { $0.toDo + $0.toDoIfNotKnown }
    items += pathways.flatMap(\.actions) + (applicability?.toDo ?? [])
    items += (escalation?.steps ?? []).flatMap { [$0.raisingForms, $0.receivingForms].compactMap(\.self) }
    return items
  }

  /// Every condition that decides what people are told, or asked.
  var everyCondition: [Condition] {
    var conditions = questions.map(\.askIf) + reminders.map(\.showIf) + [applicability?.condition]
    conditions += everyItem.flatMap { $0.parts.map(\.condition) }
    conditions.append(escalation?.disagreementIf)
    for step in escalation?.steps ?? [] {
      conditions += [step.enterIf, step.takenIf] + step.deadlines.map(\.condition)
    }
    let tests = questions.compactMap(\.urgent?.answers) + [escalation?.urgentIf].compactMap(\.self)
    return rules.map(\.condition) + pathways.map(\.condition) + conditions.compactMap(\.self)
      + tests.map { .answer($0) }
  }

  /// What one form of an item says, with whom, whom to ring, how long it may take and whether it says whom to tell.
  func words(of part: Item.Part) -> String {
    let contacts = part.contacts.map { self.contacts[$0].name }
    let more = [
      part.with.map { "With: \($0)" }, contacts.isEmpty ? nil : "Ring: \(contacts.joined(separator: ", "))",
      part.within.map { "Within: \($0.words)" }, part.isToTell ? "Says whom to tell" : nil,
    ].compactMap(\.self)
    return more.isEmpty ? part.text : "\(part.text) (\(more.joined(separator: "; ")))"
  }

  /// What every form of some items says.
  func words(of items: [Item]) -> [String] { items.flatMap { $0.parts.map { words(of: $0) } } }
}

extension TimeLimit {
  var words: String {
    func count(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
    return switch self {
    case .withoutDelay: "without delay"
    case .hours(let number): count(number, "hour")
    case .days(let number): count(number, "day")
    case .workingDays(let number): count(number, "working day")
    }
  }

  /// How many hours the limit comes to, to be compared; a working day is a day.
  var hours: Int {
    switch self {
    case .withoutDelay: 0
    case .hours(let number): number
    case .days(let number), .workingDays(let number): number * 24
    }
  }
}
