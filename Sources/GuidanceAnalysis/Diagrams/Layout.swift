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
    let conditions = AskedTogether(space)
    let order = VariableOrder(
      count: space.variables.count,
      strong: conditions.byRules,
      weak: conditions.byOthers,
      blocks: conditions.blocks
    )
    self.init(order: order.best(restarts: restarts))
  }

  /// The variable's place in the order.
  func position(of variable: Int) -> Int { positions[variable] }
}

extension AnswerSpace {
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
