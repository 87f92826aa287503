/// Counts the answer sets for which a function is not 0, exactly.
struct Counting {
  private let store: NodeStore

  /// The weight of each state, and of all states together, by position.
  private let weights: [[Int]]
  private let totals: [Int]

  private var counts: [Diagram: AnswerCount] = [:]
  private var gaps: [Gap: AnswerCount] = [:]

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
    below(diagram) * free(from: 0, to: position(diagram))
  }

  private func position(_ diagram: Diagram) -> Int { min(store.position(of: diagram), totals.count) }

  /// How many ways there are to answer what a function asks and what lies below that.
  private mutating func below(_ diagram: Diagram) -> AnswerCount {
    if diagram.isConstant { return AnswerCount(diagram == .never ? 0 : 1) }
    if let known = counts[diagram] { return known }
    let position = position(diagram)
    var sum = AnswerCount(0)
    for (state, weight) in weights[position].enumerated() {
      let child = store.child(diagram, state)
      guard child != .never else { continue }
      sum += below(child) * free(from: position + 1, to: self.position(child)) * weight
    }
    counts[diagram] = sum
    return sum
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
