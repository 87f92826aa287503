import DecisionSupport

/// How the elements of two lists belong together: by id, or by the id that one had before.
struct Pairing: Sendable {
  /// The former elements in their order, then the added ones.
  let matches: [Match]

  /// - Parameters:
  ///   - old: The list as it was.
  ///   - new: The list as it is.
  ///   - formerID: The id that an element says it had.
  ///   - isComparable: Whether two elements of the same id can be compared at all.
  init<Element: Identified>(
    _ old: [Element],
    _ new: [Element],
    formerID: (Element) -> String?,
    where isComparable: (Element, Element) -> Bool = { _, _ in true }
  ) {
    let positions = Dictionary(old.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var newPositions = [Int?](repeating: nil, count: old.count)
    var isPaired = [Bool](repeating: false, count: new.count)
    func pair(_ position: Int, with id: String?) {
      guard let id, let former = positions[id], newPositions[former] == nil, isComparable(old[former], new[position])
      else { return }
      newPositions[former] = position
      isPaired[position] = true
    }
    // What is declared comes before what happens to have the same id.
    for (position, element) in new.enumerated() { pair(position, with: formerID(element)) }
    for (position, element) in new.enumerated() where !isPaired[position] { pair(position, with: element.id) }
    matches =
      newPositions.enumerated().map { Match(before: $0, after: $1) }
      + new.indices.filter { !isPaired[$0] }.map { Match(before: nil, after: $0) }
  }

  /// The positions of what both lists have.
  var both: [(before: Int, after: Int)] { matches.compactMap(\.both) }

  /// The positions of what is gone.
  var removed: [Int] { matches.filter { $0.after == nil }.compactMap(\.before) }

  /// The positions of what is new.
  var added: [Int] { matches.filter { $0.before == nil }.compactMap(\.after) }
}

/// The lists of two configurations, paired.
struct Pairings: Sendable {
  let levels: Pairing
  let questions: Pairing
  let rules: Pairing
  let reminders: Pairing
  let pathways: Pairing
  let steps: Pairing

  init(_ old: Guidance, _ new: Guidance) {
    levels = Pairing(old.levels, new.levels, formerID: \.formerID)
    questions = Pairing(old.questions, new.questions, formerID: \.formerID)
    rules = Pairing(old.rules, new.rules, formerID: \.formerID)
    reminders = Pairing(old.reminders, new.reminders, formerID: \.formerID)
    pathways = Pairing(old.pathways, new.pathways, formerID: \.formerID)
    steps = Pairing(old.escalation?.steps ?? [], new.escalation?.steps ?? [], formerID: \.formerID)
  }

  /// Whether every old level is matched by a new one; else levels cannot be compared.
  var levelsAreComparable: Bool { levels.removed.isEmpty }

  /// Which number stands for each level of either configuration: its position among the new ones.
  var ranks: BeforeAndAfter<[Int]> {
    let former = levels.matches.filter { $0.before != nil }.map { $0.after ?? 0 }
    return BeforeAndAfter(before: former, after: levels.matches.compactMap(\.after).sorted())
  }
}
