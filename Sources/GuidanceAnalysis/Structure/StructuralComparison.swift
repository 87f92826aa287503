import DecisionSupport

/// Two configurations side by side: what can be said about a change by reading it, without deciding about answer sets.
struct StructuralComparison {
  let old: Guidance
  let new: Guidance

  let pairings: Pairings

  /// Names conditions of both sides alike, so that a renaming or another order is no change.
  let naming: (old: ConditionNaming, new: ConditionNaming)

  init(old: Guidance, new: Guidance) {
    self.old = old
    self.new = new
    pairings = Pairings(old, new)
    naming = (
      ConditionNaming(
        old,
        pairings.questions.names(of: old.questions, new.questions),
        pairings.rules.names(of: old.rules, new.rules)
      ),
      ConditionNaming(new, new.questions.map(\.id), new.rules.map(\.id))
    )
  }

  var levels: Pairing { pairings.levels }
  var questions: Pairing { pairings.questions }
  var rules: Pairing { pairings.rules }
  var reminders: Pairing { pairings.reminders }
  var steps: Pairing { pairings.steps }

  /// Everything that was found, in the order of the files.
  var findings: [Finding] {
    levelFindings + questionFindings + reminderFindings + pathwayFindings + applicabilityFindings + ladderFindings
      + safeguardFindings
      + nameFindings + wordFindings
  }

  /// What is to be said beside what was decided over the answer sets: whether a question is asked of fewer is read from its
  /// condition only where that of the question, or something of the whole guidance, was not decided, and that *not known* counts as something else is to be read where it is proved
  /// to lower nothing.
  func findings(besides decided: [Finding]) -> [Finding] {
    let kinds = Set(decided.map(\.kind))
    let isUndecided = kinds.contains(.undecided) || kinds.contains(.notCompared)
    func isOpen(_ subject: Finding.Subject) -> Bool {
      decided.contains { $0.kind == .undecided && ($0.subject == subject || $0.subject.kind == .guidance) }
    }
    let losses: Set<FindingKind> = [.levelLowered, .levelLost, .reminderLost, .actionLost, .pathwayLost]
    let harmful = Set(decided.filter { losses.contains($0.kind) }.flatMap { $0.effect?.causes ?? [] }.map(\.subject))
    let read = findings.compactMap { finding -> Finding? in
      switch finding.kind {
      case .askedOfFewer: return isOpen(finding.subject) ? finding : nil
      // That a safeguard claims less is told with what it said.
      case .wordsChanged
      where decided.contains { $0.kind == .safeguardWeakened && $0.subject == finding.subject }:
        return nil
      case .notCompared: return kinds.contains(.notCompared) ? nil : finding
      case .whenUnknownWeakened where !isUndecided && !harmful.contains(finding.subject):
        return finding.renamed(.questionReworded)
      default: return finding
      }
    }
    return read + [versionFinding(decided + read)].compactMap(\.self)
  }
}

extension Pairing {
  /// What the names of things that are gone begin with.
  static let removed = "removed "

  /// What each old element is called now; what is gone keeps its name, marked.
  func names<Element: Identified>(of old: [Element], _ new: [Element]) -> [String] {
    var names = [String](repeating: "", count: old.count)
    for match in matches {
      guard let former = match.before else { continue }
      names[former] = match.after.map { new[$0].id } ?? Self.removed + old[former].id
    }
    return names
  }
}

/// What to do where something that seems to be gone only has another id.
func advice(onRenamed what: String) -> String {
  "If it is the same \(what) under another id, whoever edits the file should write the old id there after 'was:'."
}
