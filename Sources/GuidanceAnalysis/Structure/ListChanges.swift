/// What became of the lines of a list of texts.
struct ListChanges {
  private(set) var lost: [String] = []
  private(set) var gained: [String] = []
  private(set) var reworded: [(before: String, now: String)] = []

  /// Whether lines that stayed as they were stand in another order.
  private(set) var isReordered = false

  /// Tells a rewording from a loss with a gain: two lines that share more than half of their words are one line
  /// reworded. No line is taken for a rewording of one that says something else altogether, wherever it stands.
  init(_ old: [String], _ new: [String]) {
    var (left, right) = (Array(old.indices), Array(new.indices))
    var kept: [(old: Int, new: Int)] = []
    for position in old.indices {
      let same = right.first { new[$0] == old[position] }
      guard let same else { continue }
      kept.append((position, same))
      right.removeAll { $0 == same }
    }
    left.removeAll { position in kept.contains { $0.old == position } }
    isReordered = zip(kept, kept.dropFirst()).contains { $0.new > $1.new }

    let likely = left.flatMap { a in
      right.map { b -> (old: Int, new: Int, likeness: Double) in
        (a, b, Self.likeness(old[a], new[b]))
      }
    }
    .filter { $0.likeness > 0.5 }
    .sorted { a, b in
      // Of equally likely pairs those at the same place come first.
      let (apart, otherApart) = (abs(a.old - a.new), abs(b.old - b.new))
      return (b.likeness, apart, a.old, a.new) < (a.likeness, otherApart, b.old, b.new)
    }
    var pairs: [(old: Int, new: Int)] = []
    for pair in likely where left.contains(pair.old) && right.contains(pair.new) {
      pairs.append((pair.old, pair.new))
      left.removeAll { $0 == pair.old }
      right.removeAll { $0 == pair.new }
    }
    reworded = pairs.sorted { $0.old < $1.old }.map { (old[$0.old], new[$0.new]) }
    lost = left.map { old[$0] }
    gained = right.map { new[$0] }
  }

  /// The words that two texts share, from 0 to 1 (Dice's coefficient).
  private static func likeness(_ a: String, _ b: String) -> Double {
    let (a, b) = (words(a), words(b))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var rest = b
    var shared = 0
    for word in a {
      guard let position = rest.firstIndex(of: word) else { continue }
      rest.remove(at: position)
      shared += 1
    }
    return 2 * Double(shared) / Double(a.count + b.count)
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Substring($0) }
  }
}

extension [String] {
  /// Where each stands in another list; of several that are the same, each has the one at its place among them.
  func places(in others: [String]) -> [Int?] {
    var places = Dictionary(grouping: others.indices, by: { others[$0] }).mapValues { $0[...] }
    return map { places[$0]?.popFirst() }
  }
}
