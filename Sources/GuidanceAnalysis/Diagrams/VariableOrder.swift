/// Finds an order of the variables in which those that are asked about together stand together: it decides how large the
/// diagrams become.
///
/// The method is FORCE (Aloul, Markov, Sakallah, 2003): each group pulls its members towards its centre, until the sum of
/// the groups' spans stops falling. It is run from the order given and from a few random ones, over blocks: a question stands
/// below what opens it, since every count asks whether it is answered where it is asked. Of the results that one is taken
/// whose width is estimated to be least, and parts that have nothing in common are taken apart.
///
/// Tried on a change of one level in the real guidance (243 variables), nodes made for both sides and all proofs; before
/// there were blocks, the new side was compiled a second time for its own proofs, so there count about half:
///
/// | order | nodes |
/// |---|---|
/// | as declared | the level alone 0.8 million |
/// | FORCE, a group a rule, least span of 9 | 308,000 |
/// | a group for each part of a rule that is enough, least span or width of 9 to 101, no blocks | 157,000 to 1.3 million |
/// | the same over blocks, least width of 9 (this one) | 80,000 to 90,000 |
/// | the same, of 31 | 84,000 to 95,000 |
///
/// For the levels alone: greedy orders by open groups had 47,000 nodes where FORCE had 6,400. Moving variables about by the
/// true size brought 24,000 nodes to 8,500 in 100 seconds and was still falling; by the estimated width it brought nothing.
struct VariableOrder {
  private let count: Int

  /// Variables that stay together, each in the order given: what opens questions, and those questions.
  private let blocks: [[Int]]

  /// The groups of variables, and the same of blocks.
  private let groups: VariableGroups
  private let blockGroups: VariableGroups
  private let strong: Int

  /// Takes the variables that meet in one condition as a group; the strong ones make the large functions.
  init(count: Int, strong: [[Int]], weak: [[Int]], blocks: [[Int]]) {
    self.count = count
    self.blocks = blocks
    func several(_ groups: [[Int]], _ seen: inout Set<[Int]>) -> [[Int]] {
      groups.map { group in
        let sorted = group.sorted()
        return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
      }
      .filter { $0.count > 1 && seen.insert($0).inserted }
    }
    var seen: Set<[Int]> = []
    let (first, second) = (several(strong, &seen), several(weak, &seen))
    self.strong = first.count
    groups = VariableGroups(first + second, count: count)
    var blockOf = [Int](repeating: 0, count: count)
    for (number, block) in blocks.enumerated() { for variable in block { blockOf[variable] = number } }
    seen = []
    blockGroups = VariableGroups(several((first + second).map { $0.map { blockOf[$0] } }, &seen), count: blocks.count)
  }

  /// The variables, first one on top, after so many random orders beside the given one.
  func best(restarts: Int) -> [Int] {
    var generator = Shuffler(state: 0x7468_7265_7368)
    var width = EstimatedWidth(groups, count: count, strong: strong)
    var best: (order: [Int], width: Double) = ([], .infinity)
    for round in 0...restarts {
      let start = Array(blocks.indices)
      let settled = settle(round == 0 ? start : start.shuffled(using: &generator))
      let order = apart(settled).flatMap { blocks[$0] }
      let estimate = width.estimate(order)
      if round == 0 || estimate < best.width { best = (order, estimate) }
    }
    return best.order
  }

  /// An order in which blocks that have nothing to do with each other are taken apart, the smallest parts on top.
  private func apart(_ order: [Int]) -> [Int] {
    let parts = blockGroups.parts
    return order.enumerated()
      .sorted { a, b in
        let (one, other) = (parts[a.element], parts[b.element])
        return (one.size, one.first, a.offset) < (other.size, other.first, b.offset)
      }
      .map(\.element)
  }

  private func settle(_ order: [Int]) -> [Int] {
    var order = order
    var places = places(of: order)
    var lowest = span(places)
    var settled = order
    var patience = 4
    var pull = [Double](repeating: 0, count: blocks.count)
    var pulls = [Double](repeating: 0, count: blocks.count)
    // Thousands of groups settle slowly; they are near enough long before.
    var rounds = max(30, 2_000_000 / (1 + groups.indices.reduce(0) { $0 + groups[$1].count }))
    while patience > 0, rounds > 0 {
      rounds -= 1
      for variable in 0..<blocks.count { (pull[variable], pulls[variable]) = (0, 0) }
      for group in blockGroups.indices {
        let members = blockGroups[group]
        let size = Double(members.count)
        let weight = 1 / (size - 1)
        var sum = 0
        for variable in members { sum += places[variable] }
        let centre = Double(sum) / size
        for variable in members {
          pull[variable] += centre * weight
          pulls[variable] += weight
        }
      }
      for variable in 0..<blocks.count {
        pull[variable] = pulls[variable] > 0 ? pull[variable] / pulls[variable] : Double(places[variable])
      }
      order.sort { (pull[$0], places[$0]) < (pull[$1], places[$1]) }
      for (place, variable) in order.enumerated() { places[variable] = place }
      let span = span(places)
      if span < lowest {
        (lowest, settled, patience) = (span, order, 4)
      } else {
        patience -= 1
      }
    }
    return settled
  }

  private func places(of order: [Int]) -> [Int] {
    var places = [Int](repeating: 0, count: blocks.count)
    for (place, variable) in order.enumerated() { places[variable] = place }
    return places
  }

  /// How far the groups reach, all together, each in relation to its size.
  private func span(_ places: [Int]) -> Double {
    var sum = 0.0
    for group in blockGroups.indices {
      var (low, high) = (Int.max, Int.min)
      for variable in blockGroups[group] {
        low = min(low, places[variable])
        high = max(high, places[variable])
      }
      sum += Double(high - low) / Double(blockGroups[group].count - 1)
    }
    return sum
  }
}

/// Random numbers that are the same in every run: SplitMix64.
struct Shuffler: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
