import Reports
import Testing

@Suite struct TextWriterTests {
  private func text(width: Int = 20, isColored: Bool = false, _ body: (inout TextWriter) -> Void) -> String {
    var writer = TextWriter(TextStyle(width: width, isColored: isColored))
    body(&writer)
    return writer.text
  }

  @Test func `A line is filled to the last column, and broken between words`() {
    let content = "one two three four five six seven"
    #expect(text { $0.paragraph(content) } == "one two three four\nfive six seven\n")
    #expect(text(width: 23) { $0.paragraph(content) } == "one two three four five\nsix seven\n")
    #expect(text(width: 22) { $0.paragraph(content) } == "one two three four\nfive six seven\n")
    #expect(text(width: 80) { $0.paragraph(content) } == content + "\n")
  }

  @Test func `A word that is longer than a line stands alone, whole`() {
    let word = String(repeating: "x", count: 30)
    #expect(text { $0.paragraph("see \(word) there") } == "see\n\(word)\nthere\n")
    #expect(text { $0.paragraph(word) } == word + "\n")
  }

  @Test func `Below 20 columns lines run over`() {
    #expect(text(width: 5) { $0.paragraph("one two three four five") } == "one two three four\nfive\n")
  }

  @Test func `Lines after a marker hang below the first word`() {
    #expect(
      text { $0.paragraph("one two three four five", marker: "- ") } == "- one two three four\n  five\n"
    )
    #expect(
      text { $0.paragraph("one two three four five", marker: "12  ", indent: 2) }
        == "  12  one two three\n      four five\n"
    )
    #expect(text { $0.paragraph("one two three four five", indent: 3) } == "   one two three\n   four five\n")
  }

  @Test func `Line breaks stay, and what is indented or listed hangs together`() {
    let content = "When:\n  all of these hold at once:\n    - one two three four\n    - five"
    #expect(
      text { $0.paragraph(content) } == """
        When:
          all of these hold
          at once:
            - one two three
              four
            - five

        """
    )
    #expect(text { $0.paragraph("a\nb", marker: "- ") } == "- a\n  b\n")
    #expect(text { $0.paragraph("a\n\nb") } == "a\n\nb\n")
  }

  @Test func `Width is counted in characters, not in bytes`() {
    let word = String(repeating: "é", count: 10)
    #expect(text(width: 21) { $0.paragraph("\(word) \(word)") } == "\(word) \(word)\n")
    #expect(text { $0.paragraph("\(word) \(word)") } == "\(word)\n\(word)\n")
    let family = "👨‍👩‍👧"
    #expect(text { $0.paragraph("\(family) 345678901234567 9 1") } == "\(family) 345678901234567 9\n1\n")
  }

  @Test func `Several spaces between words become one`() {
    #expect(text { $0.paragraph("one   two ") } == "one two\n")
  }

  @Test func `Blank lines never come first or twice`() {
    let result = text {
      $0.blankLine()
      $0.heading("One")
      $0.paragraph("text")
      $0.blankLine()
      $0.blankLine()
      $0.heading("Two")
    }
    #expect(result == "One\ntext\n\nTwo\n")
  }

  @Test func `Emphasis is set for each line anew, never for its indent, and only where colour is shown`() {
    func body(_ writer: inout TextWriter) {
      writer.heading("Stop", .urgent)
      writer.paragraph("one two three four five", marker: "- ", emphasis: .faint)
      writer.paragraph("bold", emphasis: .bold)
      writer.paragraph("plain")
    }
    #expect(
      text(isColored: true, body).replacing("\u{1B}", with: "␛") == """
        ␛[1;31mStop␛[0m
        - ␛[2mone two three four␛[0m
          ␛[2mfive␛[0m
        ␛[1mbold␛[0m
        plain

        """
    )
    #expect(!text(body).contains("\u{1B}"))
  }

  @Test func `Nothing that is written can drive a terminal`() {
    #expect(
      text(width: 60) { $0.paragraph("a\u{1B}[31mb\rc\td\u{7F}\u{9B}\u{202E}e", marker: "- ") }
        == "- a\\u{1B}[31mb\\rc\\td\\u{7F}\\u{9B}\\u{202E}e\n"
    )
  }
}
