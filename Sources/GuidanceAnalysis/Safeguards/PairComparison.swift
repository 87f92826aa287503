import DecisionSupport

/// Which answers to one question a safeguard compares, as states of the question's variables.
struct PairComparison {
  let entry: Int

  /// The level must not be lower at the second than at the first.
  let pairs: [(from: VariableStates, to: VariableStates)]

  /// What the answer sets have to satisfy with both.
  let when: Condition?

  /// Whether only answer sets are compared in which every question that is asked has an answer: while details are not
  /// answered a suspicion reads as calm.
  var isOfFinished = false
}

extension Safeguard.Claim {
  /// What the claim compares, every pair of it; a claim that compares nothing has none.
  func comparison(in space: AnswerSpace, _ side: Side) -> PairComparison {
    switch self {
    case .neverLowers(let question, let from, let to, let when):
      return comparison(in: space, side, question, [from], [to], when)
    case .sameLevel(let question, let over, let when):
      return comparison(in: space, side, question, over, over, when)
    case .notKnownNeverAboveEach(let question, let when):
      let ticks = space.guidances[side].questions[question].answers.options.indices
      let each = ticks.map { Answer.checklist(ticked: 1 << UInt64($0), unknown: 0) }
      return comparison(in: space, side, question, [.notKnown], each, when)
    case .always, .unknownNeverLowers, .escalation, .neverShows:
      return PairComparison(entry: 0, pairs: [], when: nil)
    }
  }

  private func comparison(
    in space: AnswerSpace,
    _ side: Side,
    _ question: Ordinal<Question>,
    _ from: [Answer],
    _ to: [Answer],
    _ when: Condition?
  ) -> PairComparison {
    // Conditions tell some numbers from others; what they do not tell apart is compared all the same.
    func groups(_ answers: [Answer]) -> [(states: VariableStates, answers: [Answer])] {
      var groups: [(states: VariableStates, answers: [Answer])] = []
      for answer in answers {
        let states = space.states(of: answer, question, side)
        if states.isEmpty { continue }
        if let index = groups.firstIndex(where: { $0.states.map(\.state) == states.map(\.state) }) {
          groups[index].answers.append(answer)
        } else {
          groups.append((states, [answer]))
        }
      }
      return groups
    }
    let (first, second) = (groups(from), groups(to))
    let pairs = first.flatMap { here in
      second.filter { there in here.answers.contains { answer in there.answers.contains { $0 != answer } } }
        .map { (from: here.states, to: $0.states) }
    }
    return PairComparison(
      entry: space.entryOfQuestion[side][question.position],
      pairs: pairs,
      when: when,
      isOfFinished: (from + to).contains { $0.isNotKnown }
    )
  }
}
