/// Results that were worked out before; a newer one may push an older one out.
///
/// The hash uses every bit of both operands: with fewer, operands that lie a power of two apart share a place, and what
/// takes milliseconds takes seconds.
struct Memo {
  private struct Entry {
    var operation: UInt32 = .max
    var a: UInt32 = 0
    var b: UInt32 = 0
    var result = Diagram.never
  }

  private var entries: [Entry]

  /// As large as it gets: 64 MiB.
  private static let largest = 1 << 22

  init() {
    entries = Array(repeating: Entry(), count: 1 << 12)
  }

  /// Makes room for what a store of so many nodes asks for. What was remembered is lost.
  mutating func grow(for nodes: Int) {
    let wanted = min(Self.largest, max(entries.count, nodes.nextPowerOfTwo * 2))
    if wanted > entries.count { entries = Array(repeating: Entry(), count: wanted) }
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
      let entry = entries[Self.slot(operation, a, b, of: entries.count)]
      return entry.operation == operation && entry.a == a && entry.b == b ? entry.result : nil
    }
    @inline(__always) set {
      guard let newValue else { return }
      entries[Self.slot(operation, a, b, of: entries.count)] = Entry(
        operation: operation,
        a: a,
        b: b,
        result: newValue
      )
    }
  }
}

extension Int {
  fileprivate var nextPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
