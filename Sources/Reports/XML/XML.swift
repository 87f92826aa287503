internal import MarkedYAML

/// An XML element: a name with attributes, and either elements or a text inside.
public struct XML: Sendable {
  /// One attribute with its value.
  public struct Attribute: Sendable {
    /// The name.
    public let name: String

    /// The value, as it is meant.
    public let value: String
  }

  /// What stands inside an element.
  public enum Content: Sendable {
    /// Elements, each on lines of its own; none at all closes the tag at once.
    case elements([XML])

    /// A text, as it is meant.
    case text(String)
  }

  /// The element's name.
  public let name: String

  /// The element's attributes in writing order.
  public let attributes: [Attribute]

  /// What stands inside.
  public let content: Content

  /// Makes an element that holds others.
  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ elements: [XML] = []) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0, value: $1) }
    content = .elements(elements)
  }

  /// Makes an element that holds a text.
  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0, value: $1) }
    content = .text(text)
  }

  /// The document of which this is the root, indented by two spaces, with a line break at the end.
  ///
  /// XML has no way to write most control characters; they are shown as `\u{1B}`.
  public func text() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines(indent: "")
  }

  private func lines(indent: String) -> String {
    let attributes = attributes.map { " \($0.name)=\"\(Self.escaped($0.value, isAttribute: true))\"" }.joined()
    let start = "\(indent)<\(name)\(attributes)"
    switch content {
    case .elements(let elements) where elements.isEmpty:
      return start + "/>\n"
    case .elements(let elements):
      return start + ">\n" + elements.map { $0.lines(indent: indent + "  ") }.joined() + "\(indent)</\(name)>\n"
    case .text(let text):
      return "\(start)>\(Self.escaped(text, isAttribute: false))</\(name)>\n"
    }
  }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.printable(keepingLineBreaks: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      // A reader takes a line break in an attribute for a space.
      case "\n" where isAttribute: result += "&#10;"
      case "\u{FFFE}", "\u{FFFF}": result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
