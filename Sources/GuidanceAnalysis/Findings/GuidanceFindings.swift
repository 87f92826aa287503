import DecisionSupport
import MarkedYAML

/// What there is to say of one configuration alone.
struct GuidanceFindings {
  private(set) var findings: [Finding] = []

  /// The safeguards that hold.
  private(set) var proved = 0

  /// The ids of the safeguards that are broken.
  private(set) var broken: Set<String> = []

  /// Whether a safeguard was not found to be broken, and not left open.
  func holds(_ safeguard: Finding.Subject) -> Bool {
    !broken.contains(safeguard.id) && !findings.contains { $0.kind == .undecided && $0.subject == safeguard }
  }

  /// Whether nothing was found that is amiss.
  var isFlawless: Bool { findings.allSatisfy { $0.kind == .notLookedFor } }

  /// Audits one configuration.
  ///
  /// - Parameters:
  ///   - examination: The configuration alone.
  ///   - wanted: What was found of another configuration, where no more is wanted than whether that is found here too.
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  init<Sets: AnswerSets>(_ examination: Examination<Sets>, asFarAs wanted: GuidanceFindings? = nil) throws {
    let side = examination.sides[0]
    let guidance = examination.guidances[side].guidance
    let subjects = wanted.map { $0.findings.map { $0.subject } }
    if subjects?.contains(where: { $0.kind != .safeguard }) ?? true {
      var lint = GuidanceLint(examination)
      try lint.check()
      findings = lint.findings + [lint.unfinished].compactMap(\.self)
    }
    let digests = ConditionDigests(guidance, ranks: examination.guidances[side].ranks)
    let check = SafeguardCheck(examination)
    for safeguard in guidance.safeguards
    where subjects?.contains(Finding.Subject(.safeguard, safeguard.id)) ?? true {
      do {
        try add(safeguard, check, digests)
      } catch let error as BudgetExceeded where error.isOfOneQuestion {
        findings.append(.undecided(safeguard))
      }
    }
    if !examination.sets.isExhaustive { findings.append(.notLookedFor(guidance)) }
  }

  private mutating func add<Sets: AnswerSets>(
    _ safeguard: Safeguard,
    _ check: SafeguardCheck<Sets>,
    _ digests: ConditionDigests
  ) throws {
    switch try check.verdict(on: safeguard.claim) {
    case .proved: proved += 1
    case .vacuous(let why): findings.append(.vacuous(safeguard, why))
    case .brokenLadder(let why):
      broken.insert(safeguard.id)
      findings.append(.broken(safeguard, because: why))
    case .broken(let affected):
      broken.insert(safeguard.id)
      let effect = try check.examination.effect(of: affected, orRules: true) { outcomes in
        switch safeguard.claim {
        case .always(_, let level): outcomes.before.level.map { $0 < level } ?? false
        case .neverShows(let shown, _): check.guidance.shows(shown, in: outcomes.before)
        default: outcomes.before.level != outcomes.after.level
        }
      }
      guard let effect else { return }
      findings.append(.broken(safeguard, effect, identity: digests.applicability + "\n" + digests.rules()))
    }
  }
}

extension Guidance {
  /// Whether an outcome shows something, as far as outcomes tell.
  fileprivate func shows(_ shown: Safeguard.Shown, in outcome: Outcome) -> Bool {
    func isWanted(_ id: String) -> Bool { shown.id == nil || shown.id == id }
    switch shown.kind {
    case .urgent: return outcome.urgent.contains { $0.isCertain && isWanted(questions[$0.question].id) }
    case .reminder: return outcome.reminders.contains { isWanted(reminders[$0.reminder].id) }
    case .pathway:
      let meaning = Meaning(self, outcome.answers)
      return pathways.contains { isWanted($0.id) && meaning.truth(of: $0.condition, .closed) == .true }
    case .toDo, .notToDo: return true
    }
  }
}

extension Finding {
  static func undecided(_ subject: Subject, details: [String] = [], at place: SourceRange? = nil) -> Finding {
    Finding(
      .undecided,
      subject,
      "what becomes of \(subject.kind.rawValue) '\(subject.id)' could not be decided within the limits",
      details: details + [
        "Give it more with --max-nodes or --time-limit. Nothing follows from what was not looked at."
      ],
      place: place
    )
  }

  static func undecided(_ safeguard: Safeguard) -> Finding {
    undecided(Subject(.safeguard, safeguard.id), at: safeguard.range)
  }

  static func notLookedFor(_ guidance: Guidance) -> Finding {
    Finding(
      .notLookedFor,
      Subject(.guidance, guidance.name),
      "nobody has looked for everything that '\(guidance.name)' may say in vain, since its diagrams are too large",
      details: ["Whether levels move and safeguards hold was decided by search. Give it more with --max-nodes."]
    )
  }

  fileprivate static func vacuous(_ safeguard: Safeguard, _ why: String) -> Finding {
    Finding(
      .safeguardVacuous,
      Subject(.safeguard, safeguard.id),
      "the safeguard \(safeguard.says.quoted) says nothing: \(why)",
      place: safeguard.range
    )
  }

  fileprivate static func broken(_ safeguard: Safeguard, because why: String) -> Finding {
    Finding(
      .safeguardBrokenBefore,
      Subject(.safeguard, safeguard.id),
      "the safeguard \(safeguard.says.quoted) does not hold: \(why)",
      place: safeguard.range
    )
  }

  fileprivate static func broken(_ safeguard: Safeguard, _ effect: Effect, identity: String) -> Finding {
    Finding(
      .safeguardBrokenBefore,
      Subject(.safeguard, safeguard.id),
      "the safeguard \(safeguard.says.quoted) does not hold for \(effect.witness.children)",
      place: safeguard.range,
      effect: effect,
      identity: identity
    )
  }
}
