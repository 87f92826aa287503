import ArgumentParser
import Batch
import DecisionSupport
import GuidanceAnalysis

/// The past concerns that a change is put to.
struct ConcernOptions: ParsableArguments {
  @Option(
    name: .customLong("concerns"),
    help: ArgumentHelp(
      "Past concerns, to count what the change does to them.",
      discussion: "Lines of JSON, or a table where the name ends in .csv, as 'batch' reads them; - is standard input.",
      valueName: "file"
    )
  )
  var file: String?

  @Option(help: ArgumentHelp("How many threads read them.", valueName: "number"))
  var jobs = 1

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256.") }
  }

  /// Counts what becomes of them; without any the audit is left as it is.
  ///
  /// - Throws: Where there are none, or they cannot be read at all.
  func weigh(_ audit: Audit, today: CalendarDate, in surroundings: Surroundings) throws -> Audit {
    guard let file, let old = audit.guidances.before else { return audit }
    for guidance in [old, audit.guidances.after] { try Failure.refuseReservedID(in: guidance) }
    let source = try LineFiles([file], as: nil, standardInput: surroundings.input.descriptor)
    let comparison = ConcernComparison(audit, source, today: today)
    Parallel.times(jobs) { comparison.countLines() }
    let found = try comparison.finish()
    guard found.total > 0 else { throw Failure("there is no concern in '\(file)'", "no-concerns") }
    return audit.weighed(by: found)
  }
}

extension Failure {
  /// Refuses a guidance of which one question cannot be answered in lines of concerns.
  static func refuseReservedID(in guidance: Guidance) throws(Failure) {
    guard guidance.question(AnswerLineReader.idKey) == nil else {
      throw Failure(
        "question 'id' of \(guidance.name) cannot be answered in lines, where 'id' names the line",
        "reserved-id",
        help: "give the question another id"
      )
    }
  }
}
