public import DecisionSupport
import MarkedYAML

extension Audit {
  /// Audits one guidance: what it says in vain, and whether its safeguards hold over every answer set.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  public init(of guidance: Guidance, _ options: Options) throws {
    let own = try OwnFindings(guidance, options)
    guidances = Sided(old: nil, new: guidance)
    findings = own.findings.inOrder
    safeguards = (own.proved, guidance.safeguards.count)
    totals = nil
    statistics = own.statistics
  }
}

/// What there is to say of one guidance alone.
struct OwnFindings {
  private(set) var findings: [Finding] = []

  /// The safeguards that hold.
  private(set) var proved = 0

  /// The ids of the safeguards that are broken.
  private(set) var broken: Set<String> = []
  private(set) var statistics = Audit.Statistics()

  /// Whether nothing was found that is amiss.
  var isFlawless: Bool { findings.allSatisfy { $0.kind == .notLookedFor } }

  /// Audits one guidance.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  init(_ guidance: Guidance, _ options: Audit.Options) throws {
    self = try options.decide(
      diagrams: { options in try OwnFindings(examining: guidance, options) },
      search: { options in try OwnFindings(searching: guidance, options) }
    )
  }

  /// Audits a side of a change that was examined, which has most of what is needed already.
  ///
  /// - Parameters:
  ///   - guidance: The guidance.
  ///   - options: How it is done.
  ///   - other: The change, and which side of it the guidance is.
  ///   - wanted: What was found of the other side, where no more is wanted than whether that is found here too.
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  init(
    _ guidance: Guidance,
    _ options: Audit.Options,
    sharing other: (examination: Examination, side: Side),
    asFarAs wanted: OwnFindings? = nil
  ) throws {
    do {
      try self.init(examining: guidance, options, sharing: other, asFarAs: wanted)
    } catch is BudgetExceeded {
      try self.init(searching: guidance, options)
    }
  }

  private init(
    examining guidance: Guidance,
    _ options: Audit.Options,
    sharing other: (examination: Examination, side: Side)? = nil,
    asFarAs wanted: OwnFindings? = nil
  ) throws {
    let examination = try Examination(
      Sided(old: nil, new: guidance),
      ranks: Sided(old: nil, new: Array(guidance.levels.indices)),
      options,
      sharing: other
    )
    let subjects = wanted.map { $0.findings.map(\.subject) }
    if subjects?.contains(where: { $0.kind != .safeguard }) ?? true {
      findings = try GuidanceLint.findings(examination, .new)
    }
    guard var proof = SafeguardProof(examination, .new) else { return }
    for safeguard in guidance.safeguards
    where subjects?.contains(Finding.Subject(.safeguard, safeguard.id)) ?? true {
      try add(safeguard, &proof)
    }
    statistics = examination.statistics
  }

  /// Audits one guidance whose diagrams are too large.
  init(searching guidance: Guidance, _ options: Audit.Options) throws {
    let search = try OwnFindingsBySearch(guidance, options)
    (findings, proved, broken, statistics) = (search.findings, search.proved, search.broken, search.statistics)
  }

  private mutating func add(_ safeguard: Safeguard, _ proof: inout SafeguardProof) throws {
    let subject = Finding.Subject(.safeguard, safeguard.id)
    switch try proof.verdict(on: safeguard.claim) {
    case .proved:
      proved += 1
    case .vacuous(let why):
      findings.append(.vacuous(safeguard, why))
    case .brokenLadder(let why):
      broken.insert(safeguard.id)
      findings.append(
        Finding(
          .safeguardBrokenBefore,
          subject,
          "safeguard '\(safeguard.id)' is broken: \(why)",
          severity: .error,
          details: [safeguard.says],
          place: safeguard.range
        )
      )
    case .broken(let set, let pair):
      broken.insert(safeguard.id)
      guard let effect = try proof.examination.effect(of: set, comparedWith: pair) else { return }
      findings.append(.broken(safeguard, effect))
    }
  }
}

extension Finding {
  static func undecided(_ subject: Subject, at place: SourceRange? = nil) -> Finding {
    Finding(
      .undecided,
      subject,
      "what becomes of \(subject.kind.rawValue) '\(subject.id)' could not be decided within the budget",
      details: ["Give it more with --max-nodes. Nothing follows from what was not looked at."],
      place: place
    )
  }

  static func undecided(_ safeguard: Safeguard) -> Finding {
    undecided(Subject(.safeguard, safeguard.id), at: safeguard.range)
  }

  static func neverHolds(_ rule: Rule, _ guidance: Guidance) -> Finding {
    Finding(
      .ruleNeverHolds,
      Subject(.rule, rule.id),
      "rule '\(rule.id)' can never hold, whatever is answered",
      details: ["No child reaches \(guidance.levels[rule.level].title) by it."],
      place: rule.range
    )
  }

  static func calmNotLowest(_ question: Question, _ effect: Effect?) -> Finding {
    let other = effect?.witness.counterpart?.phrases.there ?? ""
    return Finding(
      .calmNotLowest,
      Subject(.question, question.id),
      "the calm answer to '\(question.id)' is not its lowest: \(other.quoted) can lower the level",
      place: question.range,
      effect: effect
    )
  }

  static func notLookedFor(_ guidance: Guidance) -> Finding {
    Finding(
      .notLookedFor,
      Subject(.guidance, guidance.name),
      "nobody has looked for everything that '\(guidance.name)' may say in vain, since its diagrams are too large",
      details: ["Whether levels move and safeguards hold was decided by search. Give it more with --max-nodes."]
    )
  }

  static func vacuous(_ safeguard: Safeguard, _ why: String) -> Finding {
    Finding(
      .safeguardVacuous,
      Subject(.safeguard, safeguard.id),
      "safeguard '\(safeguard.id)' says nothing: \(why)",
      details: [safeguard.says],
      place: safeguard.range
    )
  }

  static func broken(_ safeguard: Safeguard, _ effect: Effect) -> Finding {
    Finding(
      .safeguardBrokenBefore,
      Subject(.safeguard, safeguard.id),
      "safeguard '\(safeguard.id)' is broken for \(effect.witness.child)",
      severity: .error,
      details: [safeguard.says],
      place: safeguard.range,
      effect: effect
    )
  }

  /// The same finding under another name and weight.
  func renamed(_ kind: FindingKind, severity: Severity? = nil) -> Finding {
    Finding(
      kind,
      subject,
      message,
      severity: severity,
      details: details,
      place: place,
      formerPlace: formerPlace,
      effect: effect
    )
  }
}

extension [Finding] {
  /// The heaviest first, then by kind, the most children first, then in the order in which they were found.
  var inOrder: [Finding] {
    func key(_ finding: Finding) -> (Int, String) { (-finding.severity.rawValue, finding.kind.rawValue) }
    return enumerated().sorted { a, b in
      let (ka, kb) = (key(a.element), key(b.element))
      return ka == kb ? a.offset < b.offset : ka < kb
    }.map(\.element)
  }
}

extension Witness {
  /// The child whom the witness describes: "a child who has domestic-abuse: yes and child-age: unborn".
  var child: String {
    let most = 4
    let words = given.prefix(most).map { "\($0.question): \($0.word)" }
    let more = given.count - words.count
    let all = more > 0 ? words + ["\(more) more answer\(more == 1 ? "" : "s")"] : words
    guard let last = all.last else { return "a child about whom every answer is calm" }
    let before = all.dropLast()
    return "a child who has " + (before.isEmpty ? last : before.joined(separator: ", ") + " and " + last)
  }
}
