import Foundation
import FoundationXML
import MarkedYAML
import Reports
import Testing

@Suite struct XMLTests {
  @Test func `Elements stand on lines of their own, texts within theirs`() {
    let document = XML("a", ["one": "1"], [XML("b"), XML("c", text: "Two\nlines"), XML("d", ["two": "2"], [XML("e")])])
    #expect(
      document.text() == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a one="1">
          <b/>
          <c>Two
        lines</c>
          <d two="2">
            <e/>
          </d>
        </a>

        """
    )
  }

  @Test func `What would be markup is not`() {
    let document = XML("a", ["b": "<\"&'>\n"], [XML("c", text: "</c> & \"]]>\"")])
    #expect(
      document.text() == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="&lt;&quot;&amp;'&gt;&#10;">
          <c>&lt;/c&gt; &amp; "]]&gt;"</c>
        </a>

        """
    )
  }

  @Test func `Every character comes through an independent parser, or is shown as an escape`() throws {
    var text = ""
    for number in 0...0x1_07FF {
      if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
    }
    let reader = Collector()
    let parser = XMLParser(data: Data(XML("a", ["b": text], [XML("c", text: text)]).text().utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let expected = text.printable(keepingLineBreaks: true)
      .replacingOccurrences(of: "\u{FFFE}", with: "\\u{FFFE}")
      .replacingOccurrences(of: "\u{FFFF}", with: "\\u{FFFF}")
    #expect(Array(reader.attribute.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Array(reader.text.unicodeScalars) == Array("\n  \(expected)\n".unicodeScalars))
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var text = ""
    var attribute = ""

    func parser(
      _ parser: XMLParser,
      didStartElement elementName: String,
      namespaceURI: String?,
      qualifiedName qName: String?,
      attributes attributeDict: [String: String] = [:]
    ) {
      if let value = attributeDict["b"] { attribute = value }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }
}
