import DecisionSupport

/// Which variables meet in the conditions of a space: those that one condition needs together, and with them those that
/// decide whether one of them is asked.
///
/// Where any of several conditions is enough they need not be looked at together, so each is a group of its own.
struct AskedTogether {
  private let space: AnswerSpace

  /// The variables on which it depends whether each question is asked.
  private var opening: [Side: [Set<Int>]] = [:]

  /// By the rules, which make the large functions.
  private(set) var byRules: [[Int]] = []

  /// By `ask-if`, and within a checklist.
  private(set) var byOthers: [[Int]] = []

  /// How many questions open each other in a row, at most.
  private(set) var nesting = 0

  /// Variables of questions that stand together with what opens them, where that is little.
  private(set) var blocks: [[Int]] = []

  init(_ space: AnswerSpace) {
    self.space = space
    var blocks = Blocks(count: space.variables.count)
    for side in space.guidances.sides {
      let guidance = space.guidances[side]
      var opening: [Set<Int>] = []
      var depths: [Int] = []
      for (position, question) in guidance.questions.enumerated() {
        var above: Set<Int> = []
        var gates: Set<Int> = []
        var depth = 0
        if let askIf = question.askIf {
          for test in tests(in: askIf, guidance) {
            gates.formUnion(space.variables(testedBy: test, side))
            above.formUnion(opening[test.question.position])
            depth = max(depth, depths[test.question.position] + 1)
          }
        }
        above.formUnion(gates)
        if above.count > Self.mostNesting { above = Set(above.sorted().suffix(Self.mostNesting)) }
        depths.append(depth)
        nesting = max(nesting, depth)
        opening.append(above)
        let own = space.variables(of: Ordinal(position), side)
        byOthers.append(own)
        if !gates.isEmpty {
          blocks.join(own)
          if gates.count <= Self.mostGates { blocks.join(gates + own) }
        }
        if !above.isEmpty { byOthers += own.map { above + [$0] } }
      }
      self.opening[side] = opening
      for rule in guidance.rules { byRules += groups(of: rule.condition, side, guidance) }
      if let condition = guidance.applicability?.condition { byRules += groups(of: condition, side, guidance) }
    }
    self.blocks = blocks.all
  }

  /// In a longer chain only what stands next is looked at.
  static let mostNesting = 100

  /// What more variables than this open would stand together with too much.
  private static let mostGates = 3

  /// The variables that a condition needs together, a group for each part that is enough.
  private func groups(of condition: Condition, _ side: Side, _ guidance: Guidance) -> [[Int]] {
    switch condition {
    case .any(let parts): return parts.flatMap { groups(of: $0, side, guidance) }
    case .rule(let rule): return groups(of: guidance.rules[rule].condition, side, guidance)
    case .answer(let test):
      let above = opensUnknown(test, side, guidance)
      return space.variables(testedBy: test, side).map { above + [$0] }
    case .all, .none, .atLeast:
      var together: Set<Int> = []
      for test in tests(in: condition, guidance) {
        together.formUnion(space.variables(testedBy: test, side))
        together.formUnion(opensUnknown(test, side, guidance))
      }
      return [Array(together)]
    }
  }

  /// The variables on which it depends what not knowing the answer that is tested means.
  private func opensUnknown(_ test: AnswerTest, _ side: Side, _ guidance: Guidance) -> Set<Int> {
    let question = guidance.questions[test.question]
    guard question.assumption != question.calm else { return [] }
    return opening[side]?[test.question.position] ?? []
  }

  private func tests(in condition: Condition, _ guidance: Guidance) -> [AnswerTest] {
    var found: [AnswerTest] = []
    var seen: Set<Int> = []
    var pending = [condition]
    while let condition = pending.popLast() {
      found += condition.tests
      pending += condition.rules.filter { seen.insert($0.position).inserted }.map { guidance.rules[$0].condition }
    }
    return found
  }
}

/// Variables in blocks, at first one each.
private struct Blocks {
  private var blockOf: [Int]
  private var members: [[Int]]

  /// A larger one would leave nothing to order.
  private static let largest = 40

  init(count: Int) {
    blockOf = Array(0..<count)
    members = (0..<count).map { [$0] }
  }

  /// Makes one block of those that hold some variables, unless it became too large.
  mutating func join(_ variables: some Sequence<Int>) {
    let numbers = Set(variables.map { blockOf[$0] }).sorted()
    guard let first = numbers.first, numbers.reduce(0, { $0 + members[$1].count }) <= Self.largest else { return }
    for number in numbers.dropFirst() {
      for variable in members[number] { blockOf[variable] = first }
      members[first] += members[number]
      members[number] = []
    }
    members[first].sort()
  }

  /// The blocks that there are, by their first variable.
  var all: [[Int]] { members.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] } }
}
