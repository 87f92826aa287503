import MarkedYAML
import Testing

/// What diagnostics show of characters that cannot be seen, or look like others.
@Suite struct DisguiseTests {
  @Test(arguments: [
    ("naïve – café “so”… £5 ½", nil), ("❤️ 👩‍👧 🏴\u{E0067}\u{E0062}\u{E007F} 日本", nil), ("слово αβγ", nil),
    ("a\u{A0}b", "a\\u{A0}b"), ("\u{200B}", "\\u{200B}"), ("so\u{AD}ft", "so\\u{AD}ft"),
    ("a\u{2011}b\u{2010}c", "a\\u{2011}b\\u{2010}c"), ("\u{2212}5", "\\u{2212}5"), ("y\u{435}s", "y\\u{435}s"),
    ("\u{443}\u{435}\u{455}", "\\u{443}\\u{435}\\u{455}"), ("n\u{3BF}-сло", "n\\u{3BF}-сло"),
    ("no\u{200D}", "no\\u{200D}"), ("1\u{FE0F}", "1\\u{FE0F}"), ("\u{FF59}es", "\\u{FF59}es"),
    ("x\u{E0061}\u{E0062}", "x\\u{E0061}\\u{E0062}"), ("a\u{202E}b", "a\\u{202E}b"), ("", nil),
  ])
  func `They are escaped where they stand, and nothing else is`(text: String, shown: String?) {
    let diagnostic = Diagnostic(text, identifier: "x", at: nil, help: text)
    #expect(diagnostic.message == shown ?? text)
    #expect(diagnostic.help == shown ?? text)
    #expect(diagnostic.explanations.isEmpty == (shown == nil))
  }

  @Test func `Each is named once, whether in the message, the line or the help`() {
    let file = SourceFile(path: "fi\u{A0}le", text: "a\u{A0}b: \u{3BD}o\n")
    let range = SourceRange(file: file, start: .init(line: 1, column: 1), end: .init(line: 1, column: 4))
    let diagnostic = Diagnostic(
      "unknown 'a\u{A0}b\u{A0}'",
      identifier: "x",
      at: range,
      help: "or \u{2000}",
      notes: [.init("no\u{200B}te", at: range)]
    )
    #expect(
      diagnostic.formatted() == """
        error: unknown 'a\\u{A0}b\\u{A0}' [x]
          --> fi\\u{A0}le:1:1
          |
        1 | a\\u{A0}b: \\u{3BD}o
          | ^^^^^^^^
        help: or \\u{2000}
        note: no\\u{200B}te
          --> fi\\u{A0}le:1:1
        note: \\u{A0} is U+00A0, a no-break space
        note: \\u{2000} is U+2000, a space of another width
        note: \\u{3BD} is U+03BD, a Greek letter that looks like 'v'

        """
    )
  }
}
