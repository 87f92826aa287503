/// The nodes of a store, each once, in memory that it manages itself: checks of bounds and of exclusive access took a third
/// of the time of an audit. Only `NodeStore` has one.
struct NodeTable {
  /// How many nodes there are, constants included.
  private(set) var count = Diagram.constants

  private let arities: UnsafeMutablePointer<Int>

  /// The position of each node's variable, and where its children begin.
  private var heads: UnsafeMutablePointer<Head>
  private var capacity = 1 << 11

  private var children: UnsafeMutablePointer<Diagram>
  private var childCount = 0
  private var childCapacity = 1 << 13

  /// Open addressing; 0 is free, since constants are not in it.
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotCount = 1 << 12

  /// Branches of nodes that are being made.
  private var scratch: UnsafeMutablePointer<Diagram>
  private var scratchCount = 0
  private var scratchCapacity = 1 << 10

  private struct Head {
    let position: Int32
    let firstChild: UInt32
  }

  init(arities: [Int]) {
    self.arities = .allocate(capacity: max(1, arities.count))
    self.arities.initialize(from: arities, count: arities.count)
    heads = .allocate(capacity: capacity)
    heads.initialize(repeating: Head(position: .max, firstChild: 0), count: Diagram.constants)
    children = .allocate(capacity: childCapacity)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    scratch = .allocate(capacity: scratchCapacity)
  }

  func deallocate() {
    arities.deallocate()
    heads.deallocate()
    children.deallocate()
    slots.deallocate()
    scratch.deallocate()
  }

  @inline(__always)
  func arity(of position: Int) -> Int { arities[position] }

  @inline(__always)
  func position(of diagram: Diagram) -> Int { Int(heads[Int(diagram.index)].position) }

  @inline(__always)
  func child(_ diagram: Diagram, _ state: Int) -> Diagram {
    children[Int(heads[Int(diagram.index)].firstChild) + state]
  }

  // MARK: Making nodes

  /// Where the branches of a node begin that is made next.
  @inline(__always)
  var mark: Int { scratchCount }

  @inline(__always)
  mutating func push(_ branch: Diagram) {
    if scratchCount == scratchCapacity { scratch.grow(from: scratchCount, to: &scratchCapacity) }
    scratch[scratchCount] = branch
    scratchCount += 1
  }

  /// Forgets branches of which no node is made.
  mutating func drop(to mark: Int) { scratchCount = mark }

  /// The node with the branches that were pushed since a mark; nil where it would be one more than a limit.
  mutating func node(_ position: Int, since mark: Int, limit: Int) -> Diagram? {
    scratchCount = mark
    let branches = scratch + mark
    let arity = arities[position]
    var hash = Self.seed(position)
    var isSame = true
    for state in 0..<arity {
      if branches[state] != branches[0] { isSame = false }
      hash = Self.mixed(hash, branches[state])
    }
    if isSame { return branches[0] }
    var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
    while slots[slot] != 0 {
      let head = heads[Int(slots[slot])]
      if head.position == Int32(truncatingIfNeeded: position) {
        let others = children + Int(head.firstChild)
        var state = 0
        while state < arity, others[state] == branches[state] { state += 1 }
        if state == arity { return Diagram(index: slots[slot]) }
      }
      slot = (slot + 1) & (slotCount - 1)
    }
    guard count < limit else { return nil }
    if count == capacity { heads.grow(from: count, to: &capacity) }
    while childCount + arity > childCapacity { children.grow(from: childCount, to: &childCapacity) }
    heads[count] = Head(position: Int32(position), firstChild: UInt32(childCount))
    (children + childCount).initialize(from: branches, count: arity)
    childCount += arity
    slots[slot] = UInt32(count)
    count += 1
    if count * 2 > slotCount { growSlots() }
    return Diagram(index: UInt32(count - 1))
  }

  @inline(__always)
  private static func seed(_ position: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ branch: Diagram) -> UInt64 {
    let product = (hash ^ UInt64(branch.index)) &* 0xFF51_AFD7_ED55_8CCD
    return product ^ (product >> 32)
  }

  private mutating func growSlots() {
    slots.deallocate()
    slotCount *= 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    for index in Diagram.constants..<count {
      var slot = home(of: index)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(index)
    }
  }

  /// The slot where the search for a node begins.
  private func home(of index: Int) -> Int {
    let head = heads[index]
    var hash = Self.seed(Int(head.position))
    for state in 0..<arities[Int(head.position)] {
      hash = Self.mixed(hash, children[Int(head.firstChild) + state])
    }
    return Int(truncatingIfNeeded: hash) & (slotCount - 1)
  }

  /// The most slots that are looked at before a node is found: what a bad hash would make long.
  var longestProbe: Int {
    var longest = 0
    for slot in 0..<slotCount where slots[slot] != 0 {
      let steps = (slot - home(of: Int(slots[slot]))) & (slotCount - 1)
      longest = max(longest, steps + 1)
    }
    return longest
  }
}

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
  /// Moves what the pointer points to into twice the space.
  fileprivate mutating func grow(from count: Int, to capacity: inout Int) {
    capacity *= 2
    let larger = UnsafeMutablePointer.allocate(capacity: capacity)
    larger.initialize(from: self, count: count)
    deallocate()
    self = larger
  }
}
