/// Counts the steps of an audit's work, and asks now and then whether it may go on: what is still open when it may not stays
/// undecided.
final class WorkLimit {
  /// How many steps are made before it is asked again.
  private static let interval = 256

  private let mayGoOn: @Sendable (_ steps: Int) -> Bool
  private var next = WorkLimit.interval

  /// Nodes that were made, comparisons of nodes and branches of a search, all together.
  private(set) var steps = 0

  /// Whether the audit may not go on; it never may again.
  private(set) var isReached = false

  init(_ mayGoOn: @escaping @Sendable (_ steps: Int) -> Bool = { _ in true }) {
    self.mayGoOn = mayGoOn
  }

  /// Makes so many steps more.
  @inline(__always)
  func step(_ count: Int = 1) throws(BudgetExceeded) {
    steps &+= count
    if steps >= next { try ask() }
  }

  /// What a body finds out; nil where the time was up meanwhile, so that what was decided before is not lost.
  func unlessReached<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch let error as BudgetExceeded where error.isOfOneQuestion && isReached {
      return nil
    }
  }

  private func ask() throws(BudgetExceeded) {
    if !isReached {
      isReached = !mayGoOn(steps)
      next = isReached ? 0 : steps + Self.interval
    }
    if isReached { throw BudgetExceeded(isOfOneQuestion: true) }
  }
}
