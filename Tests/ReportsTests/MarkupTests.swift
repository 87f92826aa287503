import Testing

@testable import Reports

@Suite struct MarkupTests {
  @Test("Whatever a text says, HTML shows it as a text")
  func texts() {
    let hostile = "</script><img src=x onerror=\"a()\"> & 'one' \u{202E}back"
    let piece = Markup.element("p", ["class": "a\"b"], [.text(hostile)])
    #expect(
      piece.html()
        == "<p class=\"a&quot;b\">&lt;/script&gt;&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; 'one' \\u{202E}back</p>"
    )
    #expect(
      piece.json.line() == #"["p",{"class":"a\"b"},"</script><img src=x onerror=\"a()\"> & 'one' \\u{202E}back"]"#
    )
  }

  @Test(
    "Telephone numbers can be rung, and other numbers are left alone",
    arguments: [
      ("Ring 999 first.", ["999"]), ("Ring 0300 123 6720 (0300 123 6722 at night).", ["03001236720", "03001236722"]),
      ("NHS 111, option 2", ["111"]), ("Within 999.5 days, or 1999", []), ("A 10-11-12 and A101", []), ("0300 12", []),
      ("01254 666400", ["01254666400"]),
    ]
  )
  func numbers(_ text: String, _ numbers: [String]) {
    let html = Markup.telling(text).html
    #expect(html.split(separator: "tel:").dropFirst().map { String($0.prefix { $0 != "\"" }) } == numbers)
  }

  @Test("A document has a section for each heading, and its lists are lists")
  func sections() {
    var document = Document()
    document.add(.heading("Now", isUrgent: true))
    document.add(.item("One", notes: ["why"]))
    document.add(.item("Two"))
    document.add(.heading("Then"))
    document.add(.field("Label", lines: ["a", "  - b"]))
    #expect(
      document.markup().html == """
        <section class="urgent"><h2>Now</h2><ul><li>One<p>why</p></li><li>Two</li></ul></section>
        <section><h2>Then</h2><div class="field"><span class="label">Label:</span><ul><li>a<ul><li>b</li></ul></li></ul></div></section>

        """
    )
  }

  @Test("A report is one file that may fetch nothing and run nothing")
  func page() {
    let html = ReportPage("A <title>", [Document()]).html
    #expect(html.contains("<title>A &lt;title&gt;</title>"))
    #expect(html.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!html.contains("<script") && !html.contains("src="))
  }

  @Test("What a spreadsheet would take for a formula is a text")
  func formulas() {
    #expect(CSV.text([["=1+1", "a \"b\", c"], ["-x", ""]]) == "\"'=1+1\",\"a \"\"b\"\", c\"\r\n\"'-x\",\"\"\r\n")
  }
}
