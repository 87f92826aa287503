// Whether sets cover another, without making what they are all together: for a small set few of many matter.

/// Sets that are taken away from others, by what they ask.
struct OthersIndex {
  /// Of each variable, by position, the sets that ask it, as positions among all of them.
  fileprivate var asking: [[Int]]

  /// The sets that hold where all is calm.
  fileprivate var calm: [Int] = []
}

extension DiagramSets {
  /// Whether nothing of some sets together is left when others are taken away.
  func isCovered(_ sets: [Diagram], by others: Others<Diagram>) throws(BudgetExceeded) -> Bool {
    // What all answer sets have to satisfy asks much, and mostly does not matter.
    let small = sets.min { shape(of: $0).support.count < shape(of: $1).support.count } ?? .always
    let (left, isFree) = try remainder(of: small, outside: others)
    if left == .never { return true }
    if sets.count == 1 { return false }
    var parts = [left]
    for set in sets where set != small { parts.append(try calm(set, besides: isFree)) }
    if try all(parts) != .never { return false }
    return try exactPart(of: try all(sets), outside: others) == .never
  }

  /// Whether a quick look shows that something of a set is left when others are taken away.
  func isSomeLeft(of set: Diagram, outside others: Others<Diagram>) -> Bool {
    guard let states = example(of: set) else { return false }
    let index = index(of: others)
    func isInside(_ other: Int) -> Bool { contains(others.all[other], states) }
    // Whatever asks none of these answers is there as it is where all is calm.
    if index.calm.contains(where: isInside) { return false }
    for (variable, state) in states.enumerated() where state != calm[variable] {
      if index.asking[layout.position(of: variable)].contains(where: isInside) { return false }
    }
    return true
  }

  /// What bears on whether a set lies within others, by position, and which of these do: where everything else is calm,
  /// nothing is left of the set only if nothing is left at all.
  ///
  /// Free is what the set asks. What else another set asks takes least away where it is calm, if no other answer leads to less;
  /// so that is free, too, for which an answer does. Sets that ask nothing of all this and are not there where all is calm
  /// take nothing away.
  func bearing(on set: Diagram, outside others: Others<Diagram>) throws(BudgetExceeded)
    -> (isFree: [Bool], taken: [Int])
  {
    let index = index(of: others)
    var isFree = [Bool](repeating: false, count: store.arities.count)
    var taken: [Int] = []
    var isTaken: Set<Int> = []
    var pending = shape(of: set).support
    func take(_ other: Int) throws(BudgetExceeded) {
      guard isTaken.insert(other).inserted else { return }
      taken.append(other)
      pending += try exceptions(of: others.all[other])
    }
    for other in index.calm { try take(other) }
    while let position = pending.popLast() {
      guard !isFree[position] else { continue }
      isFree[position] = true
      for other in index.asking[position] { try take(other) }
    }
    return (isFree, taken)
  }

  /// What is left of a set when others are taken away, where everything is calm that does not bear on it.
  private func remainder(of set: Diagram, outside others: Others<Diagram>) throws(BudgetExceeded)
    -> (left: Diagram, isFree: [Bool])
  {
    let (isFree, taken) = try bearing(on: set, outside: others)
    var parts: [Diagram] = []
    for other in taken { parts.append(try calm(others.all[other], besides: isFree)) }
    for part in parts where try store.isCovered(set, by: part) { return (.never, isFree) }
    var left = set
    // The deepest first, as they are merged.
    for part in parts.sorted(by: { store.position(of: $0) > store.position(of: $1) }) where left != .never {
      left = try store.apply(.butNot, left, part)
    }
    return (left, isFree)
  }

  /// What is left of a set where everything is calm that is not free.
  private func calm(_ set: Diagram, besides isFree: [Bool]) throws(BudgetExceeded) -> Diagram {
    let fixed = shape(of: set).support.filter { !isFree[$0] }
    guard !fixed.isEmpty else { return set }
    return try store.restrict(set, fixed.map { ($0, calm[layout.order[$0]]) })
  }

  /// The positions at which a set is not smallest where calm is answered.
  private func exceptions(of set: Diagram) throws(BudgetExceeded) -> [Int] {
    let shape = shape(of: set)
    if let known = shape.exceptions { return known }
    var found: [Int] = []
    for position in shape.support {
      let variable = layout.order[position]
      var isException = false
      for state in 0..<store.arities[position] where !isException && state != calm[variable] {
        isException = try isLost(set, at: variable, from: calm[variable], to: state)
      }
      if isException { found.append(position) }
    }
    shape.exceptions = found
    return found
  }

  private func index(of others: Others<Diagram>) -> OthersIndex {
    if let known = others.index.value { return known }
    var index = OthersIndex(asking: Array(repeating: [], count: store.arities.count))
    for (number, other) in others.all.enumerated() {
      for position in shape(of: other).support { index.asking[position].append(number) }
      if contains(other, calm) { index.calm.append(number) }
    }
    others.index.value = index
    return index
  }
}
