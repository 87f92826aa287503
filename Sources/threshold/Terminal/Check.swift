import DecisionSupport
import MarkedYAML
import Reports

/// One check: what was answered, and the record that grows with it, if one is kept.
final class Check {
  private let loaded: LoadedGuidance
  private let record: RecordOptions
  private let professional: ProfessionalJudgement?
  private let since: Moment
  private let today: Moment
  private var answers: Answers

  /// Whether nothing is left to ask a person; where nobody is asked, what was given is all.
  private var isFinished = true

  /// The record while a person is asked, and where one is taken up.
  private var file: KeptFile?

  /// Begins a check, or takes an unfinished one up.
  ///
  /// - Parameters:
  ///   - loaded: The guidance.
  ///   - record: What is kept.
  ///   - since: The day on which a disagreement's present step began.
  ///   - today: The day.
  ///   - mayResume: Whether a record that exists is taken up if it is unfinished, instead of being refused.
  ///   - surroundings: Where a reason is read that is not an argument.
  /// - Throws: Where the record cannot be written, or is not one that can be taken up.
  init(
    _ loaded: LoadedGuidance,
    _ record: RecordOptions,
    since: CalendarDate?,
    today: Moment,
    mayResume: Bool,
    in surroundings: Surroundings
  ) throws(Failure) {
    (self.loaded, self.record, self.today) = (loaded, record, today)
    self.since = since.map { Moment($0) } ?? today
    professional = try record.judgement(in: loaded.guidance, surroundings)
    answers = Answers(for: loaded.guidance)
    guard let path = record.save else { return }
    if mayResume, !record.force, let begun = try RecordFiles.unfinished(path, loaded) {
      answers = begun.answers
      file = KeptFile(path, holding: begun.bytes)
    } else {
      try FileWriter.refuse(path, isForced: record.force)
    }
  }

  var guidance: Guidance { loaded.guidance }
  var fingerprint: String { loaded.fingerprint }

  /// Takes in what is answered beside an interview; it wins over what was kept.
  func take(_ given: Answers) {
    for (question, answer) in given.answered { answers[question] = answer }
  }

  /// Asks a person. Every answer is kept as it is given, so that whatever happens to the terminal loses none.
  ///
  /// - Throws: Where the record cannot be written before anything is asked, or the program contradicts itself.
  func ask(isBrief: Bool, in conversation: Conversation) throws {
    let isResumed = file != nil
    file = file ?? record.save.map { KeptFile($0, isForced: record.force) }
    isFinished = false
    // What is to be replaced stays until there is something to put in its place.
    if !record.force { try file?.write(text) }
    var isWarned = false
    let interview = CheckInterview(
      Interview(guidance, answers: answers, isBrief: isBrief),
      today: today.day,
      in: conversation,
      keeping: file.map { (path: $0.path, isResumed: isResumed) }
    )
    (answers, isFinished) = try interview.conduct { (answers) throws(SelfContradiction) in
      self.answers = answers
      let text = try self.text
      do throws(Failure) {
        try self.file?.write(text)
        isWarned = false
      } catch {
        if !isWarned {
          conversation.say("\n" + error.text + "The answers are not kept until it can be written again.\n")
        }
        isWarned = true
      }
    }
    // Whoever looks at the outcome without ending the program has a whole record.
    try? file?.write(text)
  }

  /// What the answers come to.
  var report: OutcomeReport {
    get throws(SelfContradiction) {
      OutcomeReport(
        try guidance.assess(answers, since: since, today: today),
        of: guidance,
        professional: professional,
        today: today.day
      )
    }
  }

  private var text: String {
    get throws(SelfContradiction) { try report.record(fingerprint: fingerprint, isFinished: isFinished) }
  }

  /// A result with the record that goes with it.
  func keeping(_ result: CommandResult) throws(SelfContradiction) -> CommandResult {
    guard let path = record.save else { return result }
    var result = result
    let kind = file.map { OutputFile.Kind.kept($0) } ?? .record(isForced: record.force)
    result.files.append(OutputFile(path: path, text: try text, kind: kind))
    if professional != nil {
      result.errors += "warning: a reason can identify a child; keep '\(path.printable())' as you keep a case file\n"
    }
    if !isFinished {
      result.errors += "Kept in '\(path.printable())', unfinished: the same --save goes on from there.\n"
    }
    return result
  }
}
