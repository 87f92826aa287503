import DecisionSupport

/// Where the conditions of a guidance cut its numbers, and of which questions it matters whether they were answered.
struct ConditionBounds {
  /// For each question the numbers at which a condition begins or ceases to hold.
  private(set) var bounds: [[Int]]

  /// The questions for which it makes a difference whether they were answered at all: those that may not be asked, and
  /// those on which it depends what is asked or whether the guidance applies.
  private(set) var gaps: [Bool]

  init(in guidance: Guidance) {
    bounds = Array(repeating: [], count: guidance.questions.count)
    gaps = guidance.questions.map { $0.askIf != nil }
    let gates = guidance.questions.compactMap(\.askIf) + [guidance.applicability?.condition].compactMap(\.self)
    for condition in gates {
      for question in guidance.questionsNamed(by: condition) { gaps[question] = true }
    }
    let conditions = guidance.everyCondition + guidance.safeguards.compactMap(\.claim.condition)
    for test in conditions.flatMap(\.tests) {
      guard case .numbers(let ranges, _) = test.values else { continue }
      bounds[test.question.position] += ranges.flatMap { [$0.lowerBound, $0.upperBound &+ 1] }
    }
  }
}

extension Safeguard.Claim {
  /// What the answer sets of the claim have to satisfy.
  var condition: Condition? {
    switch self {
    case .neverLowers(_, _, _, let when), .sameLevel(_, _, let when): when
    case .always(let when, _): when
    case .neverShows(_, .when(let when)): when
    case .notKnownNeverAboveEach(_, let when): when
    case .unknownNeverLowers, .escalation, .neverShows: nil
    }
  }
}
