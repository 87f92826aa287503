/// A truth over answer sets as a formula: what a search decides about where diagrams are too large.
struct Formula: Hashable, Sendable {
  let index: Int32

  static let never = Formula(index: 0)
  static let always = Formula(index: 1)
}

/// Every formula of one search, each once.
///
/// Identity is the point: formulas of different stores must never meet.
final class FormulaStore: TruthAlgebra {
  enum Node: Hashable {
    case never
    case always

    /// A variable's state is among these, as bits.
    case states(variable: Int, bits: UInt64)
    case not(Formula)
    case all([Formula])
    case any([Formula])
    case atLeast(Int, [Formula])
  }

  private(set) var nodes: [Node] = [.never, .always]
  private var known: [Node: Formula] = [.never: .never, .always: .always]

  /// How many states each variable has.
  let arities: [Int]

  /// - Throws: `BudgetExceeded` where a variable has more states than fit into a word.
  init(arities: [Int]) throws(BudgetExceeded) {
    guard arities.allSatisfy({ $0 <= 64 }) else { throw BudgetExceeded() }
    self.arities = arities
  }

  var never: Formula { .never }
  var always: Formula { .always }

  func node(_ formula: Formula) -> Node { nodes[Int(formula.index)] }

  private func make(_ node: Node) -> Formula {
    if let formula = known[node] { return formula }
    let formula = Formula(index: Int32(nodes.count))
    nodes.append(node)
    known[node] = formula
    return formula
  }

  func states(_ variable: Int, _ bits: UInt64) -> Formula {
    let every: UInt64 = arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1
    return bits == 0 ? .never : bits == every ? .always : make(.states(variable: variable, bits: bits))
  }

  func not(_ truth: Formula) -> Formula {
    switch node(truth) {
    case .never: .always
    case .always: .never
    case .not(let inner): inner
    case .states(let variable, let bits):
      states(variable, ~bits & (arities[variable] == 64 ? .max : (1 << UInt64(arities[variable])) - 1))
    default: make(.not(truth))
    }
  }

  func all(_ parts: [Formula]) -> Formula {
    let parts = parts.filter { $0 != .always }
    if parts.contains(.never) { return .never }
    return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : make(.all(parts))
  }

  func any(_ parts: [Formula]) -> Formula {
    let parts = parts.filter { $0 != .never }
    if parts.contains(.always) { return .always }
    return parts.isEmpty ? .never : parts.count == 1 ? parts[0] : make(.any(parts))
  }

  func atLeast(_ count: Int, of parts: [Formula]) -> Formula {
    let certain = parts.count { $0 == .always }
    let parts = parts.filter { $0 != .always && $0 != .never }
    let count = count - certain
    if count <= 0 { return .always }
    if count > parts.count { return .never }
    return count == 1 ? any(parts) : count == parts.count ? all(parts) : make(.atLeast(count, parts))
  }

  func choose(_ variable: Int, _ branches: [Formula]) -> Formula {
    var parts: [Formula] = []
    for branch in Set(branches) where branch != .never {
      let bits = branches.indices.reduce(UInt64(0)) { branches[$1] == branch ? $0 | 1 << UInt64($1) : $0 }
      parts.append(all([states(variable, bits), branch]))
    }
    return any(parts.sorted { $0.index < $1.index })
  }

  /// The variables of a formula.
  func variables(of formula: Formula) -> [Int] {
    var found: Set<Int> = []
    var seen: Set<Formula> = []
    var pending = [formula]
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      switch node(next) {
      case .never, .always: break
      case .states(let variable, _): found.insert(variable)
      case .not(let inner): pending.append(inner)
      case .all(let parts), .any(let parts), .atLeast(_, let parts): pending += parts
      }
    }
    return found.sorted()
  }
}
