internal import MarkedYAML

/// How a text report is laid out.
public struct TextStyle: Sendable {
  /// The columns that a line may fill, from 20.
  public let width: Int

  /// Whether headings and warnings are set off by a terminal's escape codes.
  public let isColored: Bool

  /// A layout for a width; below 20 columns lines run over.
  public init(width: Int, isColored: Bool) {
    self.width = max(20, width)
    self.isColored = isColored
  }

  /// For files and pipes: 80 columns, no escape codes.
  public static let plain = TextStyle(width: 80, isColored: false)
}

/// Builds a text of headings, wrapped paragraphs and lists. Whatever it is given is made harmless to a terminal.
public struct TextWriter {
  /// What stands out, and how.
  public enum Emphasis: String, Sendable {
    /// A heading.
    case bold = "1"

    /// Something that cannot wait.
    case urgent = "1;31"

    /// Something that is there to look up.
    case faint = "2"
  }

  /// What was written so far.
  public private(set) var text = ""

  let style: TextStyle

  /// Starts an empty text.
  public init(_ style: TextStyle) {
    self.style = style
  }

  /// An empty line, unless nothing or an empty line stands before it.
  public mutating func blankLine() {
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
  }

  /// A line as it is; it has been made harmless already.
  mutating func line(_ content: String) {
    text += content + "\n"
  }

  /// A heading with an empty line before it.
  public mutating func heading(_ title: String, _ emphasis: Emphasis = .bold) {
    blankLine()
    paragraph(title, emphasis: emphasis)
  }

  /// A paragraph; line breaks in it stay, and lines that are indented or start with "- " hang together.
  ///
  /// - Parameters:
  ///   - content: What it says.
  ///   - marker: What its first line starts with, such as "- "; the others are indented by as much.
  ///   - indent: How many columns it stands in.
  ///   - emphasis: Whether it stands out.
  public mutating func paragraph(
    _ content: String,
    marker: String = "",
    indent: Int = 0,
    emphasis: Emphasis? = nil
  ) {
    let hanging = indent + marker.count
    var isFirst = true
    let lines = content.printable(keepingLineBreaks: true).utf8
    for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init) {
      let spaces = line.prefix { $0 == " " }
      let bullet = line.dropFirst(spaces.count).hasPrefix("- ") ? "- " : ""
      let inner = spaces.count + bullet.count
      for (position, wrapped) in Self.wrap(line.dropFirst(inner), to: style.width - hanging - inner).enumerated() {
        let lead = isFirst ? String(repeating: " ", count: indent) + marker : String(repeating: " ", count: hanging)
        let innerLead = position == 0 ? spaces + bullet : String(repeating: " ", count: inner)[...]
        text += wrapped.isEmpty ? "\n" : lead + innerLead + styled(wrapped, emphasis) + "\n"
        isFirst = false
      }
    }
  }

  private func styled(_ line: String, _ emphasis: Emphasis?) -> String {
    guard let emphasis, style.isColored else { return line }
    return "\u{1B}[\(emphasis.rawValue)m\(line)\u{1B}[0m"
  }

  /// Breaks a line between words; a longer word than fits stands alone.
  static func wrap(_ line: Substring, to width: Int) -> [String] {
    // Bytes, since stepping through characters is slow.
    let bytes = Array(String(line).utf8)
    var lines: [String] = []
    var current: [UInt8] = []
    var capacity = width
    var start = 0
    while start < bytes.count {
      let word = bytes[start...].prefix { $0 != UInt8(ascii: " ") }
      start = word.endIndex + 1
      guard !word.isEmpty else { continue }
      let length = columns(word)
      if !current.isEmpty, length + 1 > capacity {
        lines.append(String(decoding: current, as: UTF8.self))
        current.removeAll(keepingCapacity: true)
      }
      capacity = current.isEmpty ? width - length : capacity - length - 1
      if !current.isEmpty { current.append(UInt8(ascii: " ")) }
      current += word
    }
    return lines + [String(decoding: current, as: UTF8.self)]
  }

  /// How wide a word is: counting characters is slow, and nearly every word is ASCII, where bytes are characters.
  private static func columns(_ word: ArraySlice<UInt8>) -> Int {
    word.allSatisfy { $0 < 0x80 } ? word.count : String(decoding: word, as: UTF8.self).count
  }
}
