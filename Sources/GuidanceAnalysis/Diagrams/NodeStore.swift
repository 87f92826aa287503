/// Every node of the decision diagrams of one audit, each function exactly once: reduced, ordered, multi-valued, hash-consed.
///
/// A variable's position is its place in the order, 0 at the top. Identity is the point: diagrams of different stores must
/// never meet.
final class NodeStore {
  /// How many states each variable has, by position.
  let arities: [Int]

  private var limit: Int
  let work: WorkLimit

  /// Behind pointers, so that each step of an operation need not ask whether somebody else is at it.
  let table: UnsafeMutablePointer<NodeTable>
  let memo: UnsafeMutablePointer<Memo>

  /// Sets of states to which functions were restricted; their results are remembered under their number here.
  var restrictions: [[Int16]: UInt32] = [:]

  /// The number of each node in the last walk.
  var numbers: [UInt32] = []

  /// The last walk: often several questions are asked of one function.
  var lastWalk: (diagrams: [Diagram], nodes: [Diagram]) = ([], [])

  /// Starts an empty store.
  ///
  /// - Parameters:
  ///   - arities: How many states each variable has, by position in the order.
  ///   - budget: How many nodes may be made.
  ///   - work: What asks whether there is time for more.
  init(arities: [Int], budget: Int, work: WorkLimit = WorkLimit()) {
    self.arities = arities
    self.work = work
    limit = budget.addingReportingOverflow(Diagram.constants).overflow ? .max : budget + Diagram.constants
    table = .allocate(capacity: 1)
    table.initialize(to: NodeTable(arities: arities))
    memo = .allocate(capacity: 1)
    memo.initialize(to: Memo())
  }

  deinit {
    table.pointee.deallocate()
    table.deallocate()
    memo.pointee.deallocate()
    memo.deallocate()
  }

  /// How many nodes were made.
  var count: Int { table.pointee.count - Diagram.constants }

  /// What a body makes with so many nodes more at most; nil where it takes more.
  func within<Value>(_ nodes: Int, _ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value? {
    let whole = limit
    limit = nodes < whole - table.pointee.count ? table.pointee.count + nodes : whole
    defer { limit = whole }
    do {
      return try body()
    } catch {
      guard !error.isOfOneQuestion, table.pointee.count < whole else { throw error }
      return nil
    }
  }

  /// The variable that a function asks first; past the last for a constant.
  func position(of diagram: Diagram) -> Int { table.pointee.position(of: diagram) }

  /// What is left of a function that asks a variable first, when the variable has a state.
  func child(_ diagram: Diagram, _ state: Int) -> Diagram { table.pointee.child(diagram, state) }

  /// The function that a variable alone decides.
  func node(_ position: Int, _ branches: some Collection<Diagram>) throws(BudgetExceeded) -> Diagram {
    let mark = table.pointee.mark
    for branch in branches { table.pointee.push(branch) }
    return try node(position, since: mark)
  }

  /// The function that holds where a variable's state is among those that are marked.
  func node(_ position: Int, among states: [Bool]) throws(BudgetExceeded) -> Diagram {
    try node(position, states.map { $0 ? .always : .never })
  }

  /// The function of a variable with the branches that were pushed since a mark.
  @inline(__always)
  func node(_ position: Int, since mark: Int) throws(BudgetExceeded) -> Diagram {
    guard let node = table.pointee.node(position, since: mark, limit: limit) else { throw BudgetExceeded() }
    memo.pointee.grow(for: table.pointee.count)
    return node
  }

  /// The function of a variable whose branch for each state is worked out.
  @inline(__always)
  func node(_ position: Int, branch: (Int) throws(BudgetExceeded) -> Diagram) throws(BudgetExceeded) -> Diagram {
    let mark = table.pointee.mark
    for state in 0..<table.pointee.arity(of: position) {
      do {
        let branch = try branch(state)
        table.pointee.push(branch)
      } catch {
        table.pointee.drop(to: mark)
        throw error
      }
    }
    return try node(position, since: mark)
  }

  /// Remembers a result, or gives the one that is remembered.
  @inline(__always)
  func remembering(
    _ operation: UInt32,
    _ a: Diagram,
    _ b: UInt32,
    _ makeResult: () throws(BudgetExceeded) -> Diagram
  ) throws(BudgetExceeded) -> Diagram {
    if let known = memo.pointee[operation, a.index, b] { return known }
    try work.step()
    let result = try makeResult()
    memo.pointee[operation, a.index, b] = result
    return result
  }
}
