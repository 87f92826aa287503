import DecisionSupport

/// What an edit of a condition comes to, in words: the smallest part in which the two differ.
struct ConditionDifference {
  /// A label and the lines below it, in reading order.
  let fields: [(label: String, lines: [String])]

  /// Compares two conditions; one that there is not always holds.
  init(_ old: Condition?, _ former: Guidance, _ new: Condition?, _ present: Guidance) {
    let sides = (former: former, present: present)
    switch (old, new) {
    case (let old?, let new?): fields = Self.fields(old, new, sides)
    case (let old?, nil):
      fields = [("Before only where", former.lines(describing: old, in: .words)), ("Now", ["always"])]
    case (nil, let new?):
      fields = [("Before", ["always"]), ("Now only where", present.lines(describing: new, in: .words))]
    case (nil, nil): fields = []
    }
  }

  /// The fields with labels that say what the condition is for: "It was said where".
  func fields(saying was: String, _ now: String) -> [(label: String, lines: [String])] {
    fields.map { label, lines in
      guard Self.isWhole(label) else { return (label, lines) }
      let verb = label.hasPrefix("Now") ? now : was
      if label.hasSuffix("in part") { return (verb == now ? "It is now" : "One part of the condition was", lines) }
      if lines == ["always"] { return (verb, lines) }
      let limit = label.hasSuffix("not where") ? " except" : label.hasSuffix("only where") ? " only" : ""
      return ("\(verb)\(limit) where", lines)
    }
  }

  /// Whether a label stands above a condition, whole or in part, and not above parts that were added or taken out.
  static func isWhole(_ label: String) -> Bool {
    let endings = ["", " only where", " not where", ", in part"]
    return ["Before", "Now"].contains { start in endings.contains { label == start + $0 } }
  }

  private typealias Sides = (former: Guidance, present: Guidance)

  private static func fields(
    _ old: Condition,
    _ new: Condition,
    _ sides: Sides,
    within outer: Connective? = nil
  ) -> [(label: String, lines: [String])] {
    func before(_ condition: Condition) -> [String] { sides.former.lines(describing: condition, in: .words) }
    func now(_ condition: Condition) -> [String] { sides.present.lines(describing: condition, in: .words) }
    guard outer != Connective.none, let (connective, lists) = alike(old, new) else {
      let labels =
        switch outer {
        case nil: ("Before", "Now")
        case .some(.none): ("Before not where", "Now not where")
        case .some: ("Before, in part", "Now, in part")
        }
      return before(old) == now(new) ? [] : [(labels.0, before(old)), (labels.1, now(new))]
    }
    var (lost, gained) = (lists.old, lists.new)
    for part in lists.old {
      guard let index = gained.firstIndex(where: { now($0) == before(part) }) else { continue }
      gained.remove(at: index)
      if let same = lost.firstIndex(of: part) { lost.remove(at: same) }
    }
    if lost.count == 1, gained.count == 1 { return fields(lost[0], gained[0], sides, within: connective) }
    let (less, more) =
      switch connective {
      case .all: ("No longer needed", "Now also needed")
      case .any: ("No longer enough", "Now enough, too")
      case .none: ("No longer ruled out by", "Now ruled out by")
      }
    func label(_ words: String) -> String { outer == nil ? words : "In one part, \(words.startingSmall)" }
    return [(label(less), lost.flatMap(before)), (label(more), gained.flatMap(now))].filter { !$0.1.isEmpty }
  }

  private enum Connective { case all, any, none }

  /// The parts of two conditions that hang together in the same way; one part alone hangs together in any.
  private static func alike(
    _ old: Condition,
    _ new: Condition
  ) -> (Connective, lists: (old: [Condition], new: [Condition]))? {
    switch (old, new) {
    case (.all(let old), .all(let new)): (.all, (old, new))
    case (.any(let old), .any(let new)): (.any, (old, new))
    case (.none(let old), .none(let new)): (.none, (old, new))
    case (.all(let parts), let new) where parts.contains(new): (.all, (parts, [new]))
    case (let old, .all(let parts)) where parts.contains(old): (.all, ([old], parts))
    case (.any(let parts), let new) where parts.contains(new): (.any, (parts, [new]))
    case (let old, .any(let parts)) where parts.contains(old): (.any, ([old], parts))
    default: nil
    }
  }
}
