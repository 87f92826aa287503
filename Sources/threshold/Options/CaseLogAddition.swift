import ArgumentParser
import DecisionSupport

/// One step to add to a case log.
struct CaseLogAddition: ParsableArguments {
  @Option(
    name: .customLong("append"),
    help: ArgumentHelp("Add a step to the log, which is created if there is none.", valueName: "step"),
    completion: .steps
  )
  var step: String?

  @Option(help: ArgumentHelp("The day of the step; otherwise today.", valueName: "yyyy-mm-dd"))
  var on: CalendarDate?

  @Option(help: "What came of the step: open (the default), unresolved or resolved.")
  var outcome: CaseLog.Result?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What should be remembered about the step; leave out names.", valueName: "text")
  )
  var note: String?

  @Option(help: ArgumentHelp("A file that holds the note; '-' is standard input, or a prompt.", valueName: "file"))
  var noteFile: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What a new log's disagreement is about; leave out names.", valueName: "text")
  )
  var about: String?

  @Option(
    help: ArgumentHelp("A file that says what it is about; '-' is standard input, or a prompt.", valueName: "file")
  )
  var aboutFile: String?

  private var freeNote: FreeText { FreeText(option: "--note", text: note, file: noteFile) }
  private var freeAbout: FreeText { FreeText(option: "--about", text: about, file: aboutFile) }

  func validate() throws {
    guard step == nil else {
      for text in [freeNote, freeAbout] { try text.validate() }
      return
    }
    if on != nil || outcome != nil || freeNote.isGiven || freeAbout.isGiven {
      throw ValidationError("--on, --outcome, --note and --about go with --append.")
    }
  }

  /// An addition whose texts have been read, wherever they come from.
  func reading(in surroundings: Surroundings) throws(Failure) -> CaseLogAddition {
    var read = self
    read.note = try freeNote.read(
      "What should be remembered about the step? In a line, without names:",
      in: surroundings
    )
    read.about = try freeAbout.read("What is the disagreement about? In a line, without names:", in: surroundings)
    (read.noteFile, read.aboutFile) = (nil, nil)
    return read
  }

  /// What whoever does not see the result has to know once a step was added.
  func kept(in log: String?) -> [String] {
    guard let log, step != nil else { return [] }
    return ["the step is in the log '\(log)' all the same: do not add it again"]
  }

  /// The entry to add; nil where nothing is.
  func entry(in guidance: Guidance, today: CalendarDate) throws(Failure) -> CaseLog.Entry? {
    guard let step else { return nil }
    return CaseLog.Entry(step: try guidance.knownStep(step), on: on ?? today, outcome: outcome ?? .open, note: note)
  }
}
