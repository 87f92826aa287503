/// Results that were worked out before; a newer one may push an older one out. Its memory is its own, as a node table's is.
///
/// The hash uses every bit of both operands: with fewer, operands that lie a power of two apart share a place, and what
/// takes milliseconds takes seconds.
struct Memo {
  private struct Entry {
    /// 0 is none.
    var operation: UInt32 = 0
    var a: UInt32 = 0
    var b: UInt32 = 0
    var result = Diagram.never
  }

  private var entries: UnsafeMutablePointer<Entry>
  private(set) var count = 1 << 12

  /// As large as it gets: 64 MiB.
  private static let largest = 1 << 22

  init() {
    entries = .allocate(capacity: count)
    entries.initialize(repeating: Entry(), count: count)
  }

  func deallocate() { entries.deallocate() }

  /// Makes room for what a store of so many nodes asks for.
  @inline(__always)
  mutating func grow(for nodes: Int) {
    if nodes * 2 > count, count < Self.largest { grow() }
  }

  private mutating func grow() {
    let (smaller, former) = (entries, count)
    count *= 4
    entries = .allocate(capacity: count)
    entries.initialize(repeating: Entry(), count: count)
    for index in 0..<former where smaller[index].operation != 0 {
      let entry = smaller[index]
      entries[Self.slot(entry.operation, entry.a, entry.b, of: count)] = entry
    }
    smaller.deallocate()
  }

  @inline(__always)
  static func slot(_ operation: UInt32, _ a: UInt32, _ b: UInt32, of count: Int) -> Int {
    var hash = (UInt64(a) << 32 | UInt64(b)) ^ (UInt64(operation) &* 0x9E37_79B9_7F4A_7C15)
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return Int(truncatingIfNeeded: hash ^ (hash >> 33)) & (count - 1)
  }

  subscript(_ operation: UInt32, _ a: UInt32, _ b: UInt32) -> Diagram? {
    @inline(__always) get {
      let entry = entries[Self.slot(operation, a, b, of: count)]
      return entry.operation == operation && entry.a == a && entry.b == b ? entry.result : nil
    }
    @inline(__always) nonmutating set {
      guard let newValue else { return }
      entries[Self.slot(operation, a, b, of: count)] = Entry(operation: operation, a: a, b: b, result: newValue)
    }
  }
}
