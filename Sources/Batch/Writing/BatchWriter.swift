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

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - guidance: The guidance that is asked.
  ///   - fingerprint: That of the guidance's files.
  ///   - today: The day on which is asked.
  ///   - fields: The keys of an outcome that are written; those of `OutcomeField.always` are written besides.
  package init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: [OutcomeField]) {
    let fields = OutcomeField.always.union(fields)
    self.guidance = guidance
    self.today = today
    parts = fields.reduce(into: []) { $0.formUnion($1.parts) }
    reader = AnswerLineReader(guidance)
    texts = OutcomeTexts(guidance, fingerprint: fingerprint, today: today, fields: fields)
  }
}

/// Answers lines of JSON with lines of JSON: with outcomes, or what is wrong.
package struct BatchWriter: ~Copyable {
  private let today: CalendarDate
  private var reader: AnswerLineReader
  private var assessor: Assessor
  private var lines: OutcomeLineWriter

  /// How many lines held something wrong.
  package private(set) var errors = 0

  /// Makes a writer for one thread.
  package init(_ plan: BatchPlan) {
    today = plan.today
    reader = plan.reader
    assessor = Assessor(plan.guidance, parts: plan.parts)
    lines = OutcomeLineWriter(plan.guidance, plan.texts)
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
  ///   - line: A JSON object of answers, without its line break; a blank line is answered with nothing.
  ///   - number: Its number, for an error.
  package mutating func answer(_ line: UnsafeRawBufferPointer, number: Int) {
    guard line.count <= largestText else { return refuseLongLine(number: number) }
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    reader.read(line)
    guard reader.problems.isEmpty else { return report(reader.problems, line: number, id: id(of: line)) }
    let changed = assessor.answers.differencesInMemory(from: reader.answers)
    let outcome = assessor.assess(reader.answers, changed: changed, since: today, today: today)
    switch reader.id {
    case nil: lines.writeLine(outcome, id: nil)
    case .verbatim(let place): lines.writeLine(outcome, id: UnsafeRawBufferPointer(rebasing: line[place]))
    case .scalar(let scalar):
      var json = scalar.json
      json.withUTF8 { lines.writeLine(outcome, id: UnsafeRawBufferPointer($0)) }
    }
  }

  private func id(of line: UnsafeRawBufferPointer) -> String? {
    switch reader.id {
    case nil: nil
    case .verbatim(let place): String(decoding: line[place], as: UTF8.self)
    case .scalar(let scalar): scalar.json
    }
  }

  /// Writes that a line was too long to be read.
  package mutating func refuseLongLine(number: Int) {
    let problem = Diagnostic("the line is longer than 4 MiB", identifier: "too-large", at: nil)
    report([problem], line: number, id: nil)
  }

  private mutating func report(_ problems: [Diagnostic], line: Int, id: String?) {
    errors += 1
    var error = problems.first.map { $0.members } ?? []
    if problems.count > 1 { error.append(.init("also", .array(problems.dropFirst().map { .object($0.members) }))) }
    let id = id.map { "\"id\":\($0)," } ?? ""
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
