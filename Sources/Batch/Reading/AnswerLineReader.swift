package import DecisionSupport
package import MarkedYAML

/// Reads lines of JSON, each an object of answers, as `AnswersReader` reads a file of them, and rows of tables; one reader
/// reads many.
///
/// Beside the answers a line may bear an `id`, which is nobody's answer.
package struct AnswerLineReader: Sendable {
  /// The key that names a line and is no question's.
  package static let idKey = "id"

  /// What names a line.
  package enum ID: Sendable {
    /// The bytes at a place in the line, which need no escape in JSON.
    case verbatim(Range<Int>)

    /// A text, a number, `true`, `false` or `null`.
    case scalar(Scalar)
  }

  let guidance: Guidance
  private let scanner: AnswerLineScanner?

  /// What the last line answered; meaningless where it had problems.
  package internal(set) var answers: Answers

  /// The children of the last line where it is about several; else none.
  package internal(set) var children: [ChildAnswers] = []

  /// The last line's id.
  package internal(set) var id: ID?

  /// What is wrong with the last line.
  package internal(set) var problems: [Diagnostic] = []

  /// Whether the last row of a table had nothing in any cell.
  package internal(set) var isBlank = false

  /// What is known of the cells of a table that is being read.
  var cells: AnswerCells?

  /// Makes a reader of answers to a guidance's questions, none of which may be called `id`.
  package init(_ guidance: Guidance) {
    self.guidance = guidance
    // A question called `answers` would be taken for a holder of answers.
    scanner = guidance.question("answers") == nil ? AnswerLineScanner(guidance) : nil
    answers = Answers(for: guidance)
  }

  /// Reads a line of JSON or a row of a table, which stands without its line break.
  ///
  /// - Parameters:
  ///   - line: The line or the row.
  ///   - table: The table that it is a row of.
  /// - Returns: False for a blank one, which is no concern.
  package mutating func readConcern(_ line: UnsafeRawBufferPointer, of table: ConcernTable?) -> Bool {
    guard line.count <= largestText else {
      (id, problems) = (nil, [.longLine])
      return true
    }
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return false }
    guard let table else {
      read(line)
      return true
    }
    read(line, of: table)
    return !isBlank
  }

  /// Reads a line, which stands without its line break.
  package mutating func read(_ line: UnsafeRawBufferPointer) {
    guard let place = scanner?.scan(line, into: &answers) else { return readThoroughly(line) }
    id = place.isEmpty ? nil : .verbatim(place)
    (problems, children) = ([], [])
  }

  /// Reads any line, and says what is wrong with it.
  mutating func readThoroughly(_ line: UnsafeRawBufferPointer) {
    id = nil
    (problems, children) = ([], [])
    let sink = DiagnosticSink()
    let composed = composeJSON(SourceFile(path: "the line", bytes: Array(line)), into: sink)
    if let entry = composed.members.first(where: { $0.key.text == Self.idKey }) {
      if case .scalar(let scalar) = entry.value {
        id = .scalar(scalar)
      } else {
        sink.report(.expected("a text or a number", for: "'\(Self.idKey)' of the line", found: entry.value))
      }
    }
    if let node = composed.node, sink.isEmpty {
      let family = AnswersReader(guidance, into: sink).family(node.withoutID)
      answers = family[0].answers
      if family.count > 1 || family[0].label != nil { children = family }
    }
    problems = sink.diagnostics
  }
}

extension Diagnostic {
  /// What is said of a line that is too long to be read.
  static let longLine = Diagnostic("the line is longer than 4 MiB", identifier: "too-large", at: nil)
}

extension Node {
  fileprivate var withoutID: Node {
    guard case .mapping(let mapping) = self, mapping.has(AnswerLineReader.idKey) else { return self }
    let entries = mapping.entries.filter { $0.key.text != AnswerLineReader.idKey }
    return .mapping(Mapping(entries: entries, range: mapping.range))
  }
}
