/// A function over answer sets: the root of a decision diagram. Within one store equal functions are the same diagram.
struct Diagram: Hashable, Sendable {
  let index: UInt32

  /// How many different constants there are: as many as a guidance can have levels, and then some.
  static let constants = 256

  /// The function that is the same number for every answer set.
  static func constant(_ value: Int) -> Diagram {
    precondition((0..<constants).contains(value), "a diagram's values lie between 0 and \(constants - 1)")
    return Diagram(index: UInt32(value))
  }

  static let never = Diagram(index: 0)
  static let always = Diagram(index: 1)

  var isConstant: Bool { index < UInt32(Self.constants) }

  /// The number that a constant function is.
  var value: Int { Int(index) }
}

/// More nodes were needed than the budget allows: what is asked for stays undecided by diagrams.
struct BudgetExceeded: Error {}

/// Every node of the decision diagrams of one audit, each function exactly once: reduced, ordered, multi-valued, hash-consed.
///
/// A variable's position is its place in the order, 0 at the top. Identity is the point: diagrams of different stores must
/// never meet.
final class NodeStore {
  /// How many states each variable has, by position.
  let arities: [Int]

  private let budget: Int
  private var positions: [Int32]
  private var firstChild: [Int32]
  private var children: [Diagram] = []

  /// Open addressing; 0 is free, since constants are not in it.
  private var table: [UInt32]

  private var memo: Memo
  private var scratch: [Diagram] = []
  private var restrictions: [[Int16]] = []
  private var eliminations: [[Bool]] = []
  private var changes: [Change] = []

  private struct Change: Equatable {
    let position: Int
    let from: Int
    let to: Int
  }

  /// Starts an empty store.
  ///
  /// - Parameters:
  ///   - arities: How many states each variable has, by position in the order.
  ///   - budget: How many nodes may be made.
  init(arities: [Int], budget: Int) {
    self.arities = arities
    self.budget = budget
    positions = Array(repeating: .max, count: Diagram.constants)
    firstChild = Array(repeating: 0, count: Diagram.constants)
    table = Array(repeating: 0, count: 1 << 12)
    memo = Memo()
  }

  /// How many nodes were made.
  var count: Int { positions.count - Diagram.constants }

  /// The variable that a function asks first; past the last for a constant.
  func position(of diagram: Diagram) -> Int {
    Int(positions[Int(diagram.index)])
  }

  /// What is left of a function that asks a variable first, when the variable has a state.
  func child(_ diagram: Diagram, _ state: Int) -> Diagram {
    children[Int(firstChild[Int(diagram.index)]) + state]
  }

  /// The function that a variable alone decides.
  func node(_ position: Int, _ branches: some Collection<Diagram>) throws(BudgetExceeded) -> Diagram {
    let base = scratch.count
    scratch.append(contentsOf: branches)
    return try node(position, from: base)
  }

  /// The function that holds where a variable's state is among those that are marked.
  func node(_ position: Int, among states: [Bool]) throws(BudgetExceeded) -> Diagram {
    try node(position, states.map { $0 ? .always : .never })
  }

  /// Takes the branches from the end of the scratch list.
  private func node(_ position: Int, from base: Int) throws(BudgetExceeded) -> Diagram {
    defer { scratch.removeSubrange(base...) }
    let first = scratch[base]
    let end = scratch.count
    var differs = false
    var hash = UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9_7F4A_7C15
    for index in base..<end {
      let branch = scratch[index]
      if branch != first { differs = true }
      hash = (hash ^ UInt64(branch.index)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    guard differs else { return first }
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let candidate = Int(table[slot])
      if positions[candidate] == Int32(position) {
        let offset = Int(firstChild[candidate])
        var isSame = true
        for index in 0..<end - base where children[offset + index] != scratch[base + index] {
          isSame = false
          break
        }
        if isSame { return Diagram(index: UInt32(candidate)) }
      }
      slot = (slot + 1) & (table.count - 1)
    }
    guard count < budget else { throw BudgetExceeded() }
    let made = UInt32(positions.count)
    positions.append(Int32(position))
    firstChild.append(Int32(children.count))
    for index in base..<end { children.append(scratch[index]) }
    table[slot] = made
    if count * 2 > table.count { growTable() }
    return Diagram(index: made)
  }

  private func growTable() {
    table = Array(repeating: 0, count: table.count * 4)
    let mask = table.count - 1
    for index in Diagram.constants..<positions.count {
      let position = Int(positions[index])
      var hash = UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9_7F4A_7C15
      let offset = Int(firstChild[index])
      for child in offset..<offset + arities[position] {
        hash = (hash ^ UInt64(children[child].index)) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(index)
    }
    memo.grow(for: count)
  }
}

// MARK: Operations

extension NodeStore {
  /// A function of two functions, answer set by answer set.
  enum Operation: UInt32 {
    /// The smaller: of truths, whether both hold.
    case minimum

    /// The greater: of truths, whether one holds.
    case maximum

    /// Where a truth holds and another does not.
    case butNot

    /// A number where a truth holds, else 0.
    case times

    /// The sum of two numbers.
    case sum

    /// Whether a number is not the same as another.
    case differs

    /// The result where it does not depend on what lies below.
    @inline(__always)
    fileprivate func shortcut(_ a: Diagram, _ b: Diagram) -> Diagram? {
      switch self {
      case .minimum:
        if a == b || a == .never { return a }
        if b == .never { return b }
        return a.isConstant && b.isConstant ? Diagram(index: min(a.index, b.index)) : nil
      case .maximum:
        if a == b || b == .never { return a }
        if a == .never { return b }
        return a.isConstant && b.isConstant ? Diagram(index: max(a.index, b.index)) : nil
      case .butNot:
        if a == .never || a == b || b == .always { return .never }
        return b == .never ? a : nil
      case .times:
        if a == .never || b == .never { return .never }
        return a == .always ? b : nil
      case .sum:
        if a == .never { return b }
        if b == .never { return a }
        return a.isConstant && b.isConstant ? .constant(a.value + b.value) : nil
      case .differs:
        if a == b { return .never }
        return a.isConstant && b.isConstant ? .always : nil
      }
    }

    @inline(__always)
    fileprivate var isSymmetric: Bool { self == .minimum || self == .maximum || self == .sum || self == .differs }

    /// Whether a truth holds wherever another does: remembered under a number of its own.
    fileprivate static let covering: UInt32 = 8

    /// Whether two truths never hold together: likewise.
    fileprivate static let excluding: UInt32 = 9

    /// Operations with one operand are remembered under numbers from here on.
    fileprivate static let first: UInt32 = 16
  }

  func apply(_ operation: Operation, _ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram {
    if let result = operation.shortcut(a, b) { return result }
    let (a, b) = operation.isSymmetric && a.index > b.index ? (b, a) : (a, b)
    if let known = memo[operation.rawValue, a.index, b.index] { return known }
    let (pa, pb) = (positions[Int(a.index)], positions[Int(b.index)])
    let position = Int(min(pa, pb))
    let base = scratch.count
    for state in 0..<arities[position] {
      let branch = try apply(
        operation,
        Int(pa) == position ? child(a, state) : a,
        Int(pb) == position ? child(b, state) : b
      )
      scratch.append(branch)
    }
    let result = try node(position, from: base)
    memo[operation.rawValue, a.index, b.index] = result
    return result
  }

  func both(_ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.minimum, a, b) }

  func either(_ a: Diagram, _ b: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.maximum, a, b) }

  func not(_ a: Diagram) throws(BudgetExceeded) -> Diagram { try apply(.butNot, .always, a) }

  /// Whether a truth holds wherever another does; makes no nodes.
  func isCovered(_ a: Diagram, by b: Diagram) -> Bool {
    if a == b || a == .never || b == .always { return true }
    if b == .never || a == .always && b.isConstant { return false }
    if let known = memo[Operation.covering, a.index, b.index] { return known == .always }
    let (pa, pb) = (positions[Int(a.index)], positions[Int(b.index)])
    let position = Int(min(pa, pb))
    var result = true
    for state in 0..<arities[position] {
      let isCovered = isCovered(
        Int(pa) == position ? child(a, state) : a,
        by: Int(pb) == position ? child(b, state) : b
      )
      guard isCovered else {
        result = false
        break
      }
    }
    memo[Operation.covering, a.index, b.index] = result ? .always : .never
    return result
  }

  /// Whether two truths never hold together; makes no nodes.
  func isDisjoint(_ a: Diagram, from b: Diagram) -> Bool {
    if a == .never || b == .never { return true }
    if a == .always || b == .always || a == b { return false }
    let (a, b) = a.index > b.index ? (b, a) : (a, b)
    if let known = memo[Operation.excluding, a.index, b.index] { return known == .always }
    let (pa, pb) = (positions[Int(a.index)], positions[Int(b.index)])
    let position = Int(min(pa, pb))
    let result = (0..<arities[position]).allSatisfy { state in
      isDisjoint(
        Int(pa) == position ? child(a, state) : a,
        from: Int(pb) == position ? child(b, state) : b
      )
    }
    memo[Operation.excluding, a.index, b.index] = result ? .always : .never
    return result
  }

  /// Where a truth holds for one state of a variable and would not for another, all else the same.
  ///
  /// What leads to a node of the variable is the same for both states, so only the nodes of the variable are compared.
  func loss(of truth: Diagram, at position: Int, from state: Int, to other: Int) throws(BudgetExceeded) -> Diagram {
    let change = Change(position: position, from: state, to: other)
    let index = changes.firstIndex(of: change) ?? changes.count
    if index == changes.count { changes.append(change) }
    return try loss(of: truth, change, Operation.first + UInt32(index) * 3 + 2)
  }

  private func loss(of truth: Diagram, _ change: Change, _ key: UInt32) throws(BudgetExceeded) -> Diagram {
    let position = position(of: truth)
    guard position <= change.position else { return .never }
    if position == change.position {
      return try apply(.butNot, child(truth, change.from), child(truth, change.to))
    }
    if let known = memo[key, truth.index, 0] { return known }
    let base = scratch.count
    for state in 0..<arities[position] {
      let branch = try loss(of: child(truth, state), change, key)
      scratch.append(branch)
    }
    let result = try node(position, from: base)
    memo[key, truth.index, 0] = result
    return result
  }

  /// The operation over many functions, the deepest first and in pairs: so what is alike meets early and stays small.
  func merge(_ operation: Operation, _ parts: [Diagram], empty: Diagram) throws(BudgetExceeded) -> Diagram {
    var parts = parts.enumerated()
      .sorted { (-position(of: $0.element), $0.offset) < (-position(of: $1.element), $1.offset) }
      .map(\.element)
    guard !parts.isEmpty else { return empty }
    while parts.count > 1 {
      var merged: [Diagram] = []
      merged.reserveCapacity((parts.count + 1) / 2)
      for index in stride(from: 0, to: parts.count, by: 2) {
        merged.append(
          index + 1 < parts.count ? try apply(operation, parts[index], parts[index + 1]) : parts[index]
        )
      }
      parts = merged
    }
    return parts[0]
  }

  /// What is left of a function when some variables have a state.
  func restrict(_ diagram: Diagram, _ states: [(position: Int, state: Int)]) throws(BudgetExceeded) -> Diagram {
    var fixed = [Int16](repeating: -1, count: arities.count)
    for (position, state) in states { fixed[position] = Int16(state) }
    let index = restrictions.firstIndex(of: fixed) ?? restrictions.count
    if index == restrictions.count { restrictions.append(fixed) }
    return try restrict(diagram, fixed, Operation.first + UInt32(index) * 3)
  }

  private func restrict(_ diagram: Diagram, _ fixed: [Int16], _ key: UInt32) throws(BudgetExceeded) -> Diagram {
    if diagram.isConstant { return diagram }
    let position = position(of: diagram)
    if fixed[position] >= 0 { return try restrict(child(diagram, Int(fixed[position])), fixed, key) }
    if let known = memo[key, diagram.index, 0] { return known }
    let base = scratch.count
    for state in 0..<arities[position] {
      let branch = try restrict(child(diagram, state), fixed, key)
      scratch.append(branch)
    }
    let result = try node(position, from: base)
    memo[key, diagram.index, 0] = result
    return result
  }

  /// The greatest value of a function over all states of some variables: of a truth, whether it can hold.
  func greatest(_ diagram: Diagram, over variables: [Int]) throws(BudgetExceeded) -> Diagram {
    var marked = [Bool](repeating: false, count: arities.count)
    for variable in variables { marked[variable] = true }
    let index = eliminations.firstIndex(of: marked) ?? eliminations.count
    if index == eliminations.count { eliminations.append(marked) }
    return try greatest(diagram, marked, Operation.first + UInt32(index) * 3 + 1)
  }

  private func greatest(_ diagram: Diagram, _ marked: [Bool], _ key: UInt32) throws(BudgetExceeded) -> Diagram {
    if diagram.isConstant { return diagram }
    if let known = memo[key, diagram.index, 0] { return known }
    let position = position(of: diagram)
    var result: Diagram
    if marked[position] {
      result = .never
      for state in 0..<arities[position] {
        let branch = try greatest(child(diagram, state), marked, key)
        result = try apply(.maximum, result, branch)
      }
    } else {
      let base = scratch.count
      for state in 0..<arities[position] {
        let branch = try greatest(child(diagram, state), marked, key)
        scratch.append(branch)
      }
      result = try node(position, from: base)
    }
    memo[key, diagram.index, 0] = result
    return result
  }

  /// The variables that some functions depend on, in order.
  func support(_ diagrams: [Diagram]) -> [Int] {
    var found = [Bool](repeating: false, count: arities.count)
    visit(diagrams) { found[position(of: $0)] = true }
    return found.indices.filter { found[$0] }
  }

  /// How many nodes some functions have together.
  func size(_ diagrams: [Diagram]) -> Int {
    var size = 0
    visit(diagrams) { _ in size += 1 }
    return size
  }

  /// Every node of some functions, once each.
  private func visit(_ diagrams: [Diagram], _ body: (Diagram) -> Void) {
    var seen = [Bool](repeating: false, count: positions.count)
    var pending = diagrams
    while let next = pending.popLast() {
      guard !next.isConstant, !seen[Int(next.index)] else { continue }
      seen[Int(next.index)] = true
      body(next)
      for state in 0..<arities[position(of: next)] { pending.append(child(next, state)) }
    }
  }

  /// The value of a function for a state of every variable, by position.
  func value(of diagram: Diagram, _ states: [Int]) -> Int {
    var diagram = diagram
    while !diagram.isConstant { diagram = child(diagram, states[position(of: diagram)]) }
    return diagram.value
  }
}
