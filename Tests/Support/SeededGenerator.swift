/// Random numbers that are the same in every run, so that a failure can be seen again (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts a sequence; equal seeds give equal sequences.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True in so many cases of a hundred.
  public mutating func chance(_ percent: Int) -> Bool {
    number(0...99) < percent
  }

  /// A number of a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next() % width)
  }

  /// An element of a list that is not empty.
  public mutating func pick<Element>(_ list: [Element]) -> Element {
    list[number(0...list.count - 1)]
  }

  /// Some elements of a list that is not empty, at least one, in their order.
  public mutating func picks<Element>(_ list: [Element], atMost most: Int) -> [Element] {
    let count = number(1...min(most, list.count))
    var positions: Set<Int> = []
    while positions.count < count { positions.insert(number(0...list.count - 1)) }
    return positions.sorted().map { list[$0] }
  }
}
