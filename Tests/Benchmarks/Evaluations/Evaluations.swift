import Batch
import DecisionSupport
import Foundation
import MarkedYAML

/// How many concerns a second one thread evaluates, without a process, a file or a report around it.
///
///     Evaluations CONFIG LINES…
///
/// prints a line with the rate for answers that were read before, and one for each file of lines, reading included.
@main struct Evaluations {
  private static let wanted = 1_000_000
  private static let rounds = 3

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count > 1 else {
      fatalError("usage: Evaluations CONFIG LINES…")
    }
    let guidance = try guidance(folder)
    let files = try arguments.dropFirst().map { try lines($0) }
    var reader = AnswerLineReader(guidance)
    let parsed = files[0].map { line -> Answers in
      line.withUnsafeBytes { reader.read($0) }
      precondition(reader.problems.isEmpty, "a line is wrong")
      return reader.answers
    }
    var assessor = Assessor(guidance, parts: [])
    guard let today = CalendarDate("2026-11-24") else { fatalError("no such day") }
    var levels = 0
    func assess(_ answers: Answers) {
      levels += assessor.assess(answers, since: today, today: today).level?.position ?? 0
    }

    // Each kind in turn, so that what slows the machine down for a while slows all of them.
    var rates: [[Double]] = Array(repeating: [], count: files.count + 1)
    for _ in 0..<rounds {
      rates[0].append(rate { for number in 0..<wanted { assess(parsed[number % parsed.count]) } })
      for (position, file) in files.enumerated() {
        let pass = {
          for number in 0..<wanted {
            file[number % file.count].withUnsafeBytes { reader.read($0) }
            assess(reader.answers)
          }
        }
        rates[position + 1].append(rate(pass))
      }
    }
    precondition(levels > 0, "no concern had a level")
    for rates in rates { print(Int(rates.sorted()[rounds / 2])) }
  }

  private static func rate(_ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body)
    return Double(wanted) / (time / .seconds(1))
  }

  private static func guidance(_ folder: String) throws -> Guidance {
    var files: [GuidancePart: SourceFile] = [:]
    for part in GuidancePart.allCases {
      let path = "\(folder)/\(part.fileName)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      files[part] = SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }
    let sink = DiagnosticSink()
    guard let guidance = GuidanceLoader.load(files, folder: folder, into: sink) else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return guidance
  }

  private static func lines(_ path: String) throws -> [[UInt8]] {
    try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
