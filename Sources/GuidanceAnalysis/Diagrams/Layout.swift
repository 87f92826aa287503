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
    self.init(order: VariableOrder(count: space.variables.count, groups: groups).best(restarts: restarts))
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

extension AnswerSpace.Entry {
  /// Its variables, the one that says whether it was answered first.
  var variables: [Int] {
    switch form {
    case .choice(let variable): [variable]
    case .checklist(let answered, let options): [answered].compactMap(\.self) + options.map(\.variable)
    }
  }
}
