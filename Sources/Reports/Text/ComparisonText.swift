internal import MarkedYAML

extension TextWriter {
  /// Two things in columns beside each other; where the lines are too short for that, one below the other.
  mutating func comparison(_ first: String, _ second: String, _ rows: [Document.Row]) {
    blankLine()
    let labels = (rows.map { $0.label.count }.max() ?? 0) + 2
    let column = (style.width - labels - 2) / 2
    guard column >= 24 else {
      for row in rows {
        paragraph("\(row.label):\n  \(first): \(row.first)\n  \(second): \(row.second)")
      }
      return blankLine()
    }
    for row in [Document.Row(label: "", first: first, second: second)] + rows {
      let (left, right) = (Self.lines(row.first, column), Self.lines(row.second, column))
      for line in 0..<max(left.count, right.count) {
        let label = Self.padded(line == 0 ? row.label : "", to: labels)
        let cells = Self.padded(line < left.count ? left[line] : "", to: column + 2)
        let whole = label + cells + (line < right.count ? right[line] : "")
        self.line(String(whole.reversed().drop { $0 == " " }.reversed()))
      }
    }
    blankLine()
  }

  /// Figures in columns, each as wide as the widest of them; where the lines are too short for that, one below the other.
  mutating func table(_ columns: [String], _ rows: [Document.TableRow]) {
    blankLine()
    let labels = rows.map { $0.label.count }.max() ?? 0
    let widths = columns.indices.map { column in
      (rows.map { $0.cells[column].count } + [columns[column].count]).max() ?? 0
    }
    guard widths.reduce(labels, { $0 + $1 + 2 }) <= style.width else {
      for row in rows {
        paragraph("\(row.label):" + zip(columns, row.cells).map { "\n  \($0): \($1)" }.joined())
      }
      return blankLine()
    }
    for row in [Document.TableRow(label: "", cells: columns)] + rows {
      let cells = zip(row.cells, widths).map { String(repeating: " ", count: $1 - $0.count + 2) + $0 }
      line((Self.padded(row.label, to: labels) + cells.joined()).printable())
    }
    blankLine()
  }

  private static func lines(_ text: String, _ width: Int) -> [String] { wrap(text.printable()[...], to: width) }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
