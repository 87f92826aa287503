extension Diagnostic {
  /// The diagnostic as a person reads it: headline, place, the line with the stretch underlined, help, notes.
  ///
  /// Nothing in it can drive a terminal: control characters are shown as escapes. It ends with a line break.
  public func formatted() -> String {
    var lines = ["error: \(message.printable()) [\(identifier)]"]
    var disguises = disguises
    if let range {
      let snippet = Snippet(of: range)
      lines += place(of: range, snippet)
      disguises += snippet.disguises
    }
    if let help { lines.append("help: \(help.printable())") }
    for note in notes {
      lines.append("note: \(note.message.undisguised.text.printable())")
      lines += place(of: note.range)
    }
    lines += Disguise.explanations(of: disguises).map { "note: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(of range: SourceRange, _ snippet: Snippet? = nil) -> [String] {
    let path = range.file.path.undisguised.text.printable()
    let location = "  --> \(path):\(range.start.line):\(range.start.column)"
    guard let snippet else { return [location] }
    let number = String(range.start.line)
    let gutter = String(repeating: " ", count: number.count)
    return [
      location,
      "\(gutter) |",
      "\(number) | \(snippet.line)",
      "\(gutter) | \(snippet.underline)",
    ]
  }
}

/// A line of source and the marks below it, both as wide as they print.
private struct Snippet {
  private(set) var line = ""
  private(set) var underline = ""

  /// The characters of the line that cannot be seen, or look like others.
  private(set) var disguises: [Unicode.Scalar] = []

  /// A longer line is cut to a window around the underlined stretch.
  private static let widest = 120

  /// How many characters before and behind the beginning of the stretch are looked at: the window, and the rest of a word
  /// that it cuts, which says whether a letter in it is a disguise. A line can have megabytes.
  private static let reach = 4 * widest

  init(of range: SourceRange) {
    let (passed, scalars) = range.file.characters(
      ofLine: Int(range.start.line),
      around: Int(range.start.column),
      reach: Self.reach
    )
    let first = min(Int(range.start.column) - 1 - passed, scalars.count)
    let last =
      range.end.line > range.start.line
      ? max(scalars.count, first + 1)
      : max(Int(range.end.column) - 1 - passed, first + 1)
    var window = 0..<scalars.count
    if passed + scalars.count > Self.widest {
      let start = max(0, min(first - Self.widest / 3, scalars.count - Self.widest))
      window = start..<min(start + Self.widest, scalars.count)
    }
    var disguised = Disguise.positions(in: scalars)[...]
    if passed + window.lowerBound > 0 { append("…", marked: false) }
    for position in window {
      let scalar = scalars[position]
      disguised = disguised.drop { $0 < position }
      let isDisguised = disguised.first == position
      if isDisguised { disguises.append(scalar) }
      let isEscaped = isDisguised || scalar.isDangerousToPrint
      let shown = scalar == "\t" ? " " : isEscaped ? scalar.escapedForPrinting : String(scalar)
      append(shown, marked: first..<last ~= position)
    }
    if window.upperBound < scalars.count { append("…", marked: false) }
    if !underline.contains("^") { underline += "^" }
    underline = String(underline.reversed().drop { $0 == " " }.reversed())
    line = String(line.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func append(_ text: String, marked: Bool) {
    line += text
    underline += String(repeating: marked ? "^" : " ", count: text.count)
  }
}
