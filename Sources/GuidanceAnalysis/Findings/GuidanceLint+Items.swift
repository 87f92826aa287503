import DecisionSupport
import MarkedYAML

// Answers that nothing speaks of, and items of which two show that contradict each other.

extension GuidanceLint {
  /// An option of a list that no rule, reminder, pathway, item or question speaks of, the calm one aside: whoever ticks it tells
  /// something that nobody hears.
  mutating func checkOptions() {
    var spoken = guidance.questions.map { _ in UInt64(0) }
    for test in guidance.everyCondition.flatMap({ $0.tests }) {
      switch test.values {
      case .options(let bits): spoken[test.question.position] |= bits
      case .numbers(_, let extras): spoken[test.question.position] |= extras
      }
    }
    // Who can be rung depends on the council.
    for council in guidance.contacts.compactMap({ $0.council }) { spoken[council.position] = .max }
    for (position, question) in guidance.questions.enumerated() {
      if case .yesNo = question.answers { continue }
      for (number, option) in question.answers.options.enumerated() where !spoken[position].contains(number) {
        guard !question.calm.includes(number) else { continue }
        report(
          .optionSaysNothing,
          .init(.question, question.id),
          "the answer \(option.text.quoted) to \(question.ask.quoted) makes no difference",
          details: ["No rule, reminder, pathway, action or question depends on this answer."],
          at: question.range,
          identity: option.id
        )
      }
    }
  }

  /// An item of a list, and where it shows; it stands in many pairs.
  struct ShownItem {
    let item: Item
    fileprivate let places = Remembered<(shown: Truth, known: Truth)>()
  }

  /// Two items of one list.
  struct PairOfItems {
    let first: ShownItem
    let second: ShownItem
    let subject: Finding.Subject
    let place: SourceRange
  }

  /// The pairs of items with a condition each that stand in one list.
  var pairsOfItems: [PairOfItems] {
    var pairs: [PairOfItems] = []
    func add(_ items: [Item], _ subject: Finding.Subject, _ place: SourceRange) {
      let single = items.filter { !$0.isChoice && $0.parts[0].condition != nil }.map { ShownItem(item: $0) }
      for (number, first) in single.enumerated() {
        for second in single.dropFirst(number + 1) {
          pairs.append(PairOfItems(first: first, second: second, subject: subject, place: place))
        }
      }
    }
    for level in guidance.levels {
      for items in [level.toDo, level.notToDo, level.toDoIfNotKnown, level.aboutConsent] {
        add(items, .init(.level, level.id), level.range)
      }
    }
    for question in guidance.questions {
      guard let urgent = question.urgent else { continue }
      for items in [urgent.toDo, urgent.toDoIfNotKnown] { add(items, .init(.question, question.id), question.range) }
    }
    for pathway in guidance.pathways { add(pathway.actions, .init(.pathway, pathway.id), pathway.range) }
    return pairs
  }

  /// Two items of one list that can never both hold when everything is known, and both show when something is not.
  mutating func check(_ pair: PairOfItems) throws {
    guard try contradict(pair.first, pair.second) else { return }
    report(
      .itemsContradict,
      pair.subject,
      "two items of \(pair.subject.kind.rawValue) '\(pair.subject.id)' never hold together and can both show",
      details: [pair.first, pair.second].map { guidance.words(of: $0.item.parts[0]).quoted }
        + ["Write them as one with 'first-of', the careful one first."],
      at: pair.place,
      identity: guidance.words(of: [pair.first.item, pair.second.item]).joined(separator: "\n")
    )
  }

  private func contradict(_ first: ShownItem, _ second: ShownItem) throws -> Bool {
    let (one, other) = (try places(of: first), try places(of: second))
    // Mostly both hold for somebody of whom everything is known.
    if try !sets.isEmpty([one.known, other.known]) {
      if try !sets.isEmpty([examination.scope, try sets.all([one.known, other.known])]) { return false }
    }
    return try !sets.isEmpty([examination.scope, try sets.all([one.shown, other.shown])])
  }

  /// Where an item shows, and where it does though all is known that it asks.
  private func places(of item: ShownItem) throws -> (shown: Truth, known: Truth) {
    if let places = item.places.value { return places }
    let shown = try own.shows(item.item, 0)
    var known = [shown]
    for variable in try sets.variables(of: [shown]) {
      let states = examination.space.variables[variable].states
      known.append(try sets.truth(variable, of: states) { $0.meaning != .notKnown && $0.meaning != .nothing })
    }
    let places = (shown: shown, known: try sets.all(known))
    item.places.value = places
    return places
  }
}

extension Answer {
  /// Whether the answer is an option, or has it ticked.
  fileprivate func includes(_ option: Int) -> Bool {
    switch self {
    case .option(let position), .extra(let position): position == option
    case .checklist(let ticked, _): ticked.contains(option)
    case .notKnown, .number: false
    }
  }
}
