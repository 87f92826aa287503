import ArgumentParser
import DecisionSupport

/// One step to add to a case log.
struct CaseLogAddition: ParsableArguments {
  @Option(
    name: .customLong("append"),
    help: ArgumentHelp("Add a step to the log, which is created if there is none.", valueName: "step")
  )
  var step: String?

  @Option(help: ArgumentHelp("The day of the step; otherwise today.", valueName: "yyyy-mm-dd"))
  var on: CalendarDate?

  @Option(help: "What came of the step: open (the default), unresolved or resolved.")
  var outcome: CaseLog.Result?

  @Option(help: ArgumentHelp("What should be remembered about the step; leave out names.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("What a new log's disagreement is about; leave out names.", valueName: "text"))
  var about: String?

  func validate() throws {
    guard step == nil else {
      for (option, text) in [("--note", note), ("--about", about)] where text?.allSatisfy(\.isWhitespace) == true {
        throw ValidationError("\(option) is empty.")
      }
      return
    }
    if on != nil || outcome != nil || note != nil || about != nil {
      throw ValidationError("--on, --outcome, --note and --about go with --append.")
    }
  }

  /// The entry to add; nil where nothing is.
  func entry(in guidance: Guidance, today: CalendarDate) throws(Failure) -> CaseLog.Entry? {
    guard let step else { return nil }
    return CaseLog.Entry(step: try guidance.knownStep(step), on: on ?? today, outcome: outcome ?? .open, note: note)
  }
}
