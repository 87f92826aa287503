import DecisionSupport

extension Guidance {
  /// Every mutant of a safeguard: of its condition each place, of its level one more and one less, of what it compares each
  /// answer's absence, of its working days one more and one less.
  var safeguardMutants: [Mutant] {
    safeguards.enumerated().flatMap { position, safeguard in
      variants(of: safeguard.claim).map { variant in
        Mutant(
          subject: Finding.Subject(.safeguard, safeguard.id),
          change: variant.change,
          place: safeguard.range,
          variation: .safeguard(Ordinal(position), claim: variant.claim)
        )
      }
    }
  }

  private func variants(of claim: Safeguard.Claim) -> [(change: String, claim: Safeguard.Claim)] {
    switch claim {
    case .always(let when, let level):
      let others = [level.position - 1, level.position + 1].filter { levels.indices.contains($0) }
      return others.map { other in
        (
          "level \(levels[other].number) instead of \(levels[level].number)",
          .always(when: when, atLeast: Ordinal(other))
        )
      } + variants(of: when).map { ($0.change, .always(when: $0.condition, atLeast: level)) }
    case .neverLowers(let question, let from, let to, let when):
      let names = (questions[question].word(for: from), questions[question].word(for: to))
      let turned = (
        "from \(names.1) to \(names.0)", Safeguard.Claim.neverLowers(question: question, from: to, to: from, when: when)
      )
      return [turned]
        + (when.map { variants(of: $0) } ?? [])
        .map { ($0.change, .neverLowers(question: question, from: from, to: to, when: $0.condition)) }
    case .sameLevel(let question, let answers, let when):
      let fewer = answers.count > 2 ? Array(answers.indices) : []
      return fewer.map { position in
        var rest = answers
        rest.remove(at: position)
        return (
          "without \(questions[question].word(for: answers[position]))",
          .sameLevel(question: question, over: rest, when: when)
        )
      }
        + (when.map { variants(of: $0) } ?? [])
        .map { ($0.change, .sameLevel(question: question, over: answers, when: $0.condition)) }
    case .unknownNeverLowers(let named):
      guard let named, named.count > 1 else { return [] }
      return named.map { question in
        ("without '\(questions[question].id)'", .unknownNeverLowers(questions: named.filter { $0 != question }))
      }
    case .neverShows(let shown, .when(let when)):
      return variants(of: when).map { ($0.change, .neverShows(shown, .when($0.condition))) }
    case .neverShows(let shown, .calmOrUnknown(let except)):
      return except.map { question in
        (
          "'\(questions[question].id)' not excepted",
          .neverShows(shown, .calmOrUnknown(except: except.filter { $0 != question }))
        )
      }
    case .notKnownNeverAboveEach(let question, let when):
      return (when.map { variants(of: $0) } ?? [])
        .map { ($0.change, .notKnownNeverAboveEach(question: question, when: $0.condition)) }
    case .escalation(let from, let target, let days):
      return [days - 1, days + 1].filter { $0 >= 0 }
        .map { ("\($0) working days instead of \(days)", .escalation(from: from, reaches: target, workingDays: $0)) }
    }
  }
}
