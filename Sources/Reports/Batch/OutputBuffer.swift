/// Bytes that gather until somebody writes them out; its room is kept, so that many small texts are appended fast.
public struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var room: Int

  /// How many bytes have gathered.
  public private(set) var count = 0

  /// Makes an empty buffer.
  public init() {
    room = 1 << 16
    start = .allocate(byteCount: room, alignment: 1)
  }

  deinit { start.deallocate() }

  /// Calls a body with what has gathered.
  public borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Forgets what has gathered.
  public mutating func removeAll() {
    count = 0
  }

  @inline(__always)
  mutating func append(_ text: UnsafeRawBufferPointer) {
    guard let first = text.baseAddress else { return }
    if room - count < text.count { grow(by: text.count) }
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

  /// Appends items with commas between them.
  @inline(__always)
  mutating func appendList<Item>(
    _ items: some Swift.Sequence<Item>,
    _ appendItem: (Item, inout OutputBuffer) -> Void
  ) {
    var isFirst = true
    for item in items {
      if !isFirst { append(",") }
      isFirst = false
      appendItem(item, &self)
    }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let wider = max(room * 2, count + more)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: wider, alignment: 1)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    (start, room) = (moved, wider)
  }
}
