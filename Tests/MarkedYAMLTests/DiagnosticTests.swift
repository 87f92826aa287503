import MarkedYAML
import Testing

@Suite struct DiagnosticTests {
  private func range(_ text: String, line: Int, from: Int, to: Int) -> SourceRange {
    SourceRange(
      file: SourceFile(path: "dir/file.yaml", text: text),
      start: SourcePosition(line: line, column: from),
      end: SourcePosition(line: line, column: to)
    )
  }

  @Test func `A diagnostic shows place, line, underline, help and notes`() {
    let text = (1...9).map { "line \($0)\n" }.joined() + "when: {missin: yes}\n"
    let diagnostic = Diagnostic(
      "unknown question 'missin'",
      identifier: "unknown-question",
      at: range(text, line: 10, from: 8, to: 14),
      help: "look again",
      notes: [.init("it is declared here", at: range(text, line: 2, from: 1, to: 5))]
    )
    #expect(
      diagnostic.formatted() == """
        error: unknown question 'missin' [unknown-question]
          --> dir/file.yaml:10:8
           |
        10 | when: {missin: yes}
           |        ^^^^^^
        help: look again
        note: it is declared here
          --> dir/file.yaml:2:1

        """
    )
  }

  @Test func `What could drive a terminal is shown escaped and still underlined`() {
    let diagnostic = Diagnostic(
      "bad \u{1B}[31mname\u{202E}",
      identifier: "bad",
      at: range("a\u{1B}[2Jb: c\n", line: 1, from: 2, to: 3)
    )
    #expect(
      diagnostic.formatted() == """
        error: bad \\u{1B}[31mname\\u{202E} [bad]
          --> dir/file.yaml:1:2
          |
        1 | a\\u{1B}[2Jb: c
          |  ^^^^^^
        note: \\u{202E} is U+202E, a right-to-left override

        """
    )
  }

  @Test func `A stretch over several lines is underlined to the end of the first`() {
    let file = SourceFile(path: "f", text: "a: b\n  c\n")
    let range = SourceRange(
      file: file,
      start: SourcePosition(line: 1, column: 4),
      end: SourcePosition(line: 2, column: 4)
    )
    #expect(
      Diagnostic("m", identifier: "i", at: range).formatted() == """
        error: m [i]
          --> f:1:4
          |
        1 | a: b
          |    ^

        """
    )
  }

  @Test func `An empty stretch past the end of a line is marked where it stands`() {
    let diagnostic = Diagnostic("m", identifier: "i", at: range("a:\n", line: 1, from: 3, to: 3))
    #expect(diagnostic.formatted().hasSuffix("1 | a:\n  |   ^\n"))
  }

  @Test func `A long line is cut around what is underlined`() {
    let text = String(repeating: "x", count: 500) + "HERE" + String(repeating: "y", count: 500)
    let lines = Diagnostic("m", identifier: "i", at: range(text, line: 1, from: 501, to: 505)).formatted()
      .split(separator: "\n")
    #expect(lines[3].count < 130 && lines[3].contains("…xxx") && lines[3].hasSuffix("yyy…"))
    #expect(lines[4].drop { $0 != "^" } == "^^^^")
    #expect(
      zip(lines[3], lines[4]).filter { $0.1 == "^" }.map(\.0) == Array("HERE")
    )
  }

  @Test func `Problems are told by file and place, those of whole files first`() {
    let sink = DiagnosticSink()
    let text = "a\nb\nc\n"
    sink.report(Diagnostic("third", identifier: "x", at: range(text, line: 3, from: 1, to: 2)))
    sink.report(Diagnostic("second", identifier: "x", at: range(text, line: 1, from: 1, to: 2)))
    sink.report(Diagnostic("first", identifier: "x", at: nil))
    #expect(sink.diagnostics.map(\.message) == ["first", "second", "third"])
    #expect(sink.count == 3 && !sink.isEmpty)
  }

  @Test(arguments: [
    ("missin", ["missing", "mission"], "missing"), ("becuase", ["because"], "because"), ("bored", ["board"], "board"),
    ("Danger", ["danger"], "danger"), ("exploited", ["exploitation"], nil), ("x", ["yes", "no"], nil),
    ("lvel", ["level"], "level"), ("", ["a"], nil), ("abc", [], nil),
  ])
  func `The name that was probably meant is suggested, and none that was not`(
    name: String,
    known: [String],
    expected: String?
  ) {
    #expect(nearest(to: name, in: known) == expected)
  }

  @Test func `Text is left alone unless it could drive a terminal`() {
    #expect("naïve ❤ 👨‍👩‍👧".printable() == "naïve ❤ 👨‍👩‍👧")
    #expect("a\tb\nc\r\u{0}\u{9B}\u{2028}".printable() == "a\\tb\\nc\\r\\u{0}\\u{9B}\\u{2028}")
    #expect("a\nb".printable(keepingLineBreaks: true) == "a\nb")
  }
}
