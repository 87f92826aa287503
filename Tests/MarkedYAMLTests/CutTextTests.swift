import MarkedYAML
import Testing

/// Texts that ` #` cuts, and comments that are none but comments.
@Suite struct CutTextTests {
  @Test(arguments: [
    "a: Ring extension ⟦#42 now⟧\n", "a: Ring ⟦#42⟧\n", "a: ring the desk ⟦#42⟧", "- Go to door ⟦# 7⟧\r\n- b\r\n",
    "a: naïve texts ⟦#1⟧\r", "{a: \"x #1\", b: Text ⟦#2⟧\n}", "a: [One text ⟦#x⟧\n]", "\u{FEFF}a: Élan ⟦#1⟧\n",
    "# See #1.\nk: 'a #2'\nb: >\n  Text #3\na: Text ⟦#4⟧\n", "a: Text ⟦#;⟧\n",
  ])
  func `A text that goes on behind a number sign is reported`(marked: String) throws {
    let (problems, text) = problems(marked)
    #expect(problems.map(\.identifier) == ["text-cut-short"])
    let before = text.prefix { $0 != "⟦" }
    let lines = before.split(omittingEmptySubsequences: false) { $0.isNewline }
    let column = try #require(lines.last).unicodeScalars.count { $0 != "\u{FEFF}" } + 1
    #expect(problems.first?.range?.start == SourcePosition(line: lines.count, column: column))
  }

  @Test(arguments: [
    "a: some text  # comment\n", "a: some text # comment\n", "a: Some text  #comment\n", "a: Some text\t#comment\n",
    "a: yes #comment\n", "a: 5 #comment\n", "a: 2026-11-24 #comment\n", "a: Text # ##\n", "a: Text ## more\n",
    "a: \"Text\" #comment\n", "a: [b, c] #comment\n", "a: Text#1\n", "# Text #1\n\na: b\n", "a: >\n  Text #1\n",
    "a: 'Text #1'\n", "a: Text #", "a: Text # \n", "a: #comment\n  b\n", "a: {b: c} #comment\n", "- #comment\n  b\n",
  ])
  func `A comment is not`(text: String) {
    #expect(problems(text).problems.map(\.identifier) == [])
  }

  private func problems(_ marked: String) -> (problems: [Diagnostic], marked: String) {
    let sink = DiagnosticSink()
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    _ = compose(SourceFile(path: "test", text: text), into: sink)
    return (sink.diagnostics, marked)
  }
}
