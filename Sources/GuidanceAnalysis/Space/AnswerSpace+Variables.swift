import DecisionSupport

/// The states of some variables.
typealias VariableStates = [(variable: Int, state: Int)]

extension AnswerSpace.Entry {
  /// The variables of the question.
  var variables: [Int] {
    switch form {
    case .choice(let variable): [variable]
    case .checklist(let options): options.map(\.variable)
    }
  }
}

extension AnswerSpace {
  /// The variables of one side's question.
  func variables(of question: Ordinal<Question>, _ side: Side) -> [Int] {
    entries[entryOfQuestion[side][question.position]].variables
  }

  /// The variables that a test of one side asks: of a checklist those of the options that it names.
  func variables(testedBy test: AnswerTest, _ side: Side) -> [Int] {
    let entry = entries[entryOfQuestion[side][test.question.position]]
    guard case .checklist(let options) = entry.form, case .options(let bits) = test.values else {
      return entry.variables
    }
    return options.filter { $0.positions[side].map { bits.contains($0) } ?? false }.map(\.variable)
  }

  /// The variables of a side's question with their calm states; of a checklist the options that the side has.
  func calmVariables(of entry: Int, _ side: Side) -> [(variable: Int, calm: Int)] {
    let calm = entries[entry].calm[side]
    switch entries[entry].form {
    case .choice(let variable): return [(variable, calm[0])]
    case .checklist(let options):
      return zip(options, calm).filter { $0.0.positions[side] != nil }.map { ($0.variable, $1) }
    }
  }

  /// The calm state of every variable, as it was before where both sides have the question.
  var calmStates: [Int] {
    var states = [Int](repeating: 0, count: variables.count)
    for entry in entries {
      let calm = entry.calm[entry.positions.before == nil ? .after : .before]
      for (variable, state) in zip(entry.variables, calm) { states[variable] = state }
    }
    return states
  }
}
