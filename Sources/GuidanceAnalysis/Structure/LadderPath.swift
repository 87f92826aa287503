import DecisionSupport

/// The steps that a disagreement takes where nothing is resolved and everybody takes all the time that they have.
struct LadderPath {
  /// Whose disagreement takes the path, and how urgent it is.
  struct Traveller: Hashable {
    /// The agency's id; nil for anybody.
    let agency: String?
    let isUrgent: Bool
  }

  let traveller: Traveller
  let steps: [Int]
  let workingDays: Int

  /// The paths of everybody and of each agency, urgent and not.
  static func all(in guidance: Guidance) -> [LadderPath] {
    guard let escalation = guidance.escalation else { return [] }
    let agencies = [nil] + escalation.agencies.ordinals.map { Optional($0) }
    return agencies.flatMap { agency in
      [false, true].compactMap { isUrgent -> LadderPath? in
        guard let ladder = Ladder(guidance, agency: agency, isUrgent: isUrgent) else { return nil }
        var steps: [Int] = []
        var next: Ordinal<EscalationStep>? = ladder.firstStep()
        while let step = next, !steps.contains(step.position) {
          steps.append(step.position)
          next = ladder.step(after: step)
        }
        return LadderPath(
          traveller: Traveller(agency: agency.map { escalation.agencies[$0].id }, isUrgent: isUrgent),
          steps: steps,
          workingDays: steps.reduce(0) { $0 + escalation.steps[$1].workingDays }
        )
      }
    }
  }

  /// Steps that lead back to themselves. No loaded guidance has any; the proof does not rest on that.
  static func loops(in steps: [EscalationStep]) -> [Int] {
    steps.indices.filter { start in
      var seen: Set<Int> = []
      var step = start
      while seen.insert(step).inserted {
        guard case .step(let next) = steps[step].ifUnresolved, steps.indices.contains(next.position) else {
          return false
        }
        step = next.position
      }
      return step == start
    }
  }
}
