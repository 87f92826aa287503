import DecisionSupport

extension OutcomeReport {
  // MARK: Notices

  /// What has to be known about the outcome, in a few words.
  var shortNotices: [String] {
    var notices = [noticeOfUnfinished].compactMap { $0 }
    let unasked = outcome.answeredUnasked
    if guidance.status == .draft { notices.append("Draft guidance, not approved by any partnership.") }
    if guidance.reviewBy < today {
      notices.append("Its review was due by \(guidance.reviewBy.spelledOut): check its telephone numbers.")
    }
    if today < guidance.effective { notices.append("Not in effect before \(guidance.effective.spelledOut).") }
    if !unasked.isEmpty {
      notices.append("\(Self.countedUnasked)\(Self.list(unasked.map { guidance.questions[$0].ask }, atMost: 2))")
    }
    return notices
  }

  /// How many questions have no answer; where a level is named at all.
  var noticeOfUnfinished: String? {
    let gaps = outcome.unanswered.count
    guard gaps > 0, namesLevel else { return nil }
    return "Not finished: \(gaps) \(gaps == 1 ? "question" : "questions") unanswered, treated as 'no concern' for now."
  }

  // MARK: Do not

  /// The answers as they would be if nothing else were a concern.
  var filledCalmly: Answers { outcome.answers.filledCalmly(for: guidance) }

  /// All that is not to be done, in one sentence.
  var prohibition: String? {
    let start = "Do not "
    // What has not been asked yet forbids nothing here; the details have it.
    let places = Meaning(guidance, filledCalmly).prohibitions
    let texts = guidance.texts(of: outcome.applies ? places : []).map { text -> String in
      let sentence = text.firstSentence.withoutFullStop
      return sentence.hasPrefix(start) ? String(sentence.dropFirst(start.count)) : sentence
    }
    return texts.isEmpty ? nil : texts.joined(separator: "; ") + "."
  }

  // MARK: Level

  /// The level in a sentence, how bad it may be and what decides it; the practitioner's own judgement.
  var levelLines: [String] {
    var lines: [String] = []
    if !namesLevel {
      let open = outcome.unanswered.filter { guidance.questions[$0].isAboutSafety }
      lines.append(
        "Too little is answered to name a level. Not asked yet about safety: "
          + Self.list(open.map { guidance.questions[$0].ask.firstSentence }, atMost: 3)
      )
    } else if let sentence = shortLevelSentence {
      lines.append(sentence)
    }
    if let professional {
      let reason = Self.beginning(of: professional.reason)
      let isLower = outcome.level.map { professional.level < $0 } ?? false
      let standing = isLower && outcome.urgent.contains { $0.isCertain } ? "; what is urgent stays urgent" : ""
      lines.append("Your own judgement: \(guidance.levels[professional.level].title)\(standing). \(reason)")
    }
    return lines
  }

  /// So much of a reason as leaves room for what is to be done; the details have all of it.
  private static func beginning(of reason: String) -> String {
    let words = reason.split { $0.isWhitespace }
    var (text, most) = ("", 140)
    for word in words {
      most -= word.count + 1
      guard most >= 0 else { return (text.isEmpty ? String(word.prefix(139)) : text) + "…" }
      text += (text.isEmpty ? "" : " ") + word
    }
    return text
  }

  private var shortLevelSentence: String? {
    guard let level = outcome.level, let established = outcome.established, let possible = outcome.possible else {
      return nil
    }
    let facts = Self.list(guidance.decidingFacts(outcome).map { guidance.questions[$0].ask }, atMost: 2)
    let suggested = guidance.levels[level].title.startingWithCapital
    if established < level {
      let known = guidance.levels[established].title.startingWithCapital
      return "\(known), on what is known. Act as for \(guidance.levels[level].title), until you know: \(facts)"
    }
    if level < possible, !facts.isEmpty {
      return "\(suggested), on what is known. It may be as high as level \(guidance.levels[possible].number): \(facts)"
    }
    return "\(suggested), on what is known."
  }

  /// The first of some questions, and how many more there are.
  private static func list(_ asks: [String], atMost count: Int) -> String {
    let more = asks.count - count
    return asks.prefix(count).joined(separator: " ") + (more > 0 ? " And \(more) more." : "")
  }

  // MARK: Tell, find out, due, disagree

  /// Whom to tell and how, and what is said about consent; to whom the guidance does not apply, what else to do.
  var whomToTell: [String] {
    guard !isTooEarly else { return [] }
    guard outcome.isEnough else {
      return [
        "Your own safeguarding lead. Nobody in the family before the questions about safety are answered."
      ]
    }
    let places = outcome.applies ? outcome.toTell : outcome.actions
    var said = Set(guidance.texts(of: headlineParts))
    return places.filter { said.insert(guidance.itemParts[$0].text).inserted }.map { line($0, sentences: 2) }
  }

  /// What else to do: first what cannot wait, or names whom to ring, then the rest in the order of the guidance.
  var otherActions: [(text: String, cannotWait: Bool)] {
    guard outcome.applies, outcome.isEnough else { return [] }
    let said = Set(headlineParts + outcome.toTell + calls)
    let rung = contacts(of: headlineParts)
    let others = actions.filter { place in
      let named = guidance.itemParts[place].contacts
      return !said.contains(place) && (named.isEmpty || !named.allSatisfy { rung.contains($0) })
    }
    // What is not certain is to be found out first; whom to ring where that fails is said once.
    let pressing = pressing
    let firm = others.filter { pressing.contains($0) }
    let call =
      outcome.isRaisedByNotKnowing
      ? others.first { !firm.contains($0) && !guidance.itemParts[$0].contacts.isEmpty } : nil
    let first = firm + [call].compactMap { $0 }
    return first.map { (line($0, sentences: 1), true) }
      + others.filter { !first.contains($0) }.prefix(3).map { (line($0, sentences: 2), false) }
  }

  /// At most three things to find out, with who would know: first those whose not being known raised the level.
  var firstToFindOut: [(text: String, isDeciding: Bool)] {
    guard outcome.isEnough else { return [] }
    let deciding = outcome.isRaisedByNotKnowing ? guidance.decidingFacts(outcome) : []
    return (deciding + outcome.findOut.filter { !deciding.contains($0) }).prefix(3).map { index in
      let question = guidance.questions[index]
      let consult = question.toConsult.first?.parts.first?.text.firstSentence
      return (question.ask + doubts(about: index) + (consult.map { " Ask: \($0)" } ?? ""), deciding.contains(index))
    }
  }

  /// Which of the options of a list are in doubt, where it is not all of them.
  private func doubts(about index: Ordinal<Question>) -> String {
    guard case .checklist(_, let unknown)? = outcome.answers[index] else { return "" }
    let options = guidance.questions[index].answers.options
    let texts = options.indices.filter { unknown.contains($0) }.map { options[$0].text.withoutFullStop }
    guard !texts.isEmpty, texts.count < options.count else { return "" }
    return " Not known: " + texts.prefix(2).joined(separator: "; ")
      + (texts.count > 2 ? "; and \(texts.count - 2) more." : ".")
  }

  /// What was typed and not chosen, such as an age, so that a slip is seen.
  var typed: String? {
    let answers = outcome.answers.answered.filter { given in
      if case .number = given.answer { true } else { false }
    }
    let phrases = answers.map { given in
      let question = guidance.questions[given.question]
      return "\(question.ask) \(question.count(in: given.answer).startingWithCapital)"
    }
    return phrases.isEmpty ? nil : phrases.joined(separator: " ")
  }

  /// Whether a pathway has a time.
  func hasTime(_ due: Outcome.DuePathway) -> Bool { guidance.pathways[due.pathway].within != nil }

  /// A pathway with its time.
  func phrase(for due: Outcome.DuePathway) -> String {
    let pathway = guidance.pathways[due.pathway]
    guard let within = pathway.within else { return pathway.name }
    return "\(pathway.name), \(within.phrase)"
      + (due.by.map { $0.day == today ? " (today)" : " (by \($0.spelledOut))" } ?? "")
  }

  /// What to do where whoever is to be rung first does not answer; nothing where somebody always does.
  var ifNobodyAnswers: [String] {
    mayNobodyAnswer
      ? ["Ring again. If a child may be unsafe tonight, ring the police on 101, or 999 if anyone is in danger."] : []
  }

  /// The next step of the ladder, in a line.
  var ifYouDisagree: String? {
    guard let next = outcome.nextStep, let escalation = guidance.escalation else { return nil }
    let step = escalation.steps[next.step]
    let by = next.lastDay.map { $0 == today ? ", today" : ": start now, last day \($0.spelledOut)" } ?? ""
    let isUrgent = next.isDisagreement && guidance.isDecisionNeededToday(outcome.answers)
    let never = isUrgent ? " \(escalation.neverDelays.firstSentence)" : ""
    return "\(step.title.withoutFullStop)\(by).\(never)"
  }
}

extension String {
  /// The text up to its first full stop, question or exclamation mark that a space follows.
  var firstSentence: String {
    var previous: Character = " "
    for place in indices {
      if self[place] == " ", ".?!".contains(previous) { return String(self[..<place]) }
      previous = self[place]
    }
    return self
  }

  /// So many sentences from the start.
  func firstSentences(_ count: Int) -> String {
    let first = firstSentence
    guard count > 1, first.count < self.count else { return first }
    return first + " " + String(dropFirst(first.count)).trimmingSpaces.firstSentences(count - 1)
  }

  /// The text without spaces at its start.
  var trimmingSpaces: String { String(drop { $0 == " " }) }
}
