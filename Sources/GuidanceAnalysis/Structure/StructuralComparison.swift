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

  /// Names conditions of both sides alike, so that a renaming or another order is no change.
  let naming: (old: ConditionNaming, new: ConditionNaming)

  init(old: Guidance, new: Guidance) {
    self.old = old
    self.new = new
    levels = Pairing(old: old.levels, new: new.levels, formerID: \.formerID)
    questions = Pairing(old: old.questions, new: new.questions, formerID: \.formerID)
    rules = Pairing(old: old.rules, new: new.rules, formerID: \.formerID)
    reminders = Pairing(old: old.reminders, new: new.reminders, formerID: \.formerID)
    steps = Pairing(old: old.escalation?.steps ?? [], new: new.escalation?.steps ?? [], formerID: \.formerID)
    naming = (
      ConditionNaming(old, questions.names(of: old.questions, new.questions), rules.names(of: old.rules, new.rules)),
      ConditionNaming(new, new.questions.map(\.id), new.rules.map(\.id))
    )
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

}

extension Pairing {
  /// The positions of what both sides have.
  var both: [(old: Int, new: Int)] {
    pairs.compactMap { pair in
      guard let old = pair.old, let new = pair.new else { return nil }
      return (old, new)
    }
  }

  /// What each old element is called now; what is gone keeps its name, marked.
  fileprivate func names<Element: Identified>(of old: [Element], _ new: [Element]) -> [String] {
    var names = [String](repeating: "", count: old.count)
    for pair in pairs {
      guard let former = pair.old else { continue }
      names[former] = pair.new.map { new[$0].id } ?? "removed \(old[former].id)"
    }
    return names
  }

  /// The positions of what is gone.
  var removed: [Int] { pairs.filter { $0.new == nil }.compactMap(\.old) }

  /// The positions of what is new.
  var added: [Int] { pairs.filter { $0.old == nil }.compactMap(\.new) }
}
