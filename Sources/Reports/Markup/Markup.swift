internal import MarkedYAML

/// A piece of a page: written out as HTML, or built in a browser by a script that knows nothing of what it says.
public indirect enum Markup: Hashable, Sendable {
  /// A text, shown as it is.
  case text(String)

  /// An element with its attributes and what stands in it.
  case element(String, [Attribute], [Markup])

  /// A name with its value.
  public struct Attribute: Hashable, Sendable {
    /// The name.
    public let name: String

    /// The value.
    public let value: String

    /// Makes an attribute.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - attributes: Names with values.
  ///   - content: What stands in it.
  /// - Returns: The element.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [Markup]) -> Markup
  {
    .element(name, attributes.map { Attribute($0.0, $0.1) }, content)
  }

  /// An element that holds a text, in which telephone numbers can be rung.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], saying text: String) -> Markup
  {
    .element(name, attributes, Markup.telling(text))
  }

  /// A table, whose rows begin with what they are about; a narrow screen scrolls it by itself.
  ///
  /// - Parameters:
  ///   - head: What stands above each column; an empty text for nothing.
  ///   - rows: As many texts each.
  ///   - label: What a wide table is called, which alone scrolls; nil for one of few columns.
  /// - Returns: The element.
  static func table(_ head: [String], _ rows: [[String]], label: String? = nil) -> Markup {
    let columns = head.map { title -> Markup in
      title.isEmpty ? .element("td", [:], []) : .element("th", ["scope": "col"], [.text(title)])
    }
    let body = rows.map { row in
      Markup.element(
        "tr",
        [:],
        row.enumerated().map { place, text -> Markup in
          place == 0 ? .element("th", ["scope": "row"], saying: text) : .element("td", [:], saying: text)
        }
      )
    }
    let table = Markup.element(
      "table",
      [:],
      [.element("thead", [:], [.element("tr", [:], columns)]), .element("tbody", [:], body)]
    )
    guard let label else { return table }
    return .element("div", ["class": "wide", "role": "region", "aria-label": label, "tabindex": "0"], [table])
  }

  /// The piece as HTML; no text in it can become markup.
  ///
  /// - Returns: The same in every browser: void elements are not closed, those of pictures are.
  public func html() -> String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .text(let content): text += Self.escaped(content)
    case .element(let name, let attributes, let content):
      text += "<" + name
      for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
      text += ">"
      if ["br", "hr", "input", "meta"].contains(name) { return }
      for part in content { part.write(to: &text) }
      text += "</\(name)>"
    }
  }

  /// A text that HTML shows as it is: nothing that could be markup, or hide what is written.
  public static func escaped(_ text: String) -> String {
    let text = text.printable(keepingLineBreaks: true)
    guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The piece for a script: a text, or a list of a name, attributes and what stands in it.
  public var json: JSON {
    switch self {
    case .text(let text): .string(text.printable(keepingLineBreaks: true))
    case .element(let name, let attributes, let content):
      .array(
        [.string(name), .object(attributes.map { JSON.Member($0.name, .string($0.value.printable())) })]
          + content.map { $0.json }
      )
    }
  }
}

extension [Markup] {
  /// The pieces as HTML, one after the other.
  public var html: String {
    var text = ""
    for piece in self { text += piece.html() + "\n" }
    return text
  }
}
