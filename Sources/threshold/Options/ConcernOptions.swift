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

  @OptionGroup var threads: ThreadOptions

  /// The file of the concerns, ready to be read; nil where none is named, or nothing is compared.
  ///
  /// - Throws: Where it cannot be read, or a configuration cannot be asked about lines.
  func open(_ audited: AuditedConfigurations, in surroundings: Surroundings) throws(Failure) -> LineFiles? {
    guard let file, let old = audited.old else { return nil }
    for guidance in [old.guidance, audited.new.guidance] { try Failure.refuseReservedID(in: guidance) }
    return try LineFiles([file], as: nil, standardInput: surroundings.input.descriptor)
  }

  /// Counts what becomes of the concerns in a file.
  ///
  /// - Throws: Where there are none, or they cannot be read at all.
  func weigh(_ audit: Audit, _ source: LineFiles, today: CalendarDate) throws -> Audit {
    let comparison = ConcernComparison(audit, source, today: today)
    Parallel.times(threads.jobs) { comparison.countLines() }
    let found = try comparison.finish()
    guard found.total > 0 else { throw Failure("there is no concern in '\(file ?? "-")'", "no-concerns") }
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
