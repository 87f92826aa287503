import DecisionSupport

/// In which order the diagrams ask the variables of a space.
struct Layout: Sendable {
  /// The variables, top first.
  let order: [Int]

  private let positions: [Int]

  init(order: [Int]) {
    self.order = order
    var positions = [Int](repeating: 0, count: order.count)
    for (position, variable) in order.enumerated() { positions[variable] = position }
    self.positions = positions
  }

  /// The order that keeps together what conditions ask together.
  init(of space: AnswerSpace, restarts: Int = 8) {
    let groups = Self.groups(of: space)
    self.init(order: VariableOrder(count: space.variables.count, groups: groups).best(restarts: restarts))
  }
  static func wholeGroups(of space: AnswerSpace) -> [[Int]] {
    var groups: [[Int]] = []
    for side in space.sides {
      guard let guidance = space.guidances[side] else { continue }
      let conditions =
        guidance.rules.map(\.condition) + guidance.reminders.compactMap(\.showIf)
        + [guidance.applicability?.condition].compactMap(\.self)
      let asked = guidance.questions.indices.map { question in
        guidance.questions[question].askIf.map { guidance.questionsNamed(in: $0) + [question] } ?? [question]
      }
      for questions in conditions.map({ guidance.questionsNamed(in: $0) }) + asked {
        groups.append(questions.flatMap { space.variables(ofQuestion: $0, side) })
      }
    }
    return groups
  }
  static func groups(of space: AnswerSpace) -> [[Int]] {
    var groups: [[Int]] = []
    for side in space.sides {
      guard let guidance = space.guidances[side] else { continue }
      let conditions =
        guidance.rules.map(\.condition) + guidance.reminders.compactMap(\.showIf)
        + [guidance.applicability?.condition].compactMap(\.self)
      groups += conditions.map { space.variables(testedBy: $0, side) }
      for (position, question) in guidance.questions.enumerated() {
        let own = space.variables(ofQuestion: position, side)
        groups.append(own)
        guard let askIf = question.askIf else { continue }
        // Each variable of a question hangs on what opens it.
        let gate = space.variables(testedBy: askIf, side)
        groups += own.map { gate + [$0] }
      }
    }
    return groups
  }

  /// The variable's place in the order.
  func position(of variable: Int) -> Int { positions[variable] }
}

extension AnswerSpace {
  /// The variables that a condition tests itself, or through rules.
  func variables(testedBy condition: Condition, _ side: Side) -> [Int] {
    guard let guidance = guidances[side] else { return [] }
    var found: Set<Int> = []
    var seen: Set<Int> = []
    var pending = [condition]
    while let condition = pending.popLast() {
      for test in condition.tests { found.formUnion(variables(testedBy: test, side)) }
      pending += condition.rules.filter { seen.insert($0.position).inserted }.map { guidance.rules[$0].condition }
    }
    return found.sorted()
  }

  private func variables(testedBy test: AnswerTest, _ side: Side) -> [Int] {
    guard let entry = entryOfQuestion[side]?[test.question.position] else { return [] }
    switch (entries[entry].form, test.values) {
    case (.checklist(let options), .options(let bits)):
      return options.filter { $0.positions[side].map { bits.contains($0) } ?? false }.map(\.variable)
    default:
      return entries[entry].variables
    }
  }

  /// The variables of one side's question.
  func variables(ofQuestion question: Int, _ side: Side) -> [Int] {
    guard let entry = entryOfQuestion[side]?[question] else { return [] }
    return entries[entry].variables
  }
}

extension AnswerSpace {
  /// The variables of a question with their calm states; of a checklist the options that the side has.
  func valueVariables(of entry: Int, _ side: Side) -> [(variable: Int, calm: Int)] {
    let calm = entries[entry].calm[side] ?? []
    switch entries[entry].form {
    case .choice(let variable): return [(variable, calm.first ?? 0)]
    case .checklist(let options):
      return zip(options, calm).filter { $0.0.positions[side] != nil }.map { ($0.variable, $1) }
    }
  }
}

extension AnswerSpace.Entry {
  /// Its variables.
  var variables: [Int] {
    switch form {
    case .choice(let variable): [variable]
    case .checklist(let options): options.map(\.variable)
    }
  }
}
