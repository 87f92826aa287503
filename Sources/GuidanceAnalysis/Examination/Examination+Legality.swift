import DecisionSupport

// Which answer sets can be given and compared, and which are finished.

extension Examination {
  /// Every answer is one that each side has which has the question; of a checklist all options have an answer, or none.
  static func comparable(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore) throws(BudgetExceeded)
    -> Diagram
  {
    var parts: [Diagram] = []
    for (number, variable) in space.variables.enumerated() where variable.states.contains(where: { !$0.isShared }) {
      parts.append(try store.node(layout.position(of: number), among: variable.states.map(\.isShared)))
    }
    for entry in space.entries {
      guard let first = entry.variables.first, let gap = try nothing(first, space, layout, store) else { continue }
      for variable in entry.variables.dropFirst() {
        guard let other = try nothing(variable, space, layout, store) else { continue }
        parts.append(try store.not(try store.apply(.differs, gap, other)))
      }
    }
    return try store.merge(.both, parts, empty: .always)
  }

  /// Where a variable has no answer; nil where that makes no difference.
  private static func nothing(_ variable: Int, _ space: AnswerSpace, _ layout: Layout, _ store: NodeStore)
    throws(BudgetExceeded) -> Diagram?
  {
    let states = space.variables[variable].states
    guard states.contains(where: { $0.meaning == .nothing }) else { return nil }
    return try store.node(layout.position(of: variable), among: states.map { $0.meaning == .nothing })
  }

  /// Each variable has an answer where some side asks its question, and none elsewhere.
  static func consistent(
    _ space: AnswerSpace,
    _ layout: Layout,
    _ store: NodeStore,
    _ functions: Sided<Functions>
  ) throws(BudgetExceeded) -> Diagram {
    var parts: [Diagram] = []
    for entry in space.entries {
      var asked = Diagram.never
      for side in space.sides {
        guard let position = entry.positions[side], let own = functions[side] else { continue }
        asked = try store.either(asked, own.asked[position])
      }
      for variable in entry.variables {
        guard let nothing = try nothing(variable, space, layout, store) else { continue }
        parts.append(try store.apply(.differs, asked, nothing))
      }
    }
    return try store.merge(.both, parts, empty: .always)
  }
}
