import DecisionSupport

/// Which of two configurations.
public enum Side: Int, CaseIterable, Sendable {
  /// As it was.
  case old

  /// As it is now; the only one where nothing is compared.
  case new
}

/// Something that either of two configurations may have.
public struct Sided<Value> {
  /// What the old one has.
  public var old: Value?

  /// What the new one has.
  public var new: Value?

  /// What one of them has.
  public subscript(_ side: Side) -> Value? {
    get { side == .old ? old : new }
    set { if side == .old { old = newValue } else { new = newValue } }
  }

  /// What there is, the old one first.
  public var all: [Value] { [old, new].compactMap(\.self) }

  func map<Result>(_ transform: (Value) throws -> Result?) rethrows -> Sided<Result> {
    Sided<Result>(old: try old.flatMap(transform), new: try new.flatMap(transform))
  }
}

extension Sided: Sendable where Value: Sendable {}

/// How the elements of two lists belong together: by id, or by the id that one had before.
struct Pairing: Sendable {
  /// The positions of each element on both sides: the old ones in their order, then the added ones.
  let pairs: [Sided<Int>]

  /// - Parameters:
  ///   - old: The list as it was.
  ///   - new: The list as it is.
  ///   - formerID: The id that an element says it had.
  ///   - matches: Whether two elements of the same id can be compared at all.
  init<Element: Identified>(
    old: [Element],
    new: [Element],
    formerID: (Element) -> String?,
    matches: (Element, Element) -> Bool = { _, _ in true }
  ) {
    let positions = Dictionary(old.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var newPositions = [Int?](repeating: nil, count: old.count)
    var isPaired = [Bool](repeating: false, count: new.count)
    func pair(_ position: Int, with id: String?) {
      guard let id, let former = positions[id], newPositions[former] == nil, matches(old[former], new[position])
      else { return }
      newPositions[former] = position
      isPaired[position] = true
    }
    // What is declared comes before what happens to have the same id.
    for (position, element) in new.enumerated() { pair(position, with: formerID(element)) }
    for (position, element) in new.enumerated() where !isPaired[position] { pair(position, with: element.id) }
    pairs =
      newPositions.enumerated().map { Sided(old: $0, new: $1) }
      + new.indices.filter { !isPaired[$0] }.map { Sided(old: nil, new: $0) }
  }
}
