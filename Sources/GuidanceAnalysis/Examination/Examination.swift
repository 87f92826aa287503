import DecisionSupport

/// One guidance, or two, as functions over all answer sets, with what an audit asks about them.
struct Examination {
  private(set) var space: AnswerSpace
  let layout: Layout
  let store: NodeStore
  private(set) var functions: Sided<Functions>

  /// The answer sets that every side can be given and applies to: what proofs range over.
  private(set) var scope: Diagram

  /// The answer sets that every side can be given, whether it applies to them or not.
  let comparable: Diagram

  private var finishedSets: Diagram?

  /// The rank of each side's levels.
  let ranks: Sided<[Int]>

  let today: CalendarDate
  private(set) var compilers: Sided<GuidanceCompiler<DiagramAlgebra>>
  private let counting: Counting
  private var fingerprints: FunctionFingerprint?
  private var finishedCount: AnswerCount?

  /// Whether the level depends on variables, as far as that was asked.
  var deciding: [Int: Bool] = [:]
  private var applies: Diagram

  /// Compiles what there is; of another examination over the same answers it takes over what that has compiled already.
  init(
    _ guidances: Sided<Guidance>,
    ranks: Sided<[Int]>,
    _ options: Audit.Options,
    sharing other: (examination: Examination, side: Side)? = nil,
    cuttingBeside: Bool = false
  ) throws(BudgetExceeded) {
    let space = AnswerSpace(guidances, cuttingBeside: cuttingBeside)
    let shared = other.flatMap { space.isLaidOut(as: $0.examination.space, $0.side) ? $0 : nil }
    let known = other.flatMap { $0.examination.space.variables.count == space.variables.count ? $0 : nil }
    let layout = known?.examination.layout ?? Layout(of: space)
    let store =
      shared?.examination.store
      ?? NodeStore(arities: layout.order.map { space.variables[$0].states.count }, budget: options.nodes)
    var compilers = Sided<GuidanceCompiler<DiagramAlgebra>>()
    if let (examination, side) = shared {
      compilers.new = examination.compilers[side]
      comparable = examination.comparable
    } else {
      comparable = try Self.comparable(space, layout, store)
      for side in space.sides {
        guard let guidance = guidances[side] else { continue }
        let algebra = DiagramAlgebra(store: store, layout: layout)
        compilers[side] = try GuidanceCompiler(space, side, guidance, algebra)
      }
    }
    var functions = Sided<Functions>()
    if let (examination, side) = shared, let known = examination.functions[side], examination.ranks[side] == ranks.new {
      functions.new = known
    } else {
      functions = try compilers.functions(ranks: ranks)
    }
    self.space = space
    self.layout = layout
    self.store = store
    self.functions = functions
    self.compilers = compilers
    self.ranks = ranks
    today = options.today
    var (scope, applies) = (comparable, Diagram.never)
    for own in functions.all {
      scope = try store.both(scope, own.applies)
      applies = try store.either(applies, own.applies)
    }
    self.scope = scope
    self.applies = applies
    counting = Counting(space, layout, store)
  }

  /// The same with another new guidance, which has the same questions and levels; its functions are known.
  mutating func comparing(
    with guidance: Guidance,
    _ compiler: GuidanceCompiler<DiagramAlgebra>,
    _ own: Functions
  ) throws(BudgetExceeded) -> Examination {
    _ = try finished()
    var other = self
    other.space = space.replacing(new: guidance)
    other.functions.new = own
    other.compilers.new = compiler
    other.deciding = [:]
    guard let old = functions.old, old.applies != own.applies || old.asked != own.asked else { return other }
    (other.finishedSets, other.finishedCount) = (nil, nil)
    other.applies = try store.either(old.applies, own.applies)
    other.scope = try store.both(comparable, try store.both(old.applies, own.applies))
    return other
  }

  // MARK: Questions about functions

  /// Where a condition of one side is not ruled out.
  mutating func possible(_ condition: Condition, _ side: Side) throws(BudgetExceeded) -> Diagram {
    guard var compiler = compilers[side] else { return .never }
    // What it remembers would be copied if it were still here.
    compilers[side] = nil
    defer { compilers[side] = compiler }
    return try compiler.possible(condition, .closed)
  }

  /// Whether a condition of the new side holds wherever one of the old side does; no condition always holds.
  mutating func covers(_ new: Condition?, _ old: Condition?) throws(BudgetExceeded) -> Bool {
    guard let new else { return true }
    guard let old else { return store.isCovered(scope, by: try possible(new, .new)) }
    var parts: Set<Diagram> = []
    for part in new.alternatives { parts.insert(try possible(part, .new)) }
    for part in old.alternatives {
      let wanted = try possible(part, .old)
      if parts.contains(wanted) { continue }
      let missing = try store.apply(.butNot, wanted, try possible(new, .new))
      guard store.isDisjoint(scope, from: missing) else { return false }
    }
    return true
  }

  /// By how many ranks the level at some states of a question's variables exceeds that at others, all else the same; of the
  /// answer sets that are in a set with both.
  func fall(_ side: Side, from here: VariableStates, to there: VariableStates, in set: Diagram) throws(BudgetExceeded)
    -> Diagram
  {
    guard let rules = functions[side]?.byRule else { return .never }
    if here.count == 1, there.count == 1, here[0].position == there[0].position {
      let (position, states) = (here[0].position, (here[0].state, there[0].state))
      guard try rules.isSomeLost(at: position, from: states.0, to: states.1) else { return .never }
    }
    let fall = try store.fall(from: try rules.ranked(at: here), to: try rules.ranked(at: there))
    guard fall != .never else { return .never }
    let compared = try store.both(try store.restrict(set, here), try store.restrict(set, there))
    return try store.apply(.times, compared, fall)
  }

  /// Where a number is greater than 0.
  func holds(_ number: Diagram) throws(BudgetExceeded) -> Diagram {
    try store.apply(.differs, number, .never)
  }

  /// Of the answer sets that some side applies to the finished, consistent ones: each question has an answer where it is
  /// asked, and nothing where it is not. Counts are taken of these.
  private mutating func finished() throws(BudgetExceeded) -> Diagram {
    if let finishedSets { return finishedSets }
    let consistent = try Self.consistent(space, layout, store, functions)
    let finished = try store.both(try store.both(comparable, applies), consistent)
    finishedSets = finished
    return finished
  }

  /// How many finished answer sets of all are among those for which a function is not 0.
  mutating func share(of set: Diagram) throws(BudgetExceeded) -> Effect.Share {
    let finished = try finished()
    let whole = finishedCount ?? counting.count(finished)
    finishedCount = whole
    return Effect.Share(part: counting.count(try store.apply(.times, finished, set)), whole: whole)
  }

  /// The fingerprint of the answer sets for which a function is not 0.
  mutating func fingerprint(of set: Diagram) -> String {
    let fingerprints = fingerprints ?? FunctionFingerprint(space, layout, store)
    self.fingerprints = fingerprints
    return fingerprints.fingerprint(of: set)
  }

  /// The smallest answer set for which a function is not 0, a finished one if there is any: states by position.
  mutating func smallestCase(of set: Diagram) throws(BudgetExceeded) -> [Int]? {
    guard set != .never else { return nil }
    let finished = try store.apply(.times, try finished(), set)
    if finished != .never {
      let search = SmallestCase(space, layout, store, isFinished: true)
      return search.find(in: finished)
    }
    let search = SmallestCase(space, layout, store, isFinished: false)
    return search.find(in: set)
  }
}
