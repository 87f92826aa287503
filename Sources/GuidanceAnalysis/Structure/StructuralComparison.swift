import DecisionSupport

/// Two configurations side by side: what can be said about a change by reading it, without deciding about answer sets.
struct StructuralComparison {
  let old: Guidance
  let new: Guidance

  let levels: Pairing
  let questions: Pairing
  let rules: Pairing
  let reminders: Pairing
  let steps: Pairing

  init(old: Guidance, new: Guidance) {
    self.old = old
    self.new = new
    levels = Pairing(old: old.levels, new: new.levels, formerID: \.formerID)
    questions = Pairing(old: old.questions, new: new.questions, formerID: \.formerID)
    rules = Pairing(old: old.rules, new: new.rules, formerID: \.formerID)
    reminders = Pairing(old: old.reminders, new: new.reminders, formerID: \.formerID)
    steps = Pairing(old: old.escalation?.steps ?? [], new: new.escalation?.steps ?? [], formerID: \.formerID)
  }

  /// Everything that was found, in the order of the files.
  var findings: [Finding] {
    levelFindings + questionFindings + reminderFindings + applicabilityFindings + ladderFindings + safeguardFindings
      + nameFindings
  }

  /// What is to be said beside what was decided over the answer sets: whether a question is asked of fewer is read from its
  /// condition only where that was not decided.
  func findings(besides decided: [Finding]) -> [Finding] {
    let kinds = Set(decided.map(\.kind))
    let read = findings.filter { finding in
      switch finding.kind {
      case .askedOfFewer: kinds.contains(.undecided)
      case .notCompared: !kinds.contains(.notCompared)
      default: true
      }
    }
    return read + [versionFinding(decided + read)].compactMap(\.self)
  }

  /// Names conditions of both sides alike, so that a renaming or another order is no change.
  var naming: (old: ConditionNaming, new: ConditionNaming) {
    (
      ConditionNaming(old, names(of: questions, \.questions), names(of: rules, \.rules)),
      ConditionNaming(new, new.questions.map(\.id), new.rules.map(\.id))
    )
  }

  /// What each old element is called now; what is gone keeps its name, marked.
  private func names<Element: Identified>(of pairing: Pairing, _ list: KeyPath<Guidance, [Element]>) -> [String] {
    var names = old[keyPath: list].map { "removed \($0.id)" }
    for case let pair in pairing.pairs {
      if let old = pair.old, let position = pair.new { names[old] = new[keyPath: list][position].id }
    }
    return names
  }
}

extension Pairing {
  /// The positions of what both sides have.
  var both: [(old: Int, new: Int)] {
    pairs.compactMap { pair in
      guard let old = pair.old, let new = pair.new else { return nil }
      return (old, new)
    }
  }

  /// The positions of what is gone.
  var removed: [Int] { pairs.filter { $0.new == nil }.compactMap(\.old) }

  /// The positions of what is new.
  var added: [Int] { pairs.filter { $0.old == nil }.compactMap(\.new) }
}
