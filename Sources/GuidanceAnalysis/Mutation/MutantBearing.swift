import DecisionSupport

/// Which answer sets a mutant can bear on: those that answer otherwise than calmly what its condition asks.
struct MutantBearing {
  /// The questions that the condition asks, before the change and after it; nil where a calm child may be treated otherwise.
  private let asked: Set<Int>?

  init(_ mutant: Mutant, of guidance: Guidance) {
    let conditions = guidance.conditions(of: mutant)
    let calm = Meaning(guidance, .calm(for: guidance))
    let truths = Set(conditions.flatMap { [calm.truth(of: $0, .closed), calm.truth(of: $0, .open)] })
    asked =
      truths == [.false] && conditions.count == 2
      ? conditions.reduce(into: Set<Int>()) { $0.formUnion(guidance.questionsNamed(by: $1)) } : nil
  }

  /// Whether the mutant may treat an answer set otherwise, by the questions that it does not answer calmly.
  func mayMatter(_ restless: Set<Int>) -> Bool { asked.map { !$0.isDisjoint(with: restless) } ?? true }
}

extension Guidance {
  /// The condition that a mutant changes, before and after; none where it changes something else.
  func conditions(of mutant: Mutant) -> [Condition] {
    switch mutant.variation {
    case .rule(let rule, let condition, _): [rules[rule].condition, condition]
    case .reminder(let reminder, let showIf): [reminders[reminder].showIf, showIf].compactMap(\.self)
    case .deadline, .safeguard: []
    }
  }

  /// The questions that have another answer than the calm one, or none.
  func restless(_ answers: Answers) -> Set<Int> {
    Set(questions.ordinals.filter { [questions] in answers[$0] != questions[$0].calm }.map(\.position))
  }
}
