/// Counts the answer sets for which a function is not 0, exactly.
struct Counting {
  private let store: NodeStore

  /// The weight of each state, and of all states together, by position.
  private let weights: [[Int]]
  private let totals: [Int]

  private var gaps: [Gap: AnswerCount] = [:]

  /// How many ways there are to answer a function's first variable, at a position, and what lies below it.
  private struct Count {
    let ways: AnswerCount
    let position: Int
  }

  private struct Gap: Hashable {
    let from: Int
    let to: Int
  }

  init(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore) {
    self.store = store
    weights = layout.order.map { space.variables[$0].states.map(\.weight) }
    totals = weights.map { $0.reduce(0, +) }
  }

  mutating func count(_ diagram: Diagram) -> AnswerCount {
    let end = totals.count
    if diagram.isConstant { return diagram == .never ? AnswerCount(0) : free(from: 0, to: end) }
    // Of each node, how many ways there are to answer what it asks and what lies below that.
    let counts = store.fold(diagram, constant: { Count(ways: AnswerCount($0 == 0 ? 0 : 1), position: end) }) {
      (position, below) -> Count in
      var sum = AnswerCount(0)
      for (state, weight) in weights[position].enumerated() {
        let next = below(state)
        if !next.ways.isZero { sum += next.ways * free(from: position + 1, to: next.position) * weight }
      }
      return Count(ways: sum, position: position)
    }
    return counts[counts.count - 1].ways * free(from: 0, to: store.position(of: diagram))
  }

  /// How many ways there are to answer the variables between two positions, which make no difference.
  private mutating func free(from: Int, to: Int) -> AnswerCount {
    guard from < to else { return AnswerCount(1) }
    if let known = gaps[Gap(from: from, to: to)] { return known }
    let product = totals[from..<to].reduce(AnswerCount(1)) { $0 * $1 }
    gaps[Gap(from: from, to: to)] = product
    return product
  }
}
