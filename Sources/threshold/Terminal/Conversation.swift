import Reports

/// A talk with the person at the terminal: plain lines on standard error, no cursor tricks, so that a screen reader can
/// follow and results alone go to standard output.
struct Conversation {
  let style: TextStyle
  let stream: Terminal
  let readLine: () -> String?

  func say(_ body: (inout TextWriter) -> Void) {
    var writer = TextWriter(style)
    body(&writer)
    write(writer.text)
  }

  func say(_ document: Document) { write(document.text(style)) }

  func say(_ text: String) { write(text) }

  func blankLine() { write("\n") }

  /// Waits for a line; nil at the end of input.
  func reply() -> String? {
    write("> ")
    let line = readLine()
    if line == nil { blankLine() }
    return line
  }

  /// What cannot be said at a terminal that has gone away is not worth an error.
  private func write(_ text: String) {
    try? stream.write(text)
  }
}
