internal import MarkedYAML

extension GuidanceLoader {
  /// What safeguards claim about the ladder can be counted at once: whether a step is reached, and in how many working
  /// days if everybody takes all the time that there is.
  func checkLadder(_ guidance: Guidance) {
    guard let steps = guidance.escalation?.steps else { return }
    for safeguard in guidance.safeguards {
      guard case .escalation(let from, let target, let limit) = safeguard.claim else { continue }
      for start in from.map({ [$0] }) ?? steps.ordinals.filter({ $0 <= target }) {
        let days = workingDays(from: start, to: target, steps)
        let problem: String? =
          switch days {
          case nil: "never reaches '\(steps[target].id)'"
          case .some(let days) where days > limit: "reaches '\(steps[target].id)' in \(days) working days, not \(limit)"
          default: nil
          }
        guard let problem else { continue }
        sink.report(
          "safeguard '\(safeguard.id)' is broken: from '\(steps[start].id)' the ladder \(problem)",
          identifier: "ladder-safeguard",
          at: safeguards.range(of: safeguard.id) ?? safeguard.range,
          notes: [self.steps.note(steps[start].id)].compactMap { $0 }
        )
        // One start shows that the claim is wrong; the others would only repeat it.
        break
      }
    }
  }

  /// The working days from the start of a step to the start of another, along `if-unresolved`; nil where none leads there.
  private func workingDays(
    from start: Ordinal<EscalationStep>,
    to target: Ordinal<EscalationStep>,
    _ steps: [EscalationStep]
  ) -> Int? {
    var days = 0
    var step = start
    // Steps lead onwards only, so this ends.
    while step != target {
      days += steps[step].workingDays
      guard case .step(let next) = steps[step].ifUnresolved else { return nil }
      step = next
    }
    return days
  }
}

extension EscalationStep {
  /// The most working days that the step can take, deadlines chained as they say.
  public var workingDays: Int {
    var previous = 0
    return deadlines.reduce(0) { most, deadline in
      var days = deadline.start == .stepStart ? 0 : previous
      days += deadline.limit.mostWorkingDays
      previous = days
      return max(most, days)
    }
  }
}
