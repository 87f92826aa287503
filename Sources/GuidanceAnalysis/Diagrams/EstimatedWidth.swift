/// Estimates how wide diagrams are in an order: at each cut between two variables as many functions as there are ways in
/// which the groups that reach across it can stand. Groups that have the same variables left below the cut stand alike.
struct EstimatedWidth {
  private let groups: VariableGroups
  private let strong: Int

  /// In how many ways so many groups stand: not in twice as many for each, since they are not independent.
  private let ways: [Double]

  /// What the width of all groups together weighs beside that of the strong ones.
  private static let others = 0.1

  /// Beyond this one width is as hopeless as another, and their sum has to stay a number.
  private static let most = 1e280

  private let marks: [UInt64]
  private var keys: [UInt64]

  /// How many groups stand in each way, and how many strong ones among them.
  private var counts: [(strong: Int, all: Int)]

  init(_ groups: VariableGroups, count: Int, strong: Int) {
    self.groups = groups
    self.strong = strong
    var ways = [1.0]
    for _ in groups.indices { ways.append(min(ways[ways.count - 1] * 2.0.squareRoot(), Self.most)) }
    self.ways = ways
    var generator = Shuffler(state: 5)
    marks = (0..<count).map { _ in generator.next() }
    let members = groups.indices.reduce(0) { $0 + groups[$1].count }
    let size = 1 << (Int.bitWidth - (members * 3).leadingZeroBitCount)
    keys = Array(repeating: 0, count: size)
    counts = Array(repeating: (0, 0), count: size)
  }

  mutating func estimate(_ order: [Int]) -> Double {
    for slot in keys.indices { (keys[slot], counts[slot]) = (0, (0, 0)) }
    var below = groups.indices.map { groups[$0].reduce(0) { $0 ^ marks[$1] } }
    var left = groups.indices.map { groups[$0].count }
    var across = (strong: 0, all: 0)
    var sum = 0.0
    for variable in order {
      for group in groups.memberships[variable] {
        if left[group] < groups[group].count { change(below[group], by: -1, isStrong: group < strong, &across) }
        left[group] -= 1
        below[group] ^= marks[variable]
        if left[group] > 0 { change(below[group], by: 1, isStrong: group < strong, &across) }
      }
      sum += ways[across.strong] + Self.others * ways[across.all]
    }
    return sum
  }

  /// One group more or less stands in a way. A way that strong and other groups share is strong as long as one of the
  /// strong stands in it, whichever came first.
  private mutating func change(
    _ key: UInt64,
    by difference: Int,
    isStrong: Bool,
    _ across: inout (strong: Int, all: Int)
  ) {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    let edge = difference > 0 ? 1 : 0
    counts[slot].all += difference
    if counts[slot].all == edge { across.all += difference }
    guard isStrong else { return }
    counts[slot].strong += difference
    if counts[slot].strong == edge { across.strong += difference }
  }
}
