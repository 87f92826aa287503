import DecisionSupport

/// Whether a new safeguard still says at least what the old one said, over every answer set.
struct SafeguardComparison {
  private let guidances: Sided<Guidance>

  /// The question, level or step of the new side that an old one is now; nil where it is gone.
  private let questions: [Int?]
  private let levels: [Int?]
  private let steps: [Int?]

  init(_ space: AnswerSpace) {
    guidances = space.guidances
    func mapping(_ pairs: [Sided<Int>]) -> [Int?] {
      var found = [Int?](repeating: nil, count: pairs.count { $0.old != nil })
      for pair in pairs { if let old = pair.old { found[old] = pair.new } }
      return found
    }
    let (old, new) = (guidances.old, guidances.new)
    questions = mapping(space.entries.map(\.positions))
    levels = mapping(Pairing(old: old?.levels ?? [], new: new?.levels ?? [], formerID: \.formerID).pairs)
    let steps = (old: old?.escalation?.steps ?? [], new: new?.escalation?.steps ?? [])
    self.steps = mapping(Pairing(old: steps.old, new: steps.new, formerID: \.formerID).pairs)
  }

  /// What no longer claims all that it claimed, given whether a new condition holds wherever an old one does.
  func weakened(by edits: Edits, covers: (_ new: Condition?, _ old: Condition?) throws -> Bool) throws -> [Finding] {
    guard let old = guidances.old, let new = guidances.new else { return [] }
    return try new.safeguards.compactMap { safeguard in
      guard let former = old.safeguards.first(where: { $0.id == safeguard.id }) else { return nil }
      if try implies(safeguard.claim, former.claim, covers) { return nil }
      return .weakened(former, safeguard, by: former.claim.condition.map { edits.behind([$0], .old) } ?? [])
    }
  }

  private func implies(
    _ new: Safeguard.Claim,
    _ old: Safeguard.Claim,
    _ covers: (Condition?, Condition?) throws -> Bool
  ) throws -> Bool {
    switch (old, new) {
    case (.always(let oldWhen, let oldLevel), .always(let newWhen, let newLevel)):
      guard let level = levels[oldLevel.position], newLevel.position >= level else { return false }
      return try covers(newWhen, oldWhen)
    case (
      .neverLowers(let question, let from, let to, let oldWhen),
      .neverLowers(let other, let newFrom, let newTo, let newWhen)
    ):
      guard isSame(question, other), isSame([from], [newFrom], question, other), isSame([to], [newTo], question, other)
      else { return false }
      return try covers(newWhen, oldWhen)
    case (.sameLevel(let question, let over, let oldWhen), .sameLevel(let other, let newOver, let newWhen)):
      guard isSame(question, other), isSame(over, newOver, question, other) else { return false }
      return try covers(newWhen, oldWhen)
    case (.unknownNeverLowers(let old), .unknownNeverLowers(let new)):
      guard let new else { return true }
      let all = guidances.old.map { Array($0.questions.ordinals) } ?? []
      return (old ?? all).allSatisfy { question in new.contains { isSame(question, $0) } }
    case (.escalation(let from, let target, let days), .escalation(let newFrom, let newTarget, let newDays)):
      guard steps[target.position] == newTarget.position, newDays <= days else { return false }
      guard let newFrom else { return true }
      guard let from else { return false }
      return steps[from.position] == newFrom.position
    default:
      return false
    }
  }

  private func isSame(_ old: Ordinal<Question>, _ new: Ordinal<Question>) -> Bool {
    questions[old.position] == new.position
  }

  /// Whether every answer that the old claim compares is one that the new claim compares.
  private func isSame(_ old: [Answer], _ new: [Answer], _ question: Ordinal<Question>, _ other: Ordinal<Question>)
    -> Bool
  {
    guard let before = guidances.old, let now = guidances.new else { return false }
    let words = Set(new.map { now.questions[other].word(for: $0) })
    return old.allSatisfy { words.contains(before.questions[question].word(for: $0)) }
  }
}
