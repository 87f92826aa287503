public import DecisionSupport

extension Audit {
  /// Audits a change: which answer sets are treated differently, proved over all of them.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  public init(comparing old: Guidance, with new: Guidance, _ options: Options) throws {
    let parts = try ChangedAndOwn(old, new, options)
    let (own, before) = (parts.own, parts.before)
    var found = parts.changed
    guidances = Sided(old: old, new: new)
    totals = parts.totals
    statistics = parts.statistics
    for finding in own.findings {
      switch finding.kind {
      case .safeguardBrokenBefore where before?.broken.contains(finding.subject.id) == true:
        found.append(finding.renamed(.safeguardBrokenBefore, severity: .warning))
      case .safeguardBrokenBefore:
        found.append(finding.renamed(.safeguardBroken))
      case .undecided, .notLookedFor:
        found.append(finding)
      default:
        let wasThere = before?.findings.contains { $0.kind == finding.kind && $0.subject == finding.subject }
        if wasThere != true { found.append(finding) }
      }
    }
    found += StructuralComparison(old: old, new: new).findings(besides: found)
    findings = found.inOrder
    safeguards = (own.proved, new.safeguards.count)
  }
}

/// What a change does, and what there is to say of each side alone.
private struct ChangedAndOwn {
  let changed: [Finding]
  let own: OwnFindings

  /// What was so before is not the change's doing; nil where it does not matter.
  let before: OwnFindings?
  let totals: (lowered: Effect.Share, raised: Effect.Share)?
  let statistics: Audit.Statistics

  init(_ old: Guidance, _ new: Guidance, _ options: Audit.Options) throws {
    self = try options.decide(
      diagrams: { options in try ChangedAndOwn(examining: old, new, options) },
      search: { options in try ChangedAndOwn(searching: old, new, options) }
    )
  }

  private init(examining old: Guidance, _ new: Guidance, _ options: Audit.Options) throws {
    var change = try ChangeFindings(old, new, options)
    changed = try change.findings()
    totals = try change.totals()
    own = try OwnFindings(new, options, sharing: (change.examination, .new))
    before =
      own.isFlawless
      ? nil : try OwnFindings(old, options, sharing: (change.examination, .old), asFarAs: own)
    var statistics = change.statistics
    statistics.searched = own.statistics.searched
    self.statistics = statistics
  }

  private init(searching old: Guidance, _ new: Guidance, _ options: Audit.Options) throws {
    let rules = Pairing(old: old.rules, new: new.rules, formerID: \.formerID).pairs
    let ranks = LevelRanks(old, new)
    let search = try ChangeFindingsBySearch(Sided(old: old, new: new), rules: rules, ranks: ranks, options)
    changed = search.findings + (ranks.isComplete ? [] : [.notCompared(old, new)])
    totals = nil
    own = try OwnFindings(searching: new, options)
    before = own.isFlawless ? nil : try OwnFindings(searching: old, options)
    statistics = own.statistics
  }
}
