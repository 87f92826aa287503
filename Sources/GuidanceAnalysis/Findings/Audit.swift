public import DecisionSupport

/// What an audit found out about one guidance, or about the change from one to another.
public struct Audit: Sendable {
  /// How large the proof was.
  public struct Statistics: Sendable {
    /// Variables that were decided about.
    public var variables = 0

    /// Nodes that were made for the diagrams.
    public var nodes = 0

    /// Nodes that the results consist of.
    public var liveNodes = 0

    /// Whether part of the audit was decided by search, since diagrams exceeded their budget.
    public var searched = false
  }

  /// The configurations; only the one as it is now where nothing is compared.
  public let guidances: BeforeAndAfter<Guidance>

  /// What was found, by severity, kind and place.
  public internal(set) var findings: [Finding]

  /// How many of the safeguards hold, of how many; vacuous ones are not among those that hold.
  public let safeguards: (proved: Int, all: Int)

  /// How many answer sets are treated differently, all classes together, by what happens to the level; nil where it was
  /// not counted or nothing was compared.
  public let totals: (lowered: Effect.Share, raised: Effect.Share)?

  /// How large the proof was.
  public internal(set) var statistics: Statistics

  /// What the change does to concerns that are known.
  public var moves = LevelMoves()
}

/// A witness that engine and auditor disagree about, or another defect of the program: never a finding.
public struct AuditDefect: Error, Sendable {
  /// What went wrong, for a report to the authors.
  public let message: String
}

extension Audit {
  /// How an audit is done.
  public struct Options: Sendable {
    /// How many nodes the diagrams may take before a search goes on; nil takes few at first, and many where a search cannot
    /// decide everything quickly either.
    public var maxNodes: Int?

    /// How many branches a search looks at for one question before it gives up.
    public var maxSteps = 40_000

    /// How many nodes all that is affected by one thing may take before only what is near to calm is looked at; nil for a
    /// small part of all.
    var nodesOfOneCase: Int?

    /// Whether a search gives up at the first question that it cannot decide.
    var mustDecide = false

    /// Whether the audit may go on after so many steps: it is asked every few hundred, and of what is still open when it may
    /// not the audit says that it was not decided. A step is a few dozen nanoseconds to a few microseconds.
    public var mayGoOn: @Sendable (_ steps: Int) -> Bool = { _ in true }

    /// The day on which the audit is done.
    public var today: CalendarDate

    /// An audit with the usual budget.
    public init(today: CalendarDate) {
      self.today = today
    }

    /// How many variables an audit takes: an option of a checklist, or another question. More could exhaust the stack.
    static let mostVariables = 10_000

    /// How many nodes there may be.
    var nodes: Int { maxNodes ?? 16_000_000 }

    /// How many nodes there may be for one case.
    var nodesForOne: Int { nodesOfOneCase ?? max(300_000, nodes / 50) }

    /// Options with a budget that is nearly always enough: of two ways that may both take long, the one that happens to be
    /// short is found so.
    var brief: Options {
      var brief = self
      brief.maxNodes = maxNodes ?? 500_000
      brief.maxSteps = min(maxSteps, 2_500)
      brief.mustDecide = true
      brief.nodesOfOneCase = nodesOfOneCase ?? .max
      return brief
    }

    /// What diagrams say, or a search where they grow too large; or else what can be said without either.
    func decide<Result>(
      _ space: AnswerSpace,
      diagrams: (Options, WorkLimit) throws -> Result,
      search: (Options, WorkLimit) throws -> Result,
      otherwise: (_ why: [String]) -> Result
    ) throws -> Result {
      let count = space.variables.count
      guard count <= Self.mostVariables else {
        return otherwise(["It has \(count) answers to decide about; an audit takes at most \(Self.mostVariables)."])
      }
      let work = WorkLimit(mayGoOn)
      for options in maxNodes == nil ? [brief, self] : [self] {
        do { return try diagrams(options, work) } catch is BudgetExceeded {}
        if work.isReached { break }
        do { return try search(options, work) } catch is BudgetExceeded {}
        if work.isReached { break }
      }
      return otherwise([])
    }
  }
}
