import Testing

@testable import Reports

@Suite struct DocumentTests {
  private func document(_ blocks: Document.Block...) -> Document {
    var document = Document()
    for block in blocks { document.add(block) }
    return document
  }

  private static let every: [Document.Block] = [
    .heading("NOW", isUrgent: true), .item("Ring 999.", notes: ["Because: so.", "Source: s"]), .item("Stay."),
    .paragraph("A promise."), .notice("Provisional."), .heading("Level"), .statement("It is three."),
    .paragraph("It means much."), .aside("A draft."), .field("Source", lines: ["A book"]),
    .field("When", lines: ["all of these hold:", "  - one", "  - any:", "    - two"]), .item("Last."),
  ]

  private var every: Document {
    var document = Document()
    for block in Self.every { document.add(block) }
    return document
  }

  @Test func `For a terminal lists stand close, and what follows a list stands apart`() {
    #expect(
      every.text(.plain) == """
        NOW
        - Ring 999.
          Because: so.
          Source: s
        - Stay.

        A promise.

        Provisional.

        Level
        It is three.
        It means much.
        A draft.
        Source: A book
        When:
          all of these hold:
            - one
            - any:
              - two
        - Last.

        """
    )
  }

  @Test func `A table has its figures in columns, and below each other where there is no room`() {
    let table = document(
      .table(
        columns: ["now 1", "now 2"],
        rows: [
          .init(label: "was 1, Low", cells: ["3 / 40", "–"]), .init(label: "was 2, High", cells: ["–", "0 / 7"]),
        ]
      )
    )
    #expect(
      table.text(.plain) == """
                      now 1  now 2
        was 1, Low   3 / 40      –
        was 2, High       –  0 / 7


        """
    )
    #expect(
      table.text(TextStyle(width: 20, isColored: false)) == """
        was 1, Low:
          now 1: 3 / 40
          now 2: –
        was 2, High:
          now 1: –
          now 2: 0 / 7


        """
    )
    #expect(
      table.markdown() == """
        | | now 1 | now 2 |
        |---|---:|---:|
        | was 1, Low | 3 / 40 | – |
        | was 2, High | – | 0 / 7 |

        """
    )
    let html = table.markup().map { $0.html() }.joined()
    #expect(html.contains("<th scope=\"row\">was 2, High</th><td>–</td><td>0 / 7</td>"))
  }

  @Test func `In Markdown paragraphs stand apart, and lists are lists`() {
    #expect(
      every.markdown() == """
        ## ⚠ NOW

        - Ring 999.\u{20}\u{20}
          Because: so.\u{20}\u{20}
          Source: s
        - Stay.

        A promise.

        Provisional.

        ## Level

        **It is three.**

        It means much.

        *A draft.*

        Source: A book

        When:

        - all of these hold:
          - one
          - any:
            - two

        - Last.

        """
    )
  }

  @Test(arguments: [
    ("*bold* _it_ `code` ~~gone~~", #"\*bold\* \_it\_ \`code\` \~\~gone\~\~"#),
    ("<script>&amp;</script>", #"\<script\>\&amp;\</script\>"#),
    ("[link](javascript:x) ![image](y)", #"\[link\](javascript:x) !\[image\](y)"#),
    ("# heading | cell", ##"\# heading \| cell"##), (#"a\b"#, #"a\\b"#), ("two\nlines", "two lines"),
    ("- item", #"\- item"#), ("+ item", #"\+ item"#), ("1. item", #"1\. item"#), ("12) item", #"12\) item"#),
    ("--- rule", #"\--- rule"#), ("=== line", #"\=== line"#), ("    code", "code"), ("\n\n# x", ##"\# x"##),
    ("16 years", "16 years"), ("999", "999"), ("1", "1"), ("", ""), ("a - b 1. c", "a - b 1. c"),
    ("esc\u{1B}[0m", #"esc\\u{1B}\[0m"#), ("\u{202E}gnp", #"\\u{202E}gnp"#),
  ])
  func `What files say cannot become markup`(text: String, markdown: String) {
    #expect(document(.paragraph(text)).markdown() == markdown + "\n")
    #expect(document(.heading(text)).markdown() == "## \(markdown)\n")
    #expect(document(.statement(text)).markdown() == "**\(markdown)**\n")
    #expect(document(.aside(text)).markdown() == "*\(markdown)*\n")
    #expect(document(.item("x", notes: [text])).markdown() == "- x  \n  \(markdown)\n")
  }

  @Test func `A second line of a text cannot start a paragraph of its own`() {
    #expect(
      document(.item("one\n\n# two", notes: ["three\n\n- four"])).markdown() == "- one  \\# two  \n  three  - four\n"
    )
  }

  @Test func `An empty document is empty`() {
    #expect(Document().text(.plain) == "")
    #expect(Document().markdown() == "\n")
  }
}
