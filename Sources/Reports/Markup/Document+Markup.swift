extension Document {
  /// The document as pieces of a page: a section for each heading, with what stands below it.
  ///
  /// - Parameter level: How deep its headings are, from 1.
  /// - Returns: The same parts in the same order as its text.
  public func markup(headings level: Int = 2) -> [Markup] {
    var page = DocumentPage(level: level)
    for block in blocks { page.add(block) }
    return page.finished()
  }
}

/// Lays a document's parts out in sections.
private struct DocumentPage {
  /// How deep the next heading is: in a part one deeper, since parts take the place of headings.
  private var level: Int
  private let outermost: Int
  private var done: [Markup] = []
  private var section: [Markup] = []
  private var isUrgent = false
  private var items: [Markup] = []

  init(level: Int) { (self.level, outermost) = (level, level) }

  mutating func finished() -> [Markup] {
    endSection()
    return done
  }

  mutating func add(_ block: Document.Block) {
    if case .item(let text, let notes) = block {
      items.append(
        .element("li", [:], Markup.telling(text) + notes.map { .element("p", [:], saying: $0) })
      )
      return
    }
    endList()
    switch block {
    case .part(let title):
      endSection()
      level = outermost + 1
      section.append(.element("h\(outermost)", ["class": "part"], saying: title))
    case .heading(let title, let isUrgent):
      endSection()
      self.isUrgent = isUrgent
      section.append(.element("h\(level)", [:], saying: title))
    case .paragraph(let text): section += paragraphs(text, "")
    case .notice(let text): section += paragraphs(text, "notice")
    case .statement(let text):
      // What is urgent ends where the result is said, unless that is all there is to it.
      if isUrgent, section.count > 1 { endSection() }
      section += paragraphs(text, "statement")
    case .aside(let text): section += paragraphs(text, "aside")
    case .item: break
    case .picture(let picture): section.append(picture)
    case .chart(let picture, let label, _):
      section += [.element("p", ["class": "label"], [.text(label)]), picture]
    case .field(let label, let lines): section.append(field(label, lines))
    case .comparison(let first, let second, let rows):
      section.append(.table(["", first, second], rows.map { [$0.label, $0.first, $0.second] }))
    case .table(let columns, let rows):
      section.append(.table([""] + columns, rows.map { [$0.label] + $0.cells }))
    }
  }

  private mutating func endList() {
    guard !items.isEmpty else { return }
    section.append(.element("ul", [:], items))
    items = []
  }

  private mutating func endSection() {
    endList()
    guard !section.isEmpty else { return }
    done.append(.element("section", isUrgent ? ["class": "urgent"] : [:], section))
    (section, isUrgent) = ([], false)
  }

  /// A paragraph for each line of a text.
  private func paragraphs(_ text: String, _ name: String) -> [Markup] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      .element("p", name.isEmpty ? [:] : ["class": name], saying: String(Substring(line)))
    }
  }

  private func field(_ label: String, _ lines: [String]) -> Markup {
    let name = Markup.element("span", ["class": "label"], [.text(label + ":")])
    if lines.count == 1 { return .element("p", ["class": "field"], [name, .text(" ")] + Markup.telling(lines[0])) }
    return .element("div", ["class": "field"], [name, list(lines[...])])
  }

  /// Lines as a list; those that are indented are a list within the item above them.
  private func list(_ lines: ArraySlice<String>) -> Markup {
    func depth(_ line: String) -> Int { line.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
    var items: [Markup] = []
    var rest = lines
    while let line = rest.popFirst() {
      let below = rest.prefix { depth($0) > depth(line) }
      rest = rest.dropFirst(below.count)
      var text = line.drop { $0 == " " }
      if text.hasPrefix("- ") { text = text.dropFirst(2) }
      items.append(.element("li", [:], Markup.telling(String(text)) + (below.isEmpty ? [] : [list(below)])))
    }
    return .element("ul", [:], items)
  }
}
