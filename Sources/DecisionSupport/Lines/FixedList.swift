/// A list that never changes, for where every instruction counts: its bounds are checked in debug builds alone.
final class FixedList<Element: Sendable>: Sendable {
  /// The first element; the list has to outlive its use.
  nonisolated(unsafe) let start: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    let start = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, elements.count))
    for (position, element) in elements.enumerated() { (start + position).initialize(to: element) }
    self.start = UnsafePointer(start)
    count = elements.count
  }

  deinit {
    let start = UnsafeMutablePointer(mutating: start)
    start.deinitialize(count: count)
    start.deallocate()
  }
}

extension FixedList: Swift.RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(position: Int) -> Element {
    assert(indices.contains(position))
    return start[position]
  }
}
