public import DecisionSupport
internal import MarkedYAML

/// Which question opens which, as a picture.
public struct QuestionFlow: Sendable {
  private let guidance: Guidance

  /// An arrow: whether a question is asked depends on another.
  private let arrows: [(from: Int, to: Int)]

  /// Takes a guidance up.
  public init(_ guidance: Guidance) {
    self.guidance = guidance
    arrows = guidance.questions.indices.flatMap { to in
      guidance.questions(opening: guidance.questions[to]).map { (from: $0.position, to: to) }
    }
  }

  /// For Graphviz.
  public var dot: String {
    var text = "digraph questions {\n  rankdir=LR;\n  node [shape=box];\n"
    for question in guidance.questions { text += "  \(quoted(question.id)) [label=\(quoted(question.ask))];\n" }
    for arrow in arrows { text += "  \(quoted(id(arrow.from))) -> \(quoted(id(arrow.to)));\n" }
    return text + "}\n"
  }

  /// For Mermaid, which many wikis and code hosts draw.
  public var mermaid: String {
    var text = "flowchart LR\n"
    for (place, question) in guidance.questions.enumerated() {
      text += "  q\(place)[\"\(Markup.escaped(question.ask))\"]\n"
    }
    for arrow in arrows { text += "  q\(arrow.from) --> q\(arrow.to)\n" }
    return text
  }

  /// A picture that needs no other program.
  public var svg: String {
    guard case .element(_, _, let parts) = figure, case .element(let name, let attributes, let content)? = parts.first
    else { return "" }
    let style = Markup.element("style", [], [.text(Self.style)])
    let root = attributes + [Markup.Attribute("xmlns", "http://www.w3.org/2000/svg")]
    return Markup.element(name, root, [style] + content).html() + "\n"
  }

  /// The picture in a report; a narrow screen scrolls it, since smaller it could not be read.
  public var document: Document {
    let title = "Which question opens which"
    var document = Document()
    document.add(.part(title))
    document.add(
      .picture(.element("div", ["class": "wide", "role": "region", "aria-label": title, "tabindex": "0"], [figure]))
    )
    return document
  }

  private static let style =
    ".pane { fill: #eef2f5; stroke: #8a949e } .wire { fill: none; stroke: #8a949e } "
    + "text { font: 15px sans-serif }"

  /// A row a question, each as far to the right as questions stand before it that open it, and so on.
  private var figure: Markup {
    var depths = Array(repeating: 0, count: guidance.questions.count)
    for arrow in arrows { depths[arrow.to] = max(depths[arrow.to], depths[arrow.from] + 1) }
    // A letter is nine points wide, or less.
    let widest = zip(depths, guidance.questions).map { $0 * 60 + 40 + $1.ask.count * 9 }.max() ?? 0
    var picture = Picture(
      width: widest,
      height: guidance.questions.count * 30 + 10,
      says:
        "\(guidance.questions.count) questions from above in asking order; what opens a question stands to its left."
    )
    for arrow in arrows {
      let (x, y) = (depths[arrow.from] * 60 + 20, arrow.from * 30 + 31)
      picture.line([(x, y), (x, arrow.to * 30 + 20), (depths[arrow.to] * 60 + 10, arrow.to * 30 + 20)])
    }
    for (place, question) in guidance.questions.enumerated() {
      picture.box(x: depths[place] * 60 + 10, y: place * 30 + 9, width: 20, height: 22, "pane")
      picture.words(question.ask, x: depths[place] * 60 + 38, y: place * 30 + 25, isCentred: false)
    }
    return picture.figure
  }

  private func id(_ place: Int) -> String { guidance.questions[place].id }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.printable() {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
