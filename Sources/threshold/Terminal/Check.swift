import DecisionSupport
import MarkedYAML
import Reports

/// One check: what was answered about each child, and the record that grows with it, if one is kept.
final class Check {
  /// A child of the family.
  struct Child {
    /// What the child is called, which is not a name; nil for an only child.
    var label: String?
    var answers: Answers

    /// Somebody's own judgement of it.
    var professional: ProfessionalJudgement?

    /// Whether nothing is left to ask a person; where nobody is asked, what was given is all.
    var isFinished = true
  }

  private let loaded: LoadedGuidance
  private let record: RecordOptions
  private let since: Moment
  private let today: Moment
  private var children: [Child]

  /// The record while a person is asked, and where one is taken up.
  private var file: KeptFile?

  /// Whether a record was taken up, and nothing asked since.
  private var isTakenUp = false

  /// Begins a check, or takes an unfinished one up.
  ///
  /// - Parameters:
  ///   - loaded: The guidance.
  ///   - record: What is kept.
  ///   - since: The day on which a disagreement's present step began.
  ///   - today: The day.
  ///   - mayResume: Whether a record that exists is taken up if it is unfinished, instead of being refused.
  /// - Throws: Where the record cannot be written, or is not one that can be taken up.
  init(
    _ loaded: LoadedGuidance,
    _ record: RecordOptions,
    since: Moment?,
    today: Moment,
    mayResume: Bool
  ) throws(Failure) {
    (self.loaded, self.record, self.today) = (loaded, record, today)
    self.since = since ?? today
    children = [Child(answers: Answers(for: loaded.guidance))]
    guard let path = record.save else { return }
    if mayResume, !record.force, let begun = try RecordFiles.unfinished(path, loaded) {
      children = begun.children
      file = KeptFile(path, holding: begun.bytes)
      isTakenUp = true
    } else {
      try FileWriter.refuse(path, isForced: record.force)
    }
  }

  var guidance: Guidance { loaded.guidance }
  var fingerprint: String { loaded.fingerprint }

  /// Takes in what is answered beside an interview; it wins over what was kept.
  func take(_ given: [ChildAnswers]) {
    guard given.count == 1, let only = given.first else {
      return children = given.enumerated().map { place, child in
        Child(label: child.label ?? "child \(place + 1)", answers: child.answers, professional: child.judgement)
      }
    }
    if let judgement = only.judgement { children[0].professional = judgement }
    for (question, answer) in only.answers.answered {
      for child in children.indices where children.count == 1 || guidance.questions[question].isOfFamily {
        children[child].answers[question] = answer
      }
    }
  }

  /// Whether another child of the family can be asked about, so that not everything is asked again.
  var takesAnotherChild: Bool {
    children.allSatisfy(\.isFinished) && guidance.questions.contains(where: \.isOfFamily)
  }

  /// Begins with another child of the family, whose answers are kept.
  private func begin(_ label: String, beside first: String) {
    if children.count == 1, children[0].label == nil { children[0].label = first }
    var answers = Answers(for: guidance)
    for (question, answer) in children[0].answers.answered where guidance.questions[question].isOfFamily {
      answers[question] = answer
    }
    children.append(Child(label: label, answers: answers, isFinished: false))
  }

  /// What the children are called; nil for an only child.
  var labels: [String?] { children.map(\.label) }

  /// Puts somebody's own judgement of a child beside what is suggested, and keeps it at once where a record is kept.
  func judge(_ child: Int, _ judgement: ProfessionalJudgement) throws(SelfContradiction) {
    children[child].professional = judgement
    let text = try text
    try? file?.write(text)
  }

  /// Shows the outcome, and does what somebody wishes who sees it, until they are done.
  func show(_ style: TextStyle, on output: Terminal, isBrief: Bool, in conversation: Conversation) throws {
    while true {
      let outcome = OutcomeAtTerminal(
        report: try report,
        takesAnotherChild: takesAnotherChild,
        style: style,
        output: output,
        conversation: conversation
      )
      switch try outcome.show() {
      case nil: return
      case .judgement(let judgement, let child)?: try judge(child, judgement)
      case .anotherChild(let label, let first)?:
        begin(label, beside: first)
        try ask(isBrief: isBrief, in: conversation)
      }
    }
  }

  /// Asks a person about each child that is not finished; at first about every one. Every answer is kept as it is given, so
  /// that whatever happens to the terminal loses none.
  ///
  /// - Throws: Where the record cannot be written before anything is asked, or the program contradicts itself.
  func ask(isBrief: Bool, in conversation: Conversation) throws {
    file = file ?? record.save.map { KeptFile($0, isForced: record.force) }
    if children.allSatisfy(\.isFinished) { for child in children.indices { children[child].isFinished = false } }
    // What is to be replaced stays until there is something to put in its place.
    if !record.force { try file?.write(text) }
    for child in children.indices where !children[child].isFinished {
      try ask(about: child, isBrief, conversation)
      isTakenUp = false
      guard children[child].isFinished else { break }
    }
    // Whoever looks at the outcome without ending the program has a whole record.
    try? file?.write(text)
  }

  private func ask(about child: Int, _ isBrief: Bool, _ conversation: Conversation) throws {
    var isWarned = false
    let interview = CheckInterview(
      Interview(
        guidance,
        answers: children[child].answers,
        sibling: child > 0 ? children[0].answers : nil,
        isBrief: isBrief
      ),
      about: child > 0 || children.count > 1 ? children[child].label : nil,
      today: today.day,
      in: conversation,
      keeping: file.map { (path: $0.path, isResumed: isTakenUp) }
    )
    let (answers, isFinished) = try interview.conduct { (answers) throws(SelfContradiction) in
      self.children[child].answers = answers
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
    (children[child].answers, children[child].isFinished) = (answers, isFinished)
  }

  /// What the answers come to.
  var report: FamilyReport {
    get throws(SelfContradiction) {
      var reports: [FamilyReport.Child] = []
      for child in children {
        let report = OutcomeReport(
          try guidance.assess(child.answers, since: since, today: today),
          of: guidance,
          professional: child.professional,
          today: today.day
        )
        reports.append((child.label, report, child.isFinished))
      }
      return FamilyReport(reports)
    }
  }

  private var text: String {
    get throws(SelfContradiction) { try report.record(fingerprint: fingerprint) }
  }

  /// A result with the record that goes with it.
  func keeping(_ result: CommandResult) throws(SelfContradiction) -> CommandResult {
    guard let path = record.save else { return result }
    var result = result
    let kind = file.map { OutputFile.Kind.kept($0) } ?? .record(isForced: record.force)
    result.files.append(OutputFile(path: path, text: try text, kind: kind))
    if children.contains(where: { $0.professional != nil }) {
      result.errors += "warning: a reason can identify a child; keep '\(path.printable())' as you keep a case file\n"
    }
    if !children.allSatisfy(\.isFinished) {
      result.errors += "Kept in '\(path.printable())', unfinished: the same --save goes on from there.\n"
    }
    return result
  }
}
