import DecisionSupport

// Where people are told what: items, urgent actions and pathways.

extension GuidanceSets {
  /// Where one form of an item shows, if its list does: unless it is ruled out now, of a warning unless it is ruled out
  /// whatever is found out; of several forms the first that is not ruled out.
  func shows(_ item: Item, _ part: Int, isWarning: Bool = false) throws(BudgetExceeded) -> Truth {
    guard item.isChoice else {
      return try compiler.possible(item.parts[part].condition, isWarning ? .open : .closed)
    }
    var earlier: [Truth] = []
    for other in item.parts[..<part] { earlier.append(try compiler.possible(other.condition, .open)) }
    return try sets.part(of: try compiler.possible(item.parts[part].condition, .open), outside: Others(earlier))
  }

  /// Where some form of items shows that is wanted.
  func shows(_ items: [Item], isWarning: Bool = false, where isWanted: (Item, Item.Part) -> Bool = { _, _ in true })
    throws(BudgetExceeded) -> Truth
  {
    var parts: [Truth] = []
    for item in items {
      for part in item.parts.indices where isWanted(item, item.parts[part]) {
        parts.append(try shows(item, part, isWarning: isWarning))
      }
    }
    return try sets.any(parts)
  }

  /// Where a question's urgent action is called for: for certain, or because nobody can rule it out.
  func urgent(_ question: Int) throws(BudgetExceeded) -> (possible: Truth, certain: Truth) {
    guard let test = guidance.questions[question].urgent?.answers else { return (sets.never, sets.never) }
    return (
      try compiler.truth(of: .answer(test), .closed, .possible),
      try compiler.truth(of: .answer(test), .closed, .certain)
    )
  }

  /// Where a pathway may be due, and where it is: where the guidance applies, if it is not for adults, too.
  func pathway(_ position: Int) throws(BudgetExceeded) -> (possible: Truth, certain: Truth) {
    let pathway = guidance.pathways[position]
    let reach = pathway.isForAdultsToo ? sets.always : applies
    return (
      try sets.all([reach, try compiler.truth(of: pathway.condition, .closed, .possible)]),
      try sets.all([reach, try compiler.truth(of: pathway.condition, .closed, .certain)])
    )
  }

  /// The part of a set in which the suggested level has a rank.
  func part(of set: Truth, at rank: Int) throws(BudgetExceeded) -> Truth {
    // What is at no higher level is mostly nothing, or little.
    let low = try sets.part(of: set, outside: rules.reaching(rank + 1))
    guard low != sets.never else { return low }
    return try sets.part(of: low, outside: Others([try sets.part(of: low, outside: rules.reaching(rank))]))
  }
}
