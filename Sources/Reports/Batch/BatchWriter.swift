public import DecisionSupport
import MarkedYAML

/// Writes outcomes and errors as lines of JSON.
public struct BatchWriter: Sendable {
  private let guidance: Guidance
  private let fingerprint: String
  private let today: CalendarDate
  private let fields: Set<OutcomeField>
  private var reader: AnswerLineReader

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
    self.guidance = guidance
    self.fingerprint = fingerprint
    self.today = today
    self.fields = OutcomeField.always.union(fields)
    reader = AnswerLineReader(guidance)
  }

  /// Answers one line with another: its outcome, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - line: A JSON object of answers, without its line break.
  ///   - number: Its number, for an error.
  ///   - output: Receives the line with a line break; a blank line is answered with nothing.
  public mutating func answer(_ line: UnsafeRawBufferPointer, number: Int, to output: inout [UInt8]) {
    guard line.count <= largestText else { return refuseLongLine(number: number, to: &output) }
    guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    reader.read(line)
    guard reader.problems.isEmpty else { return report(reader.problems, line: number, id: reader.id, to: &output) }
    let report = OutcomeReport(
      guidance.assess(reader.answers, since: today, today: today),
      of: guidance,
      today: today
    )
    guard case .object(let members) = report.json(fingerprint: fingerprint) else { return }
    let chosen = members.filter { member in OutcomeField(rawValue: member.name).map(fields.contains) ?? false }
    let text = JSON.object(chosen).line()
    output += Array("{".utf8)
    if let id = reader.id { output += Array("\"id\":\(id.json),".utf8) }
    output += Array(text.utf8.dropFirst())
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes that a line was too long to be read.
  public mutating func refuseLongLine(number: Int, to output: inout [UInt8]) {
    let problem = Diagnostic("the line is longer than 4 MiB", identifier: "too-large", at: nil)
    report([problem], line: number, id: nil, to: &output)
  }

  private mutating func report(_ problems: [Diagnostic], line: Int, id: Scalar?, to output: inout [UInt8]) {
    errors += 1
    var error = problems.first.map(members) ?? []
    if problems.count > 1 { error.append(.init("also", .array(problems.dropFirst().map { .object(members($0)) }))) }
    let id = id.map { "\"id\":\($0.json)," } ?? ""
    output += Array("{\"line\":\(line),\(id)\"error\":\(JSON.object(error).line())}\n".utf8)
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
