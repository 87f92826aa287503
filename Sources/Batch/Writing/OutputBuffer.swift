/// Bytes that gather until somebody writes them out; its memory is kept, so that many small texts are appended fast.
struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var capacity: Int

  /// How many bytes have gathered.
  private(set) var count = 0

  /// Makes an empty buffer.
  init() {
    capacity = 1 << 16
    start = .allocate(byteCount: capacity, alignment: 1)
  }

  deinit { start.deallocate() }

  /// Calls a body with what has gathered.
  borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Forgets what has gathered.
  mutating func removeAll() {
    count = 0
  }

  @inline(__always)
  mutating func append(_ text: UnsafeRawBufferPointer) {
    guard let first = text.baseAddress else { return }
    if capacity - count < text.count { grow(by: text.count) }
    (start + count).copyMemory(from: first, byteCount: text.count)
    count += text.count
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(string: String) {
    var string = string
    string.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  mutating func append(_ text: [UInt8]) {
    text.withUnsafeBytes { append($0) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let wider = max(capacity * 2, count + more)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: wider, alignment: 1)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    (start, capacity) = (moved, wider)
  }
}
