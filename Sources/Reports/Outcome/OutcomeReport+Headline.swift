import DecisionSupport

/// What to do first.
extension OutcomeReport {
  /// Whether enough is answered to name a level: all about safety, or what makes it the highest whatever the rest is.
  var namesLevel: Bool {
    outcome.isEnough || outcome.established.map { $0.position == guidance.levels.count - 1 } ?? false
  }

  /// Whether too little is known to say what to do: too little is answered about safety, and nothing is urgent. What a
  /// level asks for, such as talking with the parents, could then be wrong.
  var isTooEarly: Bool { !namesLevel && outcome.urgent.isEmpty }

  /// The urgent action that comes first: of those that are certain, else of all.
  private var firstUrgent: UrgentCall? { outcome.urgent.first { $0.isCertain } ?? outcome.urgent.first }

  /// The one action of everything that is to be done which comes first where nothing is urgent: what cannot wait.
  private var firstAction: Ordinal<Item.Part>? { isTooEarly ? pressing.first : pressing.first ?? actions.first }

  /// What to do, each text once: where not knowing raised the level, finding out and the level may ask for the same.
  var actions: [Ordinal<Item.Part>] {
    var said = Set<String>()
    return outcome.actions.filter { said.insert(guidance.itemParts[$0].text).inserted }
  }

  /// What cannot wait: where only what is not known raised the level, of finding out alone; before all about safety is
  /// answered, nothing that is said to the family.
  var pressing: [Ordinal<Item.Part>] {
    let urgent = actions.filter { place in
      let part = guidance.itemParts[place]
      return part.within == .withoutDelay && !(isTooEarly && part.isToTell)
    }
    guard outcome.isRaisedByNotKnowing, let level = outcome.level else { return urgent }
    let findingOut = guidance.levels[level].toDoIfNotKnown.flatMap { $0.parts.map { $0.place } }
    return urgent.filter { findingOut.contains($0) }
  }

  var headlineParts: [Ordinal<Item.Part>] { firstUrgent?.items ?? firstAction.map { [$0] } ?? [] }

  /// What to do first, in a line, with the numbers of whom it says to ring.
  var headline: String { line(headlineAndRest.headline, ringing: contactsInHeadline) }

  /// The others whom the first thing to do names, with their numbers. Whoever is in a hurry dials what stands in the line:
  /// beside 999, or a way to hospital, there is no other number.
  var numbersBelowHeadline: [String] {
    contacts(of: headlineParts).filter { !contactsInHeadline.contains($0) }.map { phrase(for: $0) + "." }
  }

  /// Whether the first thing to do, in its line, speaks of somebody with a number of their own.
  var namesContactInHeadline: Bool {
    contacts(of: headlineParts).contains { isNamed($0, in: headlineAndRest.headline) }
  }

  /// The contacts whom the headline says to ring, where the child's council is known, or makes no difference.
  private var contactsInHeadline: [Ordinal<Contact>] {
    let headline = headlineAndRest.headline
    guard !headline.namesNumber else { return [] }
    return contacts(of: headlineParts).filter { isNamed($0, in: headline) && hasOneCouncil($0) }
  }

  /// Whether a text names a contact: "Ring social care" names children's social care.
  private func isNamed(_ contact: Ordinal<Contact>, in text: String) -> Bool { rest(of: text, after: contact) != nil }

  /// What a text says after it has named a contact; nil where it does not.
  private func rest(of text: String, after contact: Ordinal<Contact>) -> Substring? {
    let name = guidance.contacts[contact].name.lowercased().prefix { $0 != "(" }.split(separator: " ")
    let short = (name.count > 1 ? name.dropFirst() : name[...]).joined(separator: " ")
    let text = text.lowercased()[...]
    return text.indices.first { text[$0...].hasPrefix(short) }.map { text[$0...].dropFirst(short.count) }
  }

  /// What else there is to the first thing to do: its whole text.
  var restOfHeadline: [String] {
    let rest = headlineAndRest.rest
    return (rest.isEmpty ? [] : [rest]) + (adultRoute.map { [$0.because] } ?? [])
  }

  private var headlineAndRest: (headline: String, rest: String) {
    if isTooEarly, headlineParts.isEmpty {
      return ("Answer the questions about safety first", "What to do depends on them. In an emergency ring 999 first.")
    }
    let texts = guidance.texts(of: headlineParts)
    if let urgent = firstUrgent, urgent.isCertain, let short = guidance.questions[urgent.question].urgent?.short {
      return (short, texts.joined(separator: " "))
    }
    let whole = texts.joined(separator: " ")
    let first = whole.firstSentence
    let rest = String(whole.dropFirst(first.count)).trimmingSpaces
    let next = isTooEarly ? ["Then answer the questions about safety."] : []
    return (first.withoutFullStop, ((rest.isEmpty ? [] : [rest]) + next).joined(separator: " "))
  }

  /// Every other urgent action in a few words, in asking order: those that an answer calls for, or those that are only not
  /// ruled out.
  func otherHeadlines(certain isCertain: Bool) -> [String] {
    outcome.urgent.filter { $0 != firstUrgent && $0.isCertain == isCertain }.map { call in
      let short = guidance.questions[call.question].urgent?.short
      return (isCertain ? short : nil) ?? guidance.texts(of: call.items).first?.firstSentence ?? ""
    }
  }

  // MARK: Whom to ring

  /// Whom some parts of items name, each once.
  func contacts(of parts: [Ordinal<Item.Part>]) -> [Ordinal<Contact>] {
    let named = parts.flatMap { guidance.itemParts[$0].contacts }
    return named.indices.filter { named.firstIndex(of: named[$0]) == $0 }.map { named[$0] }
  }

  /// Whether a call that comes first and cannot wait may go unanswered. A number in its own words, such as 999, is always
  /// answered.
  var mayNobodyAnswer: Bool {
    let isPressing = firstUrgent != nil || headlineParts.contains { guidance.itemParts[$0].within == .withoutDelay }
    let isGrave = outcome.level?.position == guidance.levels.count - 1
    guard isPressing || isGrave, !headlineAndRest.headline.namesNumber else { return false }
    return contacts(of: headlineParts).contains { contact in
      ways(to: contact).contains { guidance.contacts[contact].numbers[$0.position].hours != .always }
    }
  }

  private func ways(to contact: Ordinal<Contact>) -> [ContactNumber] {
    outcome.contacts.filter { $0.contact == contact }
  }

  /// Whether all ways to reach a contact are those of one council.
  private func hasOneCouncil(_ contact: Ordinal<Contact>) -> Bool {
    let councils = ways(to: contact).map { guidance.contacts[contact].numbers[$0.position].council }
    return councils.allSatisfy { $0 == councils[0] }
  }

  private func numbers(of contact: Ordinal<Contact>) -> String { guidance.numbers(ways(to: contact)) }

  /// A contact with its numbers.
  func phrase(for contact: Ordinal<Contact>) -> String { "\(guidance.contacts[contact].name): \(numbers(of: contact))" }

  /// A sentence with the numbers of those whom it says to ring; who they are is said where the sentence does not.
  func line(_ sentence: String, ringing contacts: [Ordinal<Contact>]) -> String {
    guard let first = contacts.first else { return sentence }
    if contacts.count == 1, let rest = rest(of: sentence, after: first), !rest.contains(",") {
      return "\(sentence.withoutFullStop): \(numbers(of: first))"
    }
    return "\(sentence.withoutFullStop). \(contacts.map { phrase(for: $0) }.joined(separator: "; "))"
  }

  /// An action in few sentences, with the number to ring where it is not said already.
  func line(_ place: Ordinal<Item.Part>, sentences: Int) -> String {
    let part = guidance.itemParts[place]
    let said = contacts(of: headlineParts)
    let new = part.contacts.filter { !said.contains($0) && hasOneCouncil($0) }
    return line(part.text.firstSentences(sentences), ringing: new)
  }

  /// The other actions that say whom to ring.
  var otherCalls: [String] { calls.map { line($0, sentences: 1) } }

  var calls: [Ordinal<Item.Part>] {
    let contacts = contacts(of: headlineParts)
    guard !contacts.isEmpty else { return [] }
    return (isTooEarly ? pressing : actions).filter { place in
      let part = guidance.itemParts[place]
      return !headlineParts.contains(place) && !part.isToTell && !part.contacts.isEmpty
        && !part.contacts.allSatisfy { contacts.contains($0) }
    }
  }
}

extension String {
  /// Whether the text says a number to ring, such as 999.
  fileprivate var namesNumber: Bool { split { !$0.isNumber }.contains { $0.count >= 3 } }
}
