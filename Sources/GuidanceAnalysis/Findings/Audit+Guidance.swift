public import DecisionSupport

extension Audit {
  /// Audits one guidance: what it says in vain, and whether its safeguards hold over every answer set.
  ///
  /// - Throws: `AuditDefect` where engine and auditor disagree about a witness.
  public init(of guidance: Guidance, _ options: Options) throws {
    try self.init(alone: guidance, besides: nil, options)
  }

  /// Audits one guidance, alone or beside one that decides the same.
  init(alone guidance: Guidance, besides other: Guidance?, _ options: Options) throws {
    let space = AnswerSpace(BeforeAndAfter(after: guidance))
    self = try options.decide(
      space,
      diagrams: { options, work in
        try Audit(alone: guidance, besides: other, space, .diagrams(space, options, work), options)
      },
      search: { options, work in
        try Audit(alone: guidance, besides: other, space, .search(space, options, work), options)
      },
      otherwise: { Audit(undecided: guidance, besides: other, space, because: $0) }
    )
  }

  /// What can be said where nothing could be decided about answer sets.
  init(undecided guidance: Guidance, besides other: Guidance?, _ space: AnswerSpace, because why: [String]) {
    var found = [Finding.undecided(.init(.guidance, guidance.name), details: why)]
    if let other { found += StructuralComparison(old: other, new: guidance).findings(besides: found) }
    found += Finding.bidirectionalControls(in: guidance, besides: other)
    guidances = BeforeAndAfter(before: other, after: guidance)
    findings = found.inOrder
    safeguards = (0, guidance.safeguards.count)
    totals = nil
    statistics = Statistics(variables: space.variables.count, searched: true)
  }

  private init<Sets: AnswerSets>(
    alone guidance: Guidance,
    besides other: Guidance?,
    _ space: AnswerSpace,
    _ sets: Sets,
    _ options: Options
  ) throws {
    let ranks = BeforeAndAfter(after: Array(guidance.levels.indices))
    let examination = try Examination(space, ranks: ranks, sets, today: options.today)
    let own = try GuidanceFindings(examination)
    var found = own.findings
    if let other {
      // Nothing that was so before is the change's doing; what does not hold, or was not decided, is said all the same.
      found.removeAll { ![.safeguardBrokenBefore, .undecided, .notLookedFor].contains($0.kind) }
      found += StructuralComparison(old: other, new: guidance).findings(besides: found)
    }
    found += Finding.bidirectionalControls(in: guidance, besides: other)
    let nobody = try other.flatMap { _ in try sets.work.unlessReached { try examination.share(of: sets.never) } ?? nil }
    guidances = BeforeAndAfter(before: other, after: guidance)
    findings = found.inOrder
    safeguards = (own.proved, guidance.safeguards.count)
    totals = nobody.map { ($0, $0) }
    statistics = examination.statistics
  }
}

extension AnswerSets where Self == DiagramSets {
  static func diagrams(_ space: AnswerSpace, _ options: Audit.Options, _ work: WorkLimit = WorkLimit()) -> DiagramSets {
    DiagramSets(space, Layout(of: space), budget: options.nodes, ofOneCase: options.nodesForOne, work: work)
  }
}

extension AnswerSets where Self == FormulaSets {
  static func search(_ space: AnswerSpace, _ options: Audit.Options, _ work: WorkLimit = WorkLimit())
    throws(BudgetExceeded) -> FormulaSets
  {
    try FormulaSets(space, steps: options.maxSteps, mustDecide: options.mustDecide, work: work)
  }
}

extension Examination {
  /// How large the examination is.
  var statistics: Audit.Statistics {
    let size = sets.size(of: guidances.all.flatMap { $0.rules.truths + [$0.applies] + $0.reminders + $0.asked })
    return Audit.Statistics(
      variables: space.variables.count,
      nodes: size.made,
      liveNodes: size.live,
      searched: !sets.isExhaustive
    )
  }
}

extension [Finding] {
  /// The heaviest first, then by kind, then in the order in which they were found.
  var inOrder: [Finding] {
    func key(_ finding: Finding) -> (Int, String) { (-finding.severity.rawValue, finding.kind.rawValue) }
    return enumerated().sorted { a, b in
      let (ka, kb) = (key(a.element), key(b.element))
      return ka == kb ? a.offset < b.offset : ka < kb
    }.map(\.element)
  }
}

extension Witness {
  /// How messages name the child whom the witness describes; the answers follow them.
  public static let theseAnswers = "a child with these answers"

  /// Whether no answer gives cause for concern, so that it is so for every such child.
  public var isCalm: Bool { given.isEmpty && unanswered.isEmpty }

  /// The children about whom the effect is, one of whom the witness describes.
  var children: String { isCalm ? Self.calmChild : "some children" }

  /// The child whom the witness describes, to begin a sentence.
  var example: String { isCalm ? Self.calmChild : "for example, \(Self.theseAnswers)" }

  private static let calmChild = "a child about whom nothing gives cause for concern"
}
