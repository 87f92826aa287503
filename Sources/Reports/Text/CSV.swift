internal import MarkedYAML

/// Rows as comma separated values, which spreadsheets read.
package enum CSV {
  /// The rows, each with its line break.
  package static func text(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows { text += row.map(field).joined(separator: ",") + "\r\n" }
    return text
  }

  /// A field in quotes; what a spreadsheet would take for a formula is a text.
  private static func field(_ text: String) -> String {
    let text = text.printable()
    let isFormula = text.utf8.first.map { "=+-@".utf8.contains($0) } ?? false
    var result = isFormula ? "\"'" : "\""
    for character in text {
      if character == "\"" { result.append("\"") }
      result.append(character)
    }
    return result + "\""
  }
}
