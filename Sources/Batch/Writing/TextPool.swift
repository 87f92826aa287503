/// Texts that are copied very often, one behind the other in memory that stays where it is.
final class TextPool: Sendable {
  /// A text's place.
  struct Text: Sendable {
    fileprivate let start: Int
    fileprivate let count: Int

    var isEmpty: Bool { count == 0 }

    /// This text without its quotes.
    @inline(__always)
    var unquoted: Text { Text(start: start + 1, count: count - 2) }
  }

  // Nobody writes to it any more.
  nonisolated(unsafe) private let bytes: UnsafeMutableRawBufferPointer

  init(_ texts: TextList) {
    bytes = .allocate(byteCount: texts.bytes.count, alignment: 1)
    bytes.copyBytes(from: texts.bytes)
  }

  deinit { bytes.deallocate() }

  @inline(__always)
  subscript(text: Text) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes.baseAddress.map { $0 + text.start }, count: text.count)
  }
}

/// Collects texts.
struct TextList {
  fileprivate private(set) var bytes: [UInt8] = []

  mutating func append(_ text: some Swift.Sequence<UInt8>) -> TextPool.Text {
    let start = bytes.count
    bytes += text
    return TextPool.Text(start: start, count: bytes.count - start)
  }
}
