/// Finds an order of the variables in which those that are asked about together stand together: it decides how large the
/// diagrams become.
///
/// The method is FORCE (Aloul, Markov, Sakallah, 2003): each group of variables pulls its members towards its centre,
/// until the sum of the groups' spans stops falling. It is run from the order given and from a few random ones.
struct VariableOrder {
  private let count: Int
  private let groups: [[Int]]

  /// Takes the variables that meet in one condition as a group.
  var weighted = true
  init(count: Int, groups: [[Int]]) {
    self.count = count
    self.groups = groups.map { Array(Set($0)).sorted() }.filter { $0.count > 1 }
  }

  /// The variables, first one on top, after so many random orders beside the given one.
  func best(restarts: Int) -> [Int] {
    var generator = Shuffler(state: 0x7468_7265_7368)
    var best = settle(Array(0..<count))
    var bestSpan = span(best)
    for _ in 0..<restarts {
      let order = settle(Array(0..<count).shuffled(using: &generator))
      let span = span(order)
      if span < bestSpan { (best, bestSpan) = (order, span) }
    }
    return best
  }

  private func settle(_ order: [Int]) -> [Int] {
    var order = order
    var places = places(of: order)
    var lowest = span(order)
    var settled = order
    var patience = 4
    while patience > 0 {
      var pull = [Double](repeating: 0, count: count)
      var pulls = [Double](repeating: 0, count: count)
      for group in groups {
        let centre = Double(group.reduce(0) { $0 + places[$1] }) / Double(group.count)
        for variable in group {
          let w = weighted ? 1 / Double(group.count - 1) : 1
          pull[variable] += centre * w
          pulls[variable] += w
        }
      }
      let wanted = (0..<count).map { pulls[$0] > 0 ? pull[$0] / pulls[$0] : Double(places[$0]) }
      order.sort { (wanted[$0], places[$0]) < (wanted[$1], places[$1]) }
      places = self.places(of: order)
      let span = span(order)
      if span < lowest {
        (lowest, settled, patience) = (span, order, 4)
      } else {
        patience -= 1
      }
    }
    return settled
  }

  private func places(of order: [Int]) -> [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, variable) in order.enumerated() { places[variable] = place }
    return places
  }

  /// How far the groups reach, all together.
  private func span(_ order: [Int]) -> Int {
    let places = places(of: order)
    return groups.reduce(0) { sum, group in
      var (low, high) = (Int.max, Int.min)
      for variable in group {
        low = min(low, places[variable])
        high = max(high, places[variable])
      }
      return sum + (weighted ? (high - low) * 64 / (group.count - 1) : high - low)
    }
  }
}

/// Random numbers that are the same in every run: SplitMix64.
private struct Shuffler: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
