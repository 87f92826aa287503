import DecisionSupport

extension StructuralComparison {
  /// Questions that are gone, new, worded otherwise, asked of fewer or heard with less care.
  var questionFindings: [Finding] {
    questions.removed.map { removed(old.questions[$0]) }
      + questions.matches.flatMap { pair -> [Finding] in
        guard let position = pair.after else { return [] }
        guard let former = pair.before else { return [added(new.questions[position])] }
        let change = QuestionChange(old.questions[former], new.questions[position])
        return change.answersRemoved + change.reworded + change.whenUnknownChanged
          + askedOfFewer(change, naming) + urgentFindings(change)
      }
  }

  private func removed(_ question: Question) -> Finding {
    Finding(
      .questionRemoved,
      .init(.question, question.id),
      "nobody is asked any more: \(question.ask.quoted)",
      details: [advice(onRenamed: "question")]
        + (question.urgent.map { ["With it goes what was to do at once: \($0.action.quoted)."] } ?? []),
      formerPlace: question.range
    )
  }

  private func added(_ question: Question) -> Finding {
    Finding(
      .questionAdded,
      .init(.question, question.id),
      "people are asked a new question: \(question.ask.quoted)",
      place: question.range
    )
  }

  /// What the conditions look like: one that is new or worded otherwise may hide the question from somebody, unless it is
  /// plain that it only takes more.
  private func askedOfFewer(
    _ change: QuestionChange,
    _ naming: (old: ConditionNaming, new: ConditionNaming)
  ) -> [Finding] {
    guard let condition = change.now.askIf else { return [] }
    let (before, now) = (change.before.askIf.map(naming.old.text) ?? "always", naming.new.text(condition))
    guard before != now else { return [] }
    if let former = change.before.askIf, naming.new.isWider(condition, than: former, in: naming.old) { return [] }
    return [
      Finding(
        .askedOfFewer,
        change.subject,
        "some people may not be asked any more: \(change.now.ask.quoted)",
        place: change.now.range,
        formerPlace: change.before.range,
        identity: now,
        condition: BeforeAndAfter(before: change.before.askIf, after: condition)
      )
    ]
  }

  /// What is to do at once; upon which answers is decided over the answer sets.
  private func urgentFindings(_ change: QuestionChange) -> [Finding] {
    let (before, now) = (change.before.urgent, change.now.urgent)
    let answers = now.map { new.words(answering: $0.answers) } ?? before.map { old.words(answering: $0.answers) }
    guard let answers else { return [] }
    var told = InstructionChange(
      change.subject,
      answers,
      .atOnce,
      formerPlace: change.before.range,
      place: change.now.range
    )
    told.compare(before?.short, now?.short)
    told.compare(
      before.map { old.words(of: $0.toDo) } ?? [],
      now.map { new.words(of: $0.toDo) } ?? [],
      "The things to do at once"
    )
    told.compare(
      before.map { old.words(of: $0.toDoIfNotKnown) } ?? [],
      now.map { new.words(of: $0.toDoIfNotKnown) } ?? [],
      "The steps where something is not known"
    )
    return told.findings
  }
}

/// One question before and now.
struct QuestionChange {
  let before: Question
  let now: Question

  init(_ before: Question, _ now: Question) {
    self.before = before
    self.now = now
  }

  var subject: Finding.Subject { .init(.question, now.id) }

  /// Answers that cannot be given any more.
  var answersRemoved: [Finding] {
    var (gone, ids): ([String], [String]) = ([], [])
    if before.answers.kind != now.answers.kind {
      gone = ["It took \(before.answers.kind) and takes \(now.answers.kind)."]
    } else {
      let options = now.answers.options
      let removed = before.answers.options.filter { option in !options.contains { $0.id == option.id } }
      (gone, ids) = (removed.map { "Gone: \($0.text.quoted)." }, removed.map { "Gone: \($0.id), \($0.text.quoted)." })
      if case .wholeNumber(let old) = before.answers, case .wholeNumber(let new) = now.answers,
        old.range.lowerBound < new.range.lowerBound || new.range.upperBound < old.range.upperBound
      {
        gone.append("It took \(old.range.words) and takes \(new.range.words).")
        ids.append(gone[gone.count - 1])
      }
    }
    guard !gone.isEmpty else { return [] }
    let message =
      gone.count == 1
      ? "an answer can no longer be given to \(now.ask.quoted)"
      : "\(gone.count) answers can no longer be given to \(now.ask.quoted)"
    return [
      Finding(
        .answerRemoved,
        subject,
        message,
        details: gone,
        place: now.range,
        formerPlace: before.range,
        identity: (ids.isEmpty ? gone : ids).joined(separator: "\n")
      )
    ]
  }

  /// What is found of a question that is put in other words, or has other answers to choose from.
  var reworded: [Finding] {
    var (details, labels, identity): ([String], [String], [String]) = ([], [], [])
    func compare(_ what: String, _ old: String?, _ new: String?, of id: String = "") {
      guard old != new else { return }
      details += sideBySide(what, was: old, now: new)
      if !labels.contains(what) { labels.append(what) }
      identity += [what, id, old ?? "", new ?? ""]
    }
    compare("Question", before.ask, now.ask)
    compare("Help", before.help, now.help)
    compare("Who would know", before.consult, now.consult)
    compare("Section", before.section, now.section)
    if before.answers.kind == now.answers.kind {
      for option in now.answers.options {
        let former = before.answers.options.first { $0.id == option.id }
        if former?.text != option.text {
          compare("\(former == nil ? "New answer" : "Answer")s", former?.text, option.text, of: option.id)
        }
      }
      if case .wholeNumber(let old) = before.answers, case .wholeNumber(let new) = now.answers {
        compare("Unit", old.unit, new.unit)
        if new.range.lowerBound < old.range.lowerBound || old.range.upperBound < new.range.upperBound {
          compare("Numbers", old.range.words, new.range.words)
        }
      }
      if before.word(for: before.calm) != now.word(for: now.calm) {
        compare(Self.calm, before.phrase(for: before.calm), now.phrase(for: now.calm), of: now.word(for: now.calm))
      }
    }
    if let old = before.whenUnknown.reason, let new = now.whenUnknown.reason {
      compare("Why not knowing does not count as the worst", old, new)
    }
    guard !details.isEmpty else { return [] }
    return [
      Finding(
        .questionReworded,
        subject,
        before.ask == now.ask
          ? "the question \(now.ask.quoted) is asked in the same words; this has changed: "
            + labels.map { $0.prefix(1).lowercased() + $0.dropFirst() }.listedWithAnd
          : "a question has been reworded: \(now.ask.quoted)",
        details: details,
        place: now.range,
        formerPlace: before.range,
        identity: identity.joined(separator: "\n")
      )
    ]
  }

  private static let calm = "Answer that gives no cause for concern"

  /// *Not known* counts as another answer than it did, and not as the worst; whether as a milder one is decided over the
  /// answer sets.
  var whenUnknownChanged: [Finding] {
    guard before.word(for: before.assumption) != now.word(for: now.assumption), !now.assumption.isNotKnown else {
      return []
    }
    func words(_ question: Question) -> String {
      question.assumption.isNotKnown ? "the worst answer" : question.phrase(for: question.assumption).quoted
    }
    return [
      Finding(
        .whenUnknownWeakened,
        subject,
        "where nobody can answer \(now.ask.quoted), it now counts as \(words(now))",
        details: ["Before, it counted as \(words(before))."]
          + (now.whenUnknown.reason.map { ["The reason given: \($0)"] } ?? []),
        place: now.range,
        formerPlace: before.range
      )
    ]
  }
}

extension AnswerKind {
  fileprivate var kind: String {
    switch self {
    case .yesNo: "yes or no"
    case .oneOf: "one of a list"
    case .anyOf: "a checklist"
    case .wholeNumber: "a number"
    }
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String { "\(lowerBound) to \(upperBound)" }
}
