internal import MarkedYAML

/// A report before it is laid out: what it says, in order, for a terminal or for Markdown.
public struct Document: Sendable {
  /// A part of a document.
  public enum Block: Sendable {
    /// A heading above headings, where a document is a long one.
    case part(String)

    /// A heading; an urgent one cannot be missed.
    case heading(String, isUrgent: Bool = false)

    /// A paragraph.
    case paragraph(String)

    /// A paragraph that belongs to nothing before it.
    case notice(String)

    /// A sentence that carries the result.
    case statement(String)

    /// An item of a list, with lines that belong to it.
    case item(String, notes: [String] = [])

    /// A label with one line, or with several below it; what belongs to a line is indented by two columns more.
    case field(String, lines: [String])

    /// Something to look up.
    case aside(String)

    /// A picture, for a browser or paper alone; what it says stands in other parts, too.
    case picture(Markup)

    /// A picture or a table in a browser or on paper, and elsewhere a label with the lines that say the same.
    case chart(Markup, label: String, lines: [String])

    /// Two things beside each other, with a label for each row.
    case comparison(String, String, rows: [Row])

    /// Figures in rows and columns.
    case table(columns: [String], rows: [TableRow])
  }

  /// A row of a table.
  public struct TableRow: Sendable {
    /// What the row is about.
    public let label: String

    /// A figure for each column.
    public let cells: [String]
  }

  /// A row of a comparison.
  public struct Row: Sendable {
    /// What is compared.
    public let label: String

    /// What the first thing has.
    public let first: String

    /// What the second thing has.
    public let second: String
  }

  /// The parts in their order.
  public private(set) var blocks: [Block] = []

  /// Starts an empty document.
  public init() {}

  /// Adds a part.
  public mutating func add(_ block: Block) {
    blocks.append(block)
  }

  /// Adds a heading with a list below it; nothing where the list is empty.
  mutating func add(_ heading: String, isUrgent: Bool = false, items: [(text: String, notes: [String])]) {
    guard !items.isEmpty else { return }
    add(.heading(heading, isUrgent: isUrgent))
    for item in items { add(.item(item.text, notes: item.notes)) }
  }

  /// Adds a heading with a list below it; nothing where the list is empty.
  mutating func add(_ heading: String, items: [String]) {
    add(heading, items: items.map { ($0, []) })
  }

  /// The document for a terminal or a text file.
  public func text(_ style: TextStyle) -> String {
    var writer = TextWriter(style)
    var isInList = false
    for block in blocks {
      if case .item = block {
        isInList = true
      } else if isInList {
        writer.blankLine()
        isInList = false
      }
      switch block {
      case .part(let title):
        writer.blankLine()
        writer.heading(title.uppercased())
      case .heading(let title, let isUrgent): writer.heading(title, isUrgent ? .urgent : .bold)
      case .paragraph(let text): writer.paragraph(text)
      case .notice(let text):
        writer.blankLine()
        writer.paragraph(text)
      case .statement(let text): writer.paragraph(text, emphasis: .bold)
      case .aside(let text): writer.paragraph(text, emphasis: .faint)
      case .picture: break
      case .comparison(let first, let second, let rows): writer.comparison(first, second, rows)
      case .table(let columns, let rows): writer.table(columns, rows)
      case .field(let label, let lines), .chart(_, let label, let lines):
        let below = lines.count == 1 ? " \(lines[0])" : lines.map { "\n  \($0)" }.joined()
        writer.paragraph("\(label):\(below)")
      case .item(let text, let notes):
        writer.paragraph(text, marker: "- ")
        for note in notes { writer.paragraph(note, indent: 2, emphasis: .faint) }
      }
    }
    return writer.text
  }

  /// The document as Markdown (CommonMark); what files say cannot become markup.
  public func markdown() -> String {
    var lines: [String] = []
    var isInList = false
    for block in blocks {
      if case .item(let text, let notes) = block {
        if !isInList, !lines.isEmpty { lines.append("") }
        isInList = true
        lines.append("- " + Self.escaped(text))
        for note in notes {
          lines[lines.count - 1] += "  "
          lines.append("  " + Self.escaped(note))
        }
        continue
      }
      isInList = false
      if case .picture = block { continue }
      if !lines.isEmpty { lines.append("") }
      switch block {
      case .part(let title): lines.append("# " + Self.escaped(title))
      case .heading(let title, let isUrgent): lines.append("## " + (isUrgent ? "⚠ " : "") + Self.escaped(title))
      case .paragraph(let text), .notice(let text): lines.append(Self.escaped(text))
      case .statement(let text): lines.append("**\(Self.escaped(text))**")
      case .aside(let text): lines.append("*\(Self.escaped(text))*")
      case .field(let label, let parts) where parts.count == 1:
        lines.append(Self.escaped("\(label): \(parts[0])"))
      case .field(let label, let parts), .chart(_, let label, let parts):
        lines += [Self.escaped("\(label):"), ""] + parts.map(Self.listed)
      case .comparison(let first, let second, let rows):
        lines += ["| | \(Self.escaped(first)) | \(Self.escaped(second)) |", "|---|---|---|"]
        lines += rows.map { row in
          "| \(Self.escaped(row.label)) | \(Self.escaped(row.first)) | \(Self.escaped(row.second)) |"
        }
      case .table(let columns, let rows):
        lines.append("| | " + columns.map(Self.escaped).joined(separator: " | ") + " |")
        lines.append("|---|" + columns.map { _ in "---:|" }.joined())
        lines += rows.map { "| " + ([$0.label] + $0.cells).map(Self.escaped).joined(separator: " | ") + " |" }
      case .item, .picture: break
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line of a field as an item of a list, as deep as it is indented.
  private static func listed(_ line: String) -> String {
    let indent = line.prefix { $0 == " " }
    let text = line.dropFirst(indent.count)
    return indent + "- " + escaped(String(text.hasPrefix("- ") ? text.dropFirst(2) : text))
  }

  /// A text that Markdown shows as it is, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.printable(keepingLineBreaks: true).drop(while: { $0 == " " || $0 == "\n" }) {
      switch character {
      case "\n": result += " "
      case "\\", "`", "*", "_", "<", ">", "[", "]", "|", "#", "&", "~": result += "\\" + String(character)
      default: result.append(character)
      }
    }
    // A line could start a list, a rule or an underlined heading.
    let start = result.prefix { $0.isASCII && $0.isNumber }.endIndex
    if start < result.endIndex, (start == result.startIndex ? "-+=" : ".)").contains(result[start]) {
      result.insert("\\", at: start)
    }
    return result
  }
}
