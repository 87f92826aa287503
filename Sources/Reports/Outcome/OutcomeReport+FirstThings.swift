import DecisionSupport

extension OutcomeReport {
  // MARK: Do now

  /// Whether it is too early to say what to do: too little is answered about safety, and nothing is urgent. What a level
  /// asks for, such as talking with the parents, could then be wrong.
  var isTooEarly: Bool { !outcome.isEnough && outcome.urgent.isEmpty }

  /// The urgent action that comes first: of those that are certain, else of all.
  private var firstUrgent: UrgentCall? { outcome.urgent.first { $0.isCertain } ?? outcome.urgent.first }

  /// The one action of everything that is to be done which comes first where nothing is urgent: where the level is
  /// certain, what cannot wait.
  private var firstAction: Ordinal<Item.Part>? {
    guard !isTooEarly else { return nil }
    let isCertain = !outcome.isRaisedByNotKnowing
    return outcome.actions.first { isCertain && guidance.itemParts[$0].within == .withoutDelay }
      ?? outcome.actions.first
  }

  /// What to do first, in a line, with the number to ring where there is one that is answered now.
  var headline: String {
    let text = headlineAndRest.headline
    guard let contact = contacts(of: headlineParts).first, let number = onlyNumber(of: contact) else { return text }
    return "\(text.withoutFullStop): \(number)"
  }

  /// What else there is to the first thing to do: its whole text, and the numbers that are not in the headline.
  var restOfHeadline: [String] {
    let contacts = contacts(of: headlineParts)
    let others = contacts.dropFirst(contacts.first.flatMap(onlyNumber) == nil ? 0 : 1).map(ways)
    let rest = ([headlineAndRest.rest] + others.map { $0 + "." }).filter { !$0.isEmpty }.joined(separator: " ")
    return (rest.isEmpty ? [] : [rest]) + (adultRoute.map { [$0.because] } ?? [])
  }

  private var headlineParts: [Ordinal<Item.Part>] { firstUrgent?.items ?? firstAction.map { [$0] } ?? [] }

  private var headlineAndRest: (headline: String, rest: String) {
    if isTooEarly { return ("Answer the questions about safety first", "What to do depends on them.") }
    let texts = guidance.texts(of: headlineParts)
    if let urgent = firstUrgent, urgent.isCertain, let short = guidance.questions[urgent.question].urgent?.short {
      return (short, texts.joined(separator: " "))
    }
    let whole = texts.joined(separator: " ")
    let first = whole.firstSentence
    return (first.withoutFullStop, String(whole.dropFirst(first.count)).trimmingSpaces)
  }

  /// Whom some parts of items name, each once.
  func contacts(of parts: [Ordinal<Item.Part>]) -> [Ordinal<Contact>] {
    let named = parts.flatMap { guidance.itemParts[$0].contacts }
    return named.indices.filter { named.firstIndex(of: named[$0]) == $0 }.map { named[$0] }
  }

  /// The number of a contact, where there is only one to ring now.
  private func onlyNumber(of contact: Ordinal<Contact>) -> String? {
    let numbers = outcome.contacts.filter { $0.contact == contact }
    guard numbers.count == 1, let number = numbers.first else { return nil }
    let way = guidance.contacts[contact].numbers[number.position]
    return way.isNumber ? way.number + (way.isToCheck ? " (check this number)" : "") : nil
  }

  /// Every way to reach a contact.
  func ways(to contact: Ordinal<Contact>) -> String {
    let ways = outcome.contacts.filter { $0.contact == contact }.map { number in
      onlyNumber(of: contact) ?? guidance.phrase(for: number)
    }
    return "\(guidance.contacts[contact].name): \(ways.joined(separator: "; "))"
  }

  /// An action in few sentences, with the number to ring.
  private func line(_ place: Ordinal<Item.Part>, sentences: Int) -> String {
    let part = guidance.itemParts[place]
    let text = part.text.firstSentences(sentences)
    guard let contact = part.contacts.first, let number = onlyNumber(of: contact) else { return text }
    return "\(text.withoutFullStop): \(number)"
  }

  /// Every other urgent action in a few words, in asking order.
  var otherHeadlines: [String] {
    outcome.urgent.filter { $0 != firstUrgent }.map { call in
      let short = guidance.questions[call.question].urgent?.short
      let texts = guidance.texts(of: call.items)
      return (call.isCertain ? short : nil) ?? texts.first?.firstSentence ?? ""
    }
  }

  /// The other actions that say whom to ring.
  var otherCalls: [String] { calls.map { line($0, sentences: 1) } }

  private var calls: [Ordinal<Item.Part>] {
    let contacts = contacts(of: headlineParts)
    guard !contacts.isEmpty else { return [] }
    return outcome.actions.filter { place in
      let named = guidance.itemParts[place].contacts
      return !headlineParts.contains(place) && !told.contains(place) && !named.isEmpty
        && !named.allSatisfy { contacts.contains($0) }
    }
  }

  // MARK: Notices

  /// What has to be known about the outcome, in a few words.
  var shortNotices: [String] {
    var notices: [String] = []
    let (gaps, unasked) = (outcome.unanswered.count, outcome.answeredUnasked)
    if gaps > 0, outcome.isEnough {
      notices.append(
        "Not finished: \(gaps) \(gaps == 1 ? "question" : "questions") unanswered, treated as 'no concern' for now."
      )
    }
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

  // MARK: Do not

  /// All that is not to be done, in one sentence.
  var prohibition: String? {
    let start = "Do not "
    // What has not been asked yet forbids nothing here; the details have it.
    let places = Meaning(guidance, outcome.answers.filledCalmly(for: guidance)).prohibitions
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
    if !outcome.isEnough {
      let open = outcome.unanswered.filter { guidance.questions[$0].isAboutSafety }
      lines.append(
        "Too little is answered to name a level. Not asked yet: "
          + Self.list(open.map { guidance.questions[$0].ask.firstSentence }, atMost: 3)
      )
    } else if let sentence = shortLevelSentence {
      lines.append(sentence)
    }
    if let professional {
      lines.append("Your own judgement: \(guidance.levels[professional.level].title). \(professional.reason)")
    }
    return lines
  }

  private var shortLevelSentence: String? {
    guard let level = outcome.level, let established = outcome.established, let possible = outcome.possible else {
      return nil
    }
    let facts = Self.list(guidance.decidingFacts(outcome).map { guidance.questions[$0].ask }, atMost: 2)
    let suggested = guidance.levels[level].title.startingWithCapital
    if established < level {
      let known = guidance.levels[established].title.startingWithCapital
      return
        "\(known), on what is known. Treat it as \(guidance.levels[level].title), until somebody finds out: \(facts)"
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

  /// The actions that are about telling somebody, or not telling them, by their first words.
  private var told: [Ordinal<Item.Part>] {
    let first: Set<Substring> = ["tell", "speak", "talk", "discuss", "ask", "do", "before", "refer"]
    let words: Set<Substring> = ["tell", "speak", "speaks", "talk", "discuss", "consent"]
    return outcome.actions.filter { place in
      let sentence = guidance.itemParts[place].text.firstSentence.lowercased()
      let said = sentence.split(whereSeparator: { !$0.isLetter })
      return said.first.map { first.contains($0) } ?? false && said.contains { words.contains($0) }
    }
  }

  /// Whom to tell and how, and what is said about consent; to whom the guidance does not apply, what else to do.
  var whomToTell: [String] {
    guard !isTooEarly else { return [] }
    let places = outcome.applies ? told : outcome.actions
    return places.filter { !headlineParts.contains($0) }.map { line($0, sentences: 2) }
  }

  /// What else to do, in the order of the guidance, in a sentence each.
  var otherActions: [String] {
    guard outcome.applies, outcome.isEnough else { return [] }
    let said = Set(headlineParts + told + calls)
    return outcome.actions.filter { !said.contains($0) }.prefix(3).map { place in
      guidance.itemParts[place].text.firstSentences(2)
    }
  }

  /// At most three things to find out, with who would know.
  var firstToFindOut: [String] {
    guard outcome.isEnough else { return [] }
    return outcome.findOut.prefix(3).map { index in
      let question = guidance.questions[index]
      guard let consult = question.toConsult.first?.parts.first?.text else { return question.ask }
      return "\(question.ask) Ask: \(consult.firstSentence)"
    }
  }

  /// A pathway with its time.
  func phrase(for due: Outcome.DuePathway) -> String {
    let pathway = guidance.pathways[due.pathway]
    guard let within = pathway.within else { return pathway.name }
    return "\(pathway.name), \(within.phrase)"
      + (due.by.map { $0.day == today ? " (today)" : " (by \($0.spelledOut))" } ?? "")
  }

  /// The next step of the ladder, in a line.
  var ifYouDisagree: String? {
    guard let next = outcome.nextStep, let escalation = guidance.escalation else { return nil }
    let step = escalation.steps[next.step]
    let by = next.lastDay.map { ", by \($0.spelledOut)" } ?? ""
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
