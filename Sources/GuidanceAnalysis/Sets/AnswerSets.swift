/// Sets of answer sets: what conditions are compiled to, and all that a checker asks of them. A truth is the set where it
/// holds.
///
/// Behind them stand decision diagrams, which hold whole sets and count them, or formulas, about which a complete search
/// decides where diagrams are too large.
protocol AnswerSets: AnyObject {
  associatedtype Truth: Hashable

  var never: Truth { get }
  var always: Truth { get }

  /// What asks whether there is time for more.
  var work: WorkLimit { get }

  /// Whether whole sets are at hand: then everything can be asked of every pair of them, and they can be counted.
  var isExhaustive: Bool { get }

  func not(_ truth: Truth) throws(BudgetExceeded) -> Truth
  func all(_ parts: [Truth]) throws(BudgetExceeded) -> Truth
  func any(_ parts: [Truth]) throws(BudgetExceeded) -> Truth
  func atLeast(_ count: Int, of parts: [Truth]) throws(BudgetExceeded) -> Truth

  /// The truth that is, for each state of a variable, another one.
  func choose(_ variable: Int, _ branches: [Truth]) throws(BudgetExceeded) -> Truth

  /// What is left of a truth when some variables have a state.
  func restrict(_ truth: Truth, _ states: VariableStates) throws(BudgetExceeded) -> Truth

  /// What is in one of two sets alone.
  func difference(_ a: Truth, _ b: Truth) throws(BudgetExceeded) -> Truth

  /// What is left of a set when others are taken away.
  func part(of set: Truth, outside others: Others<Truth>) throws(BudgetExceeded) -> Truth

  /// The part of a set in which every answer is calm, or not given, that does not bear on whether the set lies within others
  /// and is not among some that may be anything; with the variables that are not tied so. Where anything is left of the set
  /// without the others, something is left of this part.
  func nearby(_ set: Truth, outside others: Others<Truth>, freeing variables: Set<Int>) throws(BudgetExceeded)
    -> (set: Truth, free: Set<Int>)

  /// What a body makes as long as it takes few nodes; nil where it takes more.
  func briefly<Value>(_ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value?

  /// Whether nothing is in every one of some sets and outside of others.
  func isEmpty(_ sets: [Truth], outside others: Others<Truth>) throws(BudgetExceeded) -> Bool

  /// Some answer set of a set, by variable, calm as far as that is seen at once; nil where none is at hand.
  func example(of set: Truth) -> [Int]?

  /// Whether a truth holds somewhere in a set for one state of a variable and does not for another, all else the same; the set
  /// does not depend on the variable.
  func isLost(_ truth: Truth, at variable: Int, from state: Int, to other: Int, in set: Truth) throws(BudgetExceeded)
    -> Bool

  /// Some answer set in which a truth holds with one state of a variable and does not with another, all else the same; nil
  /// where none is at hand.
  func exampleLost(_ truth: Truth, at variable: Int, from state: Int, to other: Int) throws(BudgetExceeded) -> [Int]?

  /// The cheapest answer set of a set that costs less than a limit, by variable; nil where there is none.
  func cheapest(of set: Truth, _ prices: Prices, below limit: Prices.Cost) throws(BudgetExceeded) -> PricedCase?

  /// How many answer sets there are in a set; nil where that cannot be counted.
  func count(_ set: Truth) -> AnswerCount?

  /// Whether an answer set, by variable, is in a set.
  func contains(_ set: Truth, _ states: [Int]) -> Bool

  /// How much was made in all for the sets, and how much of it some of them consist of.
  func size(of sets: [Truth]) -> (made: Int, live: Int)

  /// The variables on which sets depend, or which at least they name.
  func variables(of sets: [Truth]) throws(BudgetExceeded) -> Set<Int>
}

/// Sets that are taken away from another: some by themselves, and groups that are taken away from many others too, each
/// larger by the next group.
struct Others<Truth: Hashable> {
  let own: [Truth]
  let common: [[Truth]]

  /// All these sets, one after another.
  let all: [Truth]

  /// Which of these sets ask what, once that was asked.
  let index = Remembered<OthersIndex>()

  init(_ own: [Truth] = [], common: [[Truth]] = []) {
    self.own = own
    self.common = common
    all = common.reduce(own) { $0 + $1 }
  }
}

/// More was needed than the budget allows.
struct BudgetExceeded: Error {
  /// Whether only what was asked last stays undecided; else nothing more can be asked.
  var isOfOneQuestion = false

  /// What a body finds out; nil where it stays undecided, and only that.
  static func leavingUndecided<Value>(_ body: () throws(BudgetExceeded) -> Value) throws(BudgetExceeded) -> Value? {
    do {
      return try body()
    } catch {
      guard error.isOfOneQuestion else { throw error }
      return nil
    }
  }
}

extension AnswerSets {
  func constant(_ holds: Bool) -> Truth { holds ? always : never }

  /// Where a variable's state is one that is wanted.
  func truth(_ variable: Int, of states: [AnswerSpace.State], where isWanted: (AnswerSpace.State) -> Bool)
    throws(BudgetExceeded) -> Truth
  {
    try choose(variable, states.map { constant(isWanted($0)) })
  }

  /// Whether a truth holds anywhere for one state of a variable and does not for another, all else the same.
  func isLost(_ truth: Truth, at variable: Int, from state: Int, to other: Int) throws(BudgetExceeded) -> Bool {
    try isLost(truth, at: variable, from: state, to: other, in: always)
  }

  func isEmpty(_ sets: [Truth]) throws(BudgetExceeded) -> Bool { try isEmpty(sets, outside: Others()) }

  /// Whether a truth holds wherever another does.
  func isCovered(_ set: Truth, by other: Truth) throws(BudgetExceeded) -> Bool {
    try isEmpty([set], outside: Others([other]))
  }

  /// Whether two truths hold in the same answer sets.
  func isSame(_ a: Truth, _ b: Truth) throws(BudgetExceeded) -> Bool {
    if a == b { return true }
    guard try isCovered(a, by: b) else { return false }
    return try isCovered(b, by: a)
  }

  /// A set where some variables have a state.
  func fixing(_ set: Truth, at states: VariableStates, in space: AnswerSpace) throws(BudgetExceeded) -> Truth {
    var parts = [set]
    for (variable, state) in states {
      parts.append(try choose(variable, space.variables[variable].states.indices.map { constant($0 == state) }))
    }
    return try all(parts)
  }
}
