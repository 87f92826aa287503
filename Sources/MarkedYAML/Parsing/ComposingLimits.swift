/// The largest text that is read, in bytes: 4 MiB. A guidance is some hundred kilobytes.
public let largestText = 4 << 20

/// How deep collections may stand in each other; a guidance needs about ten.
let deepestNesting = 64

extension Diagnostic {
  /// A file above `largestText`; public because whoever reads files stops there, too.
  public static func tooLarge(path: String) -> Diagnostic {
    Diagnostic("'\(path)' is larger than 4 MiB", identifier: "too-large", at: nil)
  }

  static func duplicate(_ key: Scalar, first: Scalar) -> Diagnostic {
    Diagnostic(
      "key '\(key.text)' appears twice in the same mapping",
      identifier: "duplicate-key",
      at: key.range,
      notes: [.init("it first appears here", at: first.range)]
    )
  }
}

/// Finds a key that stands already: by looking through a small mapping, by hash in a large one, since a hostile text may
/// hold a hundred thousand keys.
struct KeyIndex {
  private var positions: [String: Int] = [:]
  private static let small = 16

  mutating func position(of key: String, in entries: [Mapping.Entry]) -> Int? {
    guard entries.count > Self.small else { return entries.firstIndex { $0.key.text == key } }
    for position in positions.count..<entries.count { positions[entries[position].key.text] = position }
    return positions[key]
  }
}
