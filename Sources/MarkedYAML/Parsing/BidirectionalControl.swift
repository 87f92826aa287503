/// A character that changes the direction in which the text around it is shown, so that a line, or a comment, shows something
/// other than what is read.
public struct BidirectionalControl: Sendable {
  /// The character.
  public let character: Unicode.Scalar

  /// Where the character first stands; of one that stands as an escape, the text that holds it.
  public let range: SourceRange

  /// How often the character stands in the file.
  public fileprivate(set) var count = 1

  /// What the character is: "U+202E, a right-to-left override".
  public var name: String { Disguise.name(of: character) }
}

extension Node {
  /// The bidirectional controls in the text that this is the root of, comments and escapes included, each kind once.
  public var bidirectionalControls: [BidirectionalControl] {
    var found = range.file.bidirectionalControls
    // Without an escape there are no more than those that the bytes show.
    if range.file.content.contains(quickly: UInt8(ascii: "\\")) { addEscapedControls(to: &found) }
    return found
  }

  private func addEscapedControls(to found: inout [BidirectionalControl]) {
    switch self {
    case .scalar(let scalar): scalar.addEscapedControls(to: &found)
    case .sequence(let list): for item in list.items { item.addEscapedControls(to: &found) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        entry.key.addEscapedControls(to: &found)
        entry.value.addEscapedControls(to: &found)
      }
    }
  }
}

extension Scalar {
  fileprivate func addEscapedControls(to found: inout [BidirectionalControl]) {
    guard !isPlain else { return }
    for character in text.unicodeScalars where character.isBidirectionalControl {
      // One that stands there as it is has been found already.
      let known = found.contains {
        $0.character == character && $0.range.start >= range.start && $0.range.end <= range.end
      }
      if !known { found.add(character, at: range) }
    }
  }
}

extension SourceFile {
  /// The bidirectional controls that stand in the text as they are, each kind once; the text must be UTF-8.
  var bidirectionalControls: [BidirectionalControl] {
    guard content.holdsBidirectionalControl else { return [] }
    var found: [BidirectionalControl] = []
    var (line, column) = (1, 1)
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      if scalar == "\n" {
        (line, column) = (line + 1, 1)
        continue
      }
      if scalar.isBidirectionalControl {
        let start = SourcePosition(line: line, column: column)
        let end = SourcePosition(line: line, column: column + 1)
        found.add(scalar, at: SourceRange(file: self, start: start, end: end))
      }
      column += 1
    }
    return found
  }
}

extension [BidirectionalControl] {
  fileprivate mutating func add(_ character: Unicode.Scalar, at range: SourceRange) {
    if let known = firstIndex(where: { $0.character == character }) {
      self[known].count += 1
    } else {
      append(BidirectionalControl(character: character, range: range))
    }
  }
}

extension Diagnostic {
  init(_ control: BidirectionalControl) {
    self.init(
      "the text contains the bidirectional control \(control.character)",
      identifier: "bidirectional-control",
      at: control.range,
      help: "delete it: it makes a line show something other than what is read"
    )
  }
}

extension Unicode.Scalar {
  /// Whether the character turns the direction in which the text around it is shown.
  package var isBidirectionalControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes of one occur.
  fileprivate var holdsBidirectionalControl: Bool {
    contains(quickly: 0xD8) { bytes, position in bytes[(position + 1)...].first == 0x9C }
      || contains(quickly: 0xE2) { bytes, position in
        guard position + 2 < bytes.count else { return false }
        return switch (bytes[position + 1], bytes[position + 2]) {
        case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
        default: false
        }
      }
  }
}
