/// Draws pictures of lines, areas and words; a text that says the same goes with each.
struct Picture {
  private let width: Int
  private let height: Int
  private let says: String
  private var shapes: [Markup] = []

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - width: In points of a screen; it shrinks to the room that there is.
  ///   - height: Likewise.
  ///   - says: What it shows, in words, for whoever does not see it.
  init(width: Int, height: Int, says: String) {
    (self.width, self.height, self.says) = (width, height, says)
  }

  /// The picture with what it says below it.
  var figure: Markup {
    let size: KeyValuePairs = [
      "viewBox": "0 0 \(width) \(height)", "width": "\(width)", "role": "img", "aria-label": says,
    ]
    return .element(
      "figure",
      [:],
      [
        // Read as loose words, what is written in it would say nothing.
        .element("svg", size, [.element("g", ["aria-hidden": "true"], shapes)]),
        .element("figcaption", ["aria-hidden": "true"], [.text(says)]),
      ]
    )
  }

  /// A bar below a text that says the same, as wide as there is room.
  static func bar(from start: Int, width: Int, of whole: Int, _ style: String) -> Markup {
    var picture = Picture(width: whole, height: 12, says: "")
    picture.box(x: start, y: 0, width: width, height: 12, style)
    let size: KeyValuePairs = ["viewBox": "0 0 \(whole) 12", "width": "\(whole)", "aria-hidden": "true"]
    return .element("svg", size, picture.shapes)
  }

  /// An area with straight sides.
  mutating func area(_ corners: [(x: Int, y: Int)], _ style: String) {
    let points = corners.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    shapes.append(.element("polygon", ["points": points, "class": style], []))
  }

  /// An area with upright sides.
  mutating func box(x: Int, y: Int, width: Int, height: Int, _ style: String) {
    area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], style)
  }

  /// A line from point to point.
  mutating func line(_ points: [(x: Int, y: Int)]) {
    let points = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    shapes.append(.element("polyline", ["points": points, "class": "wire"], []))
  }

  /// Words in the middle above a point, or to the right of it.
  mutating func words(_ text: String, x: Int, y: Int, isCentred: Bool = true, _ style: String = "") {
    var attributes: [Markup.Attribute] = [.init("x", "\(x)"), .init("y", "\(y)")]
    if isCentred { attributes.append(.init("text-anchor", "middle")) }
    if !style.isEmpty { attributes.append(.init("class", style)) }
    shapes.append(.element("text", attributes, [.text(text)]))
  }
}
