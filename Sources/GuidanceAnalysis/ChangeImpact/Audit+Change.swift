public import DecisionSupport

extension Audit {
  /// Audits a change: which answer sets are treated differently, proved over all of them.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  public init(comparing old: Guidance, with new: Guidance, _ options: Options) throws {
    // Where only words differ, each side is as amiss as the other.
    if new.decides(like: old) {
      self = try Audit(alone: new, besides: old, options)
      return
    }
    let space = AnswerSpace(BeforeAndAfter(before: old, after: new))
    self = try options.decide(
      space,
      diagrams: { options, work in
        try Audit(comparing: old, new, space, .diagrams(space, options, work), options)
      },
      search: { options, work in try Audit(comparing: old, new, space, .search(space, options, work), options) },
      otherwise: { Audit(undecided: new, besides: old, space, because: $0) }
    )
  }

  private init<Sets: AnswerSets>(
    comparing old: Guidance,
    _ new: Guidance,
    _ space: AnswerSpace,
    _ sets: Sets,
    _ options: Options
  ) throws {
    let pairings = Pairings(old, new)
    let examination = try Examination(space, ranks: pairings.ranks, sets, today: options.today)
    let edits = Edits(space, rules: pairings.rules.matches)
    let change = try ChangeFindings(examination, edits, levelsAreComparable: pairings.levelsAreComparable)
    let own = try sets.work.unlessReached { try GuidanceFindings(examination.alone(.after)) }
    // What was so before is not the change's doing.
    let before = try own.flatMap { own in
      try sets.work.unlessReached {
        own.isFlawless ? nil : try GuidanceFindings(examination.alone(.before), asFarAs: own)
      } ?? nil
    }
    var found = change.findings
    for finding in own?.findings ?? [] {
      switch finding.kind {
      case .safeguardBrokenBefore where before?.holds(finding.subject) == true:
        found.append(finding.renamed(.safeguardBroken))
      case .safeguardBrokenBefore, .undecided, .notLookedFor:
        found.append(finding)
      default:
        let wasThere = before?.findings.contains { $0.kind == finding.kind && $0.subject == finding.subject }
        if wasThere != true { found.append(finding) }
      }
    }
    // Of what was not decided before nobody knows whether the change did it.
    found += (before?.findings ?? []).filter { finding in
      let isOwn = own?.findings.contains { $0.subject == finding.subject } ?? false
      let isAbout = isOwn || finding.subject.kind == .guidance
      return finding.kind == .undecided && isAbout
        && !found.contains { other in
          other.kind == .undecided
            && (other.subject == finding.subject || [other, finding].allSatisfy { $0.subject.kind == .guidance })
        }
    }
    // That the time was up is said of the whole, once.
    if sets.work.isReached, !found.contains(where: { $0.kind == .undecided && $0.subject.kind == .guidance }) {
      found.append(.undecided(.init(.guidance, new.name)))
    }
    found += StructuralComparison(old: old, new: new).findings(besides: found)
    found += Finding.bidirectionalControls(in: new, besides: old)
    guidances = BeforeAndAfter(before: old, after: new)
    findings = found.inOrder
    safeguards = (own?.proved ?? 0, new.safeguards.count)
    totals = change.totals
    statistics = examination.statistics
  }
}

extension Finding {
  /// The finding under another name.
  func renamed(_ kind: FindingKind) -> Finding {
    Finding(
      kind,
      subject,
      message,
      details: details,
      place: place,
      formerPlace: formerPlace,
      effect: effect,
      identity: basis,
      edits: edits,
      condition: condition
    )
  }
}
