import DecisionSupport

extension StructuralComparison {
  /// How the safeguards belong together. One whose claim is about something else now is removed, and another is added.
  var safeguards: Pairing {
    Pairing(old.safeguards, new.safeguards, formerID: { _ in nil }) { isComparable($0.claim, $1.claim) }
  }

  /// Safeguards that nobody proves any more.
  var safeguardFindings: [Finding] {
    safeguards.removed.map { position in
      let safeguard = old.safeguards[position]
      let namesake = new.safeguards.first { $0.id == safeguard.id }
      return Finding(
        .safeguardRemoved,
        .init(.safeguard, safeguard.id),
        "nobody proves any more: \(safeguard.says.quoted)",
        details: namesake.map { ["What is claimed in its place: \($0.says)"] } ?? [],
        place: namesake?.range,
        formerPlace: safeguard.range
      )
    }
  }

  private func isComparable(_ before: Safeguard.Claim, _ now: Safeguard.Claim) -> Bool {
    switch (before, now) {
    case (.neverLowers(let question, let from, let to, _), .neverLowers(let other, let otherFrom, let otherTo, _)):
      isSame(question, other) && word(question, from) == newWord(other, otherFrom)
        && word(question, to) == newWord(other, otherTo)
    case (.sameLevel(let question, _, _), .sameLevel(let other, _, _)): isSame(question, other)
    case (.neverLowers(let question, _, _, _), .sameLevel(let other, _, _)): isSame(question, other)
    case (.notKnownNeverAboveEach(let question, _), .notKnownNeverAboveEach(let other, _)): isSame(question, other)
    case (.neverShows(let shown, _), .neverShows(let other, _)): shown.kind == other.kind
    case (.always, .always), (.unknownNeverLowers, .unknownNeverLowers): true
    case (.escalation(_, let target, _), .escalation(_, let other, _)):
      steps.both.contains { $0 == (target.position, other.position) }
    default: false
    }
  }

  private func isSame(_ before: Ordinal<Question>, _ now: Ordinal<Question>) -> Bool {
    questions.both.contains { $0 == (before.position, now.position) }
  }

  private func word(_ question: Ordinal<Question>, _ answer: Answer) -> String {
    old.questions[question].word(for: answer)
  }

  private func newWord(_ question: Ordinal<Question>, _ answer: Answer) -> String {
    new.questions[question].word(for: answer)
  }
}
