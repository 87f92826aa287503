package import DecisionSupport
package import MarkedYAML

/// A table of concerns, by its first row: a column a question, and perhaps one called `id`.
package final class ConcernTable: Sendable {
  /// What a column holds.
  package enum Column: Sendable {
    case id
    case answers(Ordinal<Question>)

    /// A column without a name, which has to be empty.
    case nothing
  }

  let text: TableText
  private let names: [Scalar]

  /// Reads the first row, which stands without a byte order mark and with its line break, if it has one.
  ///
  /// - Throws: `UnreadableTable`.
  init(header: UnsafeRawBufferPointer, path: String) throws(UnreadableTable) {
    let row = header.last == UInt8(ascii: "\n") ? UnsafeRawBufferPointer(rebasing: header.dropLast()) : header
    let file = SourceFile(path: path, bytes: Array(row))
    let text = TableText(header: row)
    var names: [Scalar] = []
    let problem = text.forEachCell(of: row) { cell, offset in
      let name = String(decoding: cell, as: UTF8.self).trimmed
      names.append(Scalar(text: name, range: file.range(at: offset, count: cell.count)))
    }
    if let problem { throw UnreadableTable(problems: [Diagnostic(problem, in: file)]) }
    (self.text, self.names) = (text, names)
  }

  /// How many columns there are.
  var width: Int { names.count }

  /// What the columns hold by a guidance, and what is wrong with their names.
  package func columns(for guidance: Guidance) -> (columns: [Column], problems: [Diagnostic]) {
    let sink = DiagnosticSink()
    let reader = AnswersReader(guidance, into: sink)
    var seen: Set<String> = []
    let columns = names.map { name -> Column in
      if name.text.isEmpty { return .nothing }
      if !seen.insert(name.text).inserted {
        sink.report(
          Diagnostic("two columns are called '\(name.text)'", identifier: "repeated-column", at: name.range)
        )
      }
      if name.text == AnswerLineReader.idKey { return .id }
      return reader.question(name).map { .answers($0) } ?? .nothing
    }
    return (columns, sink.diagnostics)
  }
}

/// A table whose first row does not say which column answers which question.
package struct UnreadableTable: Error {
  /// Everything that is wrong with the table.
  package let problems: [Diagnostic]
}

extension Diagnostic {
  /// What is wrong with a row.
  init(_ problem: TableText.Problem, in file: SourceFile) {
    self.init(problem.message, identifier: "table-syntax", at: file.range(at: problem.offset, count: 1))
  }
}

extension SourceFile {
  /// The place of some bytes of a row.
  func range(at offset: Int, count: Int) -> SourceRange {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let column = before[start...].count { !(0x80..<0xC0).contains($0) } + 1
    let width = bytes[offset..<min(offset + count, bytes.count)].count { !(0x80..<0xC0).contains($0) }
    return SourceRange(
      file: self,
      start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + max(1, width))
    )
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(String(drop(while: isSpace).reversed()).drop(while: isSpace).reversed())
  }
}
