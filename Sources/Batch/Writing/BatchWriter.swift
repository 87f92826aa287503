package import DecisionSupport
import MarkedYAML
package import Reports

/// What is asked of each line, and what is written of its outcome: shared by the writers of all threads.
package struct BatchPlan: Sendable {
  fileprivate let guidance: Guidance
  fileprivate let today: CalendarDate
  fileprivate let parts: Outcome.Parts
  fileprivate let reader: AnswerLineReader
  fileprivate let texts: OutcomeTexts
  fileprivate let table: OutcomeTable?
  fileprivate let isMissingUnknown: Bool
  fileprivate let fields: [OutcomeField]
  fileprivate let fingerprint: String

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - guidance: The guidance that is asked.
  ///   - fingerprint: That of the guidance's files.
  ///   - today: The day on which is asked.
  ///   - fields: The keys of an outcome that are wanted; some are written besides, by `OutcomeField.written`.
  ///   - isTable: Whether rows of a table are written instead of lines of JSON.
  ///   - isMissingUnknown: Whether a question without an answer is read as one that nobody can answer.
  package init(
    _ guidance: Guidance,
    fingerprint: String,
    today: CalendarDate,
    fields: [OutcomeField],
    isTable: Bool = false,
    isMissingUnknown: Bool = false
  ) {
    let fields = OutcomeField.written(for: fields).filter { !isTable || !OutcomeTable.columns(of: $0).isEmpty }
    self.guidance = guidance
    self.today = today
    (self.isMissingUnknown, self.fingerprint) = (isMissingUnknown, fingerprint)
    self.fields = OutcomeField.allCases.filter { fields.contains($0) }
    parts = fields.reduce(into: []) { $0.formUnion($1.parts) }
    reader = AnswerLineReader(guidance)
    texts = OutcomeTexts(guidance, fingerprint: fingerprint, today: today, fields: fields)
    table = isTable ? OutcomeTable(guidance, fields: fields) : nil
  }

  /// What stands before all that is written.
  package var opening: String { table?.header ?? "" }

  /// Says whether a table's columns are those of the guidance.
  func check(_ table: ConcernTable) throws {
    let problems = table.columns(for: guidance).problems
    if !problems.isEmpty { throw UnreadableTable(problems: problems) }
  }
}

/// Answers lines of JSON or rows of a table with lines of JSON or rows of a table: with outcomes, or what is wrong.
package struct BatchWriter: ~Copyable {
  private let plan: BatchPlan
  private let today: CalendarDate
  private var reader: AnswerLineReader
  private var assessor: Assessor
  private var lines: OutcomeLineWriter
  private let table: OutcomeTable?
  private let isMissingUnknown: Bool

  /// How many lines held something wrong.
  package private(set) var errors = 0

  /// Makes a writer for one thread.
  package init(_ plan: BatchPlan) {
    self.plan = plan
    today = plan.today
    reader = plan.reader
    assessor = Assessor(plan.guidance, parts: plan.parts)
    lines = OutcomeLineWriter(plan.guidance, plan.texts)
    (table, isMissingUnknown) = (plan.table, plan.isMissingUnknown)
  }

  /// How many bytes of answers have gathered.
  package var count: Int { lines.output.count }

  /// Hands over the answers that have gathered, and forgets them.
  package mutating func takeAnswers<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    defer { lines.removeAll() }
    return try lines.output.withBytes(body)
  }

  /// Answers one line with another: its outcome, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - line: A JSON object of answers, or a row, without its line break; a blank one is answered with nothing.
  ///   - number: Its number, for an error.
  ///   - input: The table that it is a row of.
  package mutating func answer(_ line: UnsafeRawBufferPointer, number: Int, of input: ConcernTable? = nil) {
    guard reader.readConcern(line, of: input) else { return }
    guard reader.problems.isEmpty else { return report(reader.problems, line: number, of: line) }
    guard reader.children.isEmpty else { return answerFamily(line, number: number) }
    if isMissingUnknown { reader.answers.fillWithNotKnown() }
    let changed = assessor.answers.differencesInMemory(from: reader.answers)
    let outcome = assessor.assess(reader.answers, changed: changed, since: today, today: today)
    if let table { return lines.write(table.row(of: outcome, line: number, id: idText(of: line))) }
    switch reader.id {
    case nil: lines.writeLine(outcome, id: nil)
    case .verbatim(let place): lines.writeLine(outcome, id: UnsafeRawBufferPointer(rebasing: line[place]))
    case .scalar(let scalar):
      var json = scalar.json
      json.withUTF8 { lines.writeLine(outcome, id: UnsafeRawBufferPointer($0)) }
    }
  }

  /// Answers a line about several children with one that holds each one's outcome.
  private mutating func answerFamily(_ line: UnsafeRawBufferPointer, number: Int) {
    guard table == nil else {
      let problem = Diagnostic(
        "a line about several children has no place in a table",
        identifier: "wrong-type",
        at: nil,
        help: "leave out --format csv"
      )
      return report([problem], line: number, of: line)
    }
    let children = reader.children.map { child -> FamilyReport.Child in
      var answers = child.answers
      if isMissingUnknown { answers.fillWithNotKnown() }
      let outcome = assessor.assess(answers, since: today, today: today)
      return (child.label, OutcomeReport(outcome, of: plan.guidance, today: today), true)
    }
    let text = FamilyReport(children).line(plan.fields, fingerprint: plan.fingerprint)
    let id = id(of: line).map { "\"id\":\($0)," } ?? ""
    lines.writeLine("{" + id + text.dropFirst())
  }

  private func id(of line: UnsafeRawBufferPointer) -> String? {
    switch reader.id {
    case nil: nil
    case .verbatim(let place): String(decoding: line[place], as: UTF8.self)
    case .scalar(let scalar): scalar.json
    }
  }

  /// The id as somebody would read it.
  private func idText(of line: UnsafeRawBufferPointer) -> String {
    switch reader.id {
    case nil: return ""
    case .verbatim(let place):
      let text = String(decoding: line[place], as: UTF8.self)
      return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    case .scalar(let scalar): return scalar.text
    }
  }

  /// Writes that a line was too long to be read.
  package mutating func refuseLongLine(number: Int) {
    report([.longLine], line: number, of: nil)
  }

  private mutating func report(_ problems: [Diagnostic], line: Int, of bytes: UnsafeRawBufferPointer?) {
    errors += 1
    if let table { return lines.write(table.row(of: problems, line: line, id: bytes.map { idText(of: $0) } ?? "")) }
    var error = problems.first.map { $0.members } ?? []
    if problems.count > 1 { error.append(.init("also", .array(problems.dropFirst().map { .object($0.members) }))) }
    let id = bytes.flatMap { self.id(of: $0) }.map { "\"id\":\($0)," } ?? ""
    lines.writeLine("{\"line\":\(line),\(id)\"error\":\(JSON.object(error).line())}")
  }
}

extension Diagnostic {
  fileprivate var members: [JSON.Member] {
    [
      .init("code", .string(identifier)),
      .init("message", .string(message)),
      .init("column", range.map { .number(Int($0.start.column)) } ?? .null),
    ]
      + (help.map { [.init("help", .string($0))] } ?? [])
      + (explanations.isEmpty ? [] : [.init("notes", JSON(explanations))])
  }
}

extension Scalar {
  /// A single value as JSON: a plain one as it was written, a text with our own escapes.
  fileprivate var json: String { isPlain ? text : JSON.string(text).line() }
}
