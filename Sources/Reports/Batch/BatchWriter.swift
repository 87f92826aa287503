public import DecisionSupport
import MarkedYAML

/// Writes outcomes and errors as lines of JSON.
public struct BatchWriter: Sendable {
  private let today: CalendarDate
  private var reader: AnswerLineReader
  private var assessor: Assessor
  private var writer: OutcomeLineWriter

  /// How many lines held something wrong.
  public private(set) var errors = 0

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - guidance: The guidance that is asked.
  ///   - fingerprint: That of the guidance's files.
  ///   - today: The day on which is asked.
  ///   - fields: The keys of an outcome that are written; those of `OutcomeField.always` are written besides.
  public init(_ guidance: Guidance, fingerprint: String, today: CalendarDate, fields: [OutcomeField]) {
    let fields = OutcomeField.always.union(fields)
    self.today = today
    reader = AnswerLineReader(guidance)
    assessor = Assessor(guidance, parts: fields.reduce(into: []) { $0.formUnion($1.parts) })
    writer = OutcomeLineWriter(guidance, fingerprint: fingerprint, today: today, fields: fields)
  }

  /// Answers one line with another: its outcome, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - line: A JSON object of answers, without its line break.
  ///   - number: Its number, for an error.
  ///   - output: Receives the line with a line break; a blank line is answered with nothing.
  public mutating func answer(_ line: UnsafeRawBufferPointer, number: Int, to output: inout OutputBuffer) {
    guard line.count <= largestText else { return refuseLongLine(number: number, to: &output) }
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    reader.read(line)
    guard reader.problems.isEmpty else {
      return report(reader.problems, line: number, id: id(of: line), to: &output)
    }
    output.append("{")
    if case .verbatim(let place) = reader.id {
      output.append("\"id\":")
      output.append(UnsafeRawBufferPointer(rebasing: line[place]))
      output.append(",")
    } else if let id = id(of: line) {
      output.append(string: "\"id\":\(id),")
    }
    writer.write(assessor.assess(reader.answers, since: today, today: today), to: &output)
    output.append("}\n")
  }

  private func id(of line: UnsafeRawBufferPointer) -> String? {
    switch reader.id {
    case nil: nil
    case .verbatim(let place): String(decoding: line[place], as: UTF8.self)
    case .scalar(let scalar): scalar.json
    }
  }

  /// Writes that a line was too long to be read.
  public mutating func refuseLongLine(number: Int, to output: inout OutputBuffer) {
    let problem = Diagnostic("the line is longer than 4 MiB", identifier: "too-large", at: nil)
    report([problem], line: number, id: nil, to: &output)
  }

  private mutating func report(_ problems: [Diagnostic], line: Int, id: String?, to output: inout OutputBuffer) {
    errors += 1
    var error = problems.first.map(members) ?? []
    if problems.count > 1 { error.append(.init("also", .array(problems.dropFirst().map { .object(members($0)) }))) }
    let id = id.map { "\"id\":\($0)," } ?? ""
    output.append(string: "{\"line\":\(line),\(id)\"error\":\(JSON.object(error).line())}\n")
  }

  private func members(_ problem: Diagnostic) -> [JSON.Member] {
    [
      .init("code", .string(problem.identifier)),
      .init("message", .string(problem.message)),
      .init("column", problem.range.map { .number(Int($0.start.column)) } ?? .null),
    ] + (problem.help.map { [.init("help", .string($0))] } ?? [])
  }
}

extension Scalar {
  /// A single value as JSON: a plain one as it was written, a text with our own escapes.
  fileprivate var json: String { isPlain ? text : JSON.string(text).line() }
}
