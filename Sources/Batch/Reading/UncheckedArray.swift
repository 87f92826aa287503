/// An array that never changes, for where every instruction counts. That an index is one of its own is checked in debug
/// builds alone, and that it outlives what is read through `start` is not checked at all.
final class UncheckedArray<Element: Sendable>: Sendable {
  /// The first element.
  nonisolated(unsafe) let start: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    let start = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    start.initialize(from: elements, count: elements.count)
    self.start = UnsafePointer(start)
    count = elements.count
  }

  deinit {
    let start = UnsafeMutablePointer(mutating: start)
    start.deinitialize(count: count)
    start.deallocate()
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    assert((0..<count).contains(index))
    return start[index]
  }
}
