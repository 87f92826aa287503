import MarkedYAML
import Testing

@Suite struct ComposerTests {
  @Test(arguments: [
    ("plain", "a: ⟦some text⟧  # comment\n"),
    ("quoted", "a: ⟦\"some text\"⟧\n"),
    ("single-quoted", "a: ⟦'it''s'⟧\n"),
    ("flow list", "a: ⟦[b, {c: d}]⟧ # comment\n"),
    ("flow mapping", "a: ⟦{b: c}⟧\n\n\n"),
    ("behind non-ASCII", "\"naïve ❤\": ⟦x⟧\n"),
    ("block list ends with its last item", "a:\n  ⟦- b\n  - c⟧\n\n# comment\n"),
    ("block mapping ends with its last value", "a:\n  ⟦b: c\n  d: e⟧\n\n"),
    ("plain over two lines", "a: ⟦b\n  c⟧\n"),
    ("behind a byte order mark", "\u{FEFF}a: ⟦b⟧\n"),
    ("with CR LF", "x: y\r\na: ⟦b⟧\r\n"),
  ])
  func `A value's range is what was written`(name: String, marked: String) throws {
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let (node, problems) = composed(text)
    #expect(problems.isEmpty)
    guard case .mapping(let root)? = node, let range = root["a"]?.range ?? root.entries.last?.value.range else {
      Issue.record("no mapping")
      return
    }
    #expect([range.start, range.end] == [position(of: "⟦", in: marked), position(of: "⟧", in: marked)])
  }

  @Test func `Scalars keep their text and say whether they are plain`() throws {
    let numbers = "7, 007, -3, 1.0, 99999999999999999999, -9223372036854775808, -1x"
    let (node, problems) = composed("[no, 'no', \"a\\nb\", ~, \(numbers)]\n")
    #expect(problems.isEmpty)
    guard case .sequence(let list)? = node else { return }
    let scalars = list.items.compactMap { item in if case .scalar(let scalar) = item { scalar } else { nil } }
    #expect(
      scalars.prefix(9).map(\.text) == ["no", "no", "a\nb", "~", "7", "007", "-3", "1.0", "99999999999999999999"]
    )
    #expect(scalars.map(\.isPlain) == [true, false, false, true, true, true, true, true, true, true, true])
    #expect(scalars.map(\.wholeNumber) == [nil, nil, nil, nil, 7, nil, -3, 1, 100_000_000, -100_000_000, nil])
  }

  @Test(
    arguments: [
      ("17.0", 17), ("17.000", 17), ("1.7e1", 17), ("170e-1", 17), ("1.70E+1", 17), ("-17.0", -17), ("0.0", 0),
      ("-0", 0),
      ("0e999999999999", 0), ("1e8", 100_000_000), ("1e999999999999", 100_000_000), ("99999999.0", 99_999_999),
      ("17.5", nil),
      ("17.", nil), (".5", nil), ("1e", nil), ("1e-1", nil), ("17e-99999999999", nil), ("1.7e1x", nil), ("+17", nil),
      ("-", nil), ("017", nil), ("00", nil), ("-01.0", nil), ("--1", nil), ("0x11", nil), ("1_7", nil),
    ] as [(String, Int?)]
  )
  func `A whole number is one however JSON writes it`(text: String, number: Int?) {
    let start = SourcePosition(line: 1, column: 1)
    let range = SourceRange(file: SourceFile(path: "-", text: text), start: start, end: start)
    #expect(Scalar(text: text, range: range).wholeNumber == number)
    #expect(Scalar(text: text, isPlain: false, range: range).wholeNumber == nil)
  }

  @Test func `Block texts keep their line breaks or fold them`() {
    let (node, _) = composed("a: |\n  one\n  two\nb: >-\n  one\n  two\n")
    guard case .mapping(let root)? = node else { return }
    let texts = root.entries.map { entry in if case .scalar(let scalar) = entry.value { scalar.text } else { "" } }
    #expect(texts == ["one\ntwo\n", "one two"])
  }

  @Test(arguments: [2, 16, 17, 40]) func `A key that appears twice is found among few and many`(count: Int) {
    let keys = (0..<count).map { "k\($0): v\n" }.joined() + "k0: w\n"
    let (node, problems) = composed(keys)
    #expect(problems.map(\.identifier) == ["duplicate-key"])
    #expect(problems.first?.range?.start == SourcePosition(line: count + 1, column: 1))
    #expect(problems.first?.notes.map(\.range.start) == [SourcePosition(line: 1, column: 1)])
    guard case .mapping(let root)? = node else { return }
    #expect(root.entries.count == count)
  }

  @Test func `Nesting is followed to 64 levels and no further`() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(composed(nested(64)).problems.isEmpty)
    #expect(composed(nested(65)).problems.map(\.identifier) == ["too-deep"])
    #expect(composed(nested(65)).node == nil)
  }

  @Test(arguments: [
    ("", "empty-file"), ("# only a comment\n", "empty-file"), ("--- a\n--- b\n", "several-documents"),
    ("a: &x b\n", "anchor"), ("a: *x\n", "alias"), ("a: !!str b\n", "tag"), ("{[a]: b}\n", "key-not-text"),
    ("a: [b\n", "yaml-syntax"), ("a: b: c\n", "yaml-syntax"), ("\tb: c\n", "yaml-syntax"),
  ])
  func `What is not supported is refused once`(text: String, identifier: String) {
    #expect(composed(text).problems.map(\.identifier) == [identifier])
  }

  @Test(arguments: [
    ([0x61, 0x3A, 0x20, 0xFF, 0x0A], "not-utf-8", 4), ([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xC3, 0x0A], "not-utf-8", 5),
    ([0x61, 0x00, 0x0A], "control-character", 2), ([0x61, 0x3A, 0x20, 0x1B, 0x0A], "control-character", 4),
    ([0x61, 0x3A, 0x20, 0xC2, 0x9B, 0x0A], "control-character", 4), ([0x61, 0x3A, 0x20, 0x7F], "control-character", 4),
  ])
  func `Bytes that are no text are found with their place`(bytes: [UInt8], identifier: String, column: Int) {
    let sink = DiagnosticSink()
    #expect(compose(SourceFile(path: "test", bytes: bytes), into: sink) == nil)
    #expect(sink.diagnostics.map(\.identifier) == [identifier])
    #expect(sink.diagnostics.first?.range?.start == SourcePosition(line: 1, column: column))
  }

  @Test func `Any single byte below 128 is judged alike wherever it stands`() {
    for byte in UInt8(0)..<128 {
      let isControl = (byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)) || byte == 0x7F
      for offset in [0, 3, 7, 8, 15] {
        var bytes = Array("# aaaaaaaaaaaaaaaaaaaaaa\nk: v\n".utf8)
        bytes[2 + offset] = byte
        let sink = DiagnosticSink()
        _ = compose(SourceFile(path: "test", bytes: bytes), into: sink)
        #expect(sink.diagnostics.contains { $0.identifier == "control-character" } == isControl, "byte \(byte)")
      }
    }
  }

  private func composed(_ text: String) -> (node: Node?, problems: [Diagnostic]) {
    let sink = DiagnosticSink()
    let node = compose(SourceFile(path: "test", text: text), into: sink)
    return (node, sink.diagnostics)
  }

  /// Where a marker stands, other markers and a byte order mark not counted.
  private func position(of marker: Unicode.Scalar, in text: String) -> SourcePosition {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      if scalar == marker { break }
      switch scalar {
      case "⟦", "⟧", "\u{FEFF}", "\r": continue
      case "\n":
        line += 1
        column = 1
      default: column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }
}
