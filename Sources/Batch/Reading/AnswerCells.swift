import DecisionSupport
import MarkedYAML

/// What the cells of a table answer: each is read once and then known, since tables hold few that differ.
struct AnswerCells: Sendable {
  private struct Known {
    let cell: [UInt8]
    let answer: Answer?
  }

  /// The table that the columns belong to.
  let table: ConcernTable

  let columns: [ConcernTable.Column]

  // By a number made of the cell, for each column.
  private var known: [[UInt64: Known]]

  /// How many cells of a column are kept.
  private static let most = 1000

  init(_ table: ConcernTable, _ guidance: Guidance) {
    self.table = table
    columns = table.columns(for: guidance).columns
    known = Array(repeating: [:], count: columns.count)
  }

  /// The answer that a cell gives, which the body finds out where it is not known yet; nil where it gives none.
  mutating func answer(
    _ cell: UnsafeRawBufferPointer,
    column: Int,
    otherwise read: () -> (answer: Answer?, isSound: Bool)
  ) -> Answer? {
    var number: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in cell { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
    if let found = known[column][number], found.cell.elementsEqual(cell) { return found.answer }
    let (answer, isSound) = read()
    if isSound, known[column].count < Self.most {
      known[column][number] = Known(cell: Array(cell), answer: answer)
    }
    return answer
  }
}

extension AnswerLineReader {
  /// Reads a row of a table, which stands without its line break.
  package mutating func read(_ row: UnsafeRawBufferPointer, of table: ConcernTable) {
    if cells?.table !== table { cells = AnswerCells(table, guidance) }
    id = nil
    (problems, children) = ([], [])
    isBlank = true
    let (sink, guidance) = (DiagnosticSink(), guidance)
    lazy var file = SourceFile(path: "the line", bytes: Array(row))
    var count = 0
    answers = Answers(for: guidance)
    let problem = table.text.forEachCell(of: row) { cell, offset in
      defer { count += 1 }
      guard !cell.isEmpty else { return }
      isBlank = false
      guard count < table.width else { return }
      switch cells?.columns[count] {
      case .id:
        let range = file.range(at: offset, count: cell.count)
        if String(validating: cell, as: UTF8.self) == nil { sink.report(.notUTF8(range)) }
        id = .scalar(Scalar(text: String(decoding: cell, as: UTF8.self), isPlain: false, range: range))
      case .answers(let question):
        answers[question] = cells?.answer(cell, column: count) {
          let before = sink.count
          let range = file.range(at: offset, count: cell.count)
          guard let text = String(validating: cell, as: UTF8.self) else {
            sink.report(.notUTF8(range))
            return (nil, false)
          }
          let answer = AnswersReader(guidance, into: sink).answer(cell: text.trimmed, to: question, at: range)
          return (answer, sink.count == before)
        }
      case .nothing, nil:
        sink.report(
          Diagnostic(
            "a cell in a column without a name",
            identifier: "unnamed-column",
            at: file.range(at: offset, count: cell.count)
          )
        )
      }
    }
    if let problem {
      isBlank = false
      sink.report(Diagnostic(problem, in: file))
    } else if !isBlank, count != table.width {
      sink.report(
        Diagnostic(
          "the row has \(count) cell\(count == 1 ? "" : "s"), and the first row has \(table.width)",
          identifier: "wrong-number-of-cells",
          at: nil
        )
      )
    }
    if !sink.isEmpty { problems = sink.diagnostics }
  }
}

extension Diagnostic {
  fileprivate static func notUTF8(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      "the cell is not UTF-8 text",
      identifier: "not-utf-8",
      at: range,
      help: "save the table as UTF-8"
    )
  }
}
