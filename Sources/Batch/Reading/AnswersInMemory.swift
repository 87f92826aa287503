import DecisionSupport

extension Answers {
  /// Answers every question that has no answer with *not known*.
  mutating func fillWithNotKnown() {
    for position in given.indices where given[position] == nil { given[position] = .notKnown }
  }

  /// The questions whose answers are not the same in memory in another answer set of the same guidance: all that differ,
  /// and perhaps some that do not. It is found out faster than whether they are equal.
  func differencesInMemory(from others: Answers) -> OrdinalSet {
    var changed = OrdinalSet()
    given.withUnsafeBufferPointer { mine in
      others.given.withUnsafeBufferPointer { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return }
        for first in stride(from: 0, to: given.count, by: 64) {
          var bits: UInt64 = 0
          for position in first..<min(first &+ 64, given.count) where !lieAlike(mine + position, theirs + position) {
            bits |= 1 &<< UInt64(position & 63)
          }
          changed.insert(bits, from: first)
        }
      }
    }
    return changed
  }
}

/// Whether two answers are the same in memory, byte for byte. They are equal, then.
@inline(__always)
private func lieAlike(_ a: UnsafePointer<Answer?>, _ b: UnsafePointer<Answer?>) -> Bool {
  let (a, b, size) = (UnsafeRawPointer(a), UnsafeRawPointer(b), MemoryLayout<Answer?>.size)
  var offset = 0
  while offset + 8 <= size {
    guard a.load(fromByteOffset: offset, as: UInt64.self) == b.load(fromByteOffset: offset, as: UInt64.self)
    else { return false }
    offset += 8
  }
  while offset < size {
    guard a.load(fromByteOffset: offset, as: UInt8.self) == b.load(fromByteOffset: offset, as: UInt8.self)
    else { return false }
    offset += 1
  }
  return true
}
