import DecisionSupport

/// One configuration, or two beside each other, as sets of answer sets, with what an audit asks about them.
struct Examination<Sets: AnswerSets> {
  typealias Truth = Sets.Truth

  let space: AnswerSpace
  let sets: Sets
  let guidances: BeforeAndAfter<GuidanceSets<Sets>>

  /// The configurations that are looked at.
  let sides: [Side]
  let today: CalendarDate

  /// The answer sets that every side can be given, whether it applies to them or not.
  let comparable: Truth

  /// The answer sets to which every side applies: what proofs range over.
  let scope: Truth

  private let finishedParts = Remembered<[Truth]>()
  private let finishedSets = Remembered<(set: Truth, count: AnswerCount?)>()
  private let prices: (finished: Prices, unfinished: Prices)

  /// Compiles what there is.
  init(_ space: AnswerSpace, ranks: BeforeAndAfter<[Int]>, _ sets: Sets, today: CalendarDate) throws(BudgetExceeded) {
    let former = try space.guidances.before.map { (_) throws(BudgetExceeded) in
      try GuidanceSets(space, .before, ranks: ranks[.before], sets)
    }
    let present = try GuidanceSets(space, .after, ranks: ranks.after, sets)
    try self.init(
      space,
      BeforeAndAfter(before: former?.beside(present), after: former.map { present.beside($0) } ?? present),
      sets,
      prices: (Prices(space, areFinished: true), Prices(space, areFinished: false)),
      today: today
    )
  }

  private init(
    _ space: AnswerSpace,
    _ guidances: BeforeAndAfter<GuidanceSets<Sets>>,
    sides: [Side]? = nil,
    _ sets: Sets,
    prices: (finished: Prices, unfinished: Prices),
    today: CalendarDate
  ) throws(BudgetExceeded) {
    self.space = space
    self.guidances = guidances
    self.sets = sets
    self.prices = prices
    self.today = today
    let sides = sides ?? guidances.sides
    self.sides = sides
    comparable = try Self.comparable(space, sides, sets)
    var parts = [comparable]
    for side in sides { parts.append(guidances[side].applies) }
    scope = try sets.all(parts)
  }

  /// One of the configurations by itself, among the same answer sets.
  func alone(_ side: Side) throws(BudgetExceeded) -> Examination {
    if sides == [side] { return self }
    return try Examination(space, guidances, sides: [side], sets, prices: prices, today: today)
  }

  /// The former configuration beside another new one, which has the same questions and levels.
  func replacing(after guidance: Guidance) throws(BudgetExceeded) -> Examination {
    let space = space.replacing(after: guidance)
    let former = guidances[.before]
    let present = try GuidanceSets(space, .after, ranks: guidances.after.ranks, sets)
    let pair = BeforeAndAfter(before: former.beside(present), after: present.beside(former))
    return try Examination(space, pair, sets, prices: prices, today: today)
  }

  // MARK: Which answer sets there are

  /// Every answer is one that each side can be given which has the question; of a checklist all options have an answer, or
  /// none.
  private static func comparable(_ space: AnswerSpace, _ sides: [Side], _ sets: Sets) throws(BudgetExceeded) -> Truth {
    var parts: [Truth] = []
    for (number, variable) in space.variables.enumerated()
    where variable.states.contains(where: { !$0.refusedBy.isEmpty }) {
      parts.append(try sets.truth(number, of: variable.states) { $0.refusedBy.isDisjoint(with: sides) })
    }
    for entry in space.entries {
      guard let first = entry.variables.first, let gap = try nothing(first, space, sets) else { continue }
      for variable in entry.variables.dropFirst() {
        guard let other = try nothing(variable, space, sets) else { continue }
        parts.append(try sets.not(try sets.difference(gap, other)))
      }
    }
    return try sets.all(parts)
  }

  /// Where a variable has no answer; nil where that makes no difference.
  private static func nothing(_ variable: Int, _ space: AnswerSpace, _ sets: Sets) throws(BudgetExceeded) -> Truth? {
    let states = space.variables[variable].states
    guard states.contains(where: { $0.meaning == .nothing }) else { return nil }
    return try sets.truth(variable, of: states) { $0.meaning == .nothing }
  }

  /// What the finished answer sets have to satisfy, part by part.
  private func partsOfFinished() throws(BudgetExceeded) -> [Truth] {
    if let known = finishedParts.value { return known }
    var (parts, applies): ([Truth], [Truth]) = ([comparable], [])
    for side in sides { applies.append(guidances[side].applies) }
    parts.append(try sets.any(applies))
    for entry in space.entries {
      let asking = sides.compactMap { side in entry.positions[side].map { guidances[side].asked[$0] } }
      let asked = try sets.any(asking)
      for variable in entry.variables {
        if asking.isEmpty {
          // What no side asks can be answered in one way, so that it is counted once.
          parts.append(try sets.truth(variable, of: space.variables[variable].states) { $0.meaning == .notKnown })
        } else if let nothing = try Self.nothing(variable, space, sets) {
          parts.append(try sets.difference(asked, nothing))
        }
      }
    }
    finishedParts.value = parts
    return parts
  }

  /// Of the answer sets that some side applies to the finished, consistent ones: each question has an answer where it is
  /// asked, and nothing where it is not. Counts are taken of these.
  private func finished() throws(BudgetExceeded) -> (set: Truth, count: AnswerCount?) {
    if let known = finishedSets.value { return known }
    let set = try sets.all(try partsOfFinished())
    finishedSets.value = (set, sets.count(set))
    return finishedSets.value ?? (set, nil)
  }

  /// The finished answer sets of a small set.
  private func finished(of set: Truth) throws(BudgetExceeded) -> Truth {
    var finished = set
    for part in try partsOfFinished() where finished != sets.never { finished = try sets.all([finished, part]) }
    return finished
  }

  /// How many finished answer sets of all are in a set; nil where they cannot be counted.
  func share(of set: Truth) throws(BudgetExceeded) -> Effect.Share? {
    let found = try sets.briefly { () throws(BudgetExceeded) -> Effect.Share? in
      let finished = try finished()
      guard let whole = finished.count, let part = sets.count(try sets.all([finished.set, set])) else { return nil }
      return Effect.Share(part: part, whole: whole)
    }
    return found ?? nil
  }

  // MARK: Smallest cases

  /// What a finding is about: answer sets with the smallest case among them, a finished one if there is any.
  struct Affected {
    let set: Truth
    let smallest: PricedCase

    /// The other answer, of a claim that compares two.
    let pair: WitnessBuilder.Pair?

    /// The variables that were not tied to calm or no answer; nil where all answer sets were looked at.
    var free: Set<Int>? = nil
  }

  /// What is affected of a set, or of the part of it that is near to calm where all of it is too much.
  ///
  /// - Parameters:
  ///   - set: What the level is looked at in.
  ///   - others: Sets in which nothing can be affected.
  ///   - range: What answer sets are looked for in.
  ///   - pair: The other answer, of a claim that compares two.
  ///   - variables: What else the range asks for a reason of its own.
  ///   - falls: The parts of a set in which the level falls, as `affected(_:within:_:areMany:)` takes them.
  /// - Returns: What is affected; nil where nothing is.
  /// - Throws: `BudgetExceeded` where that cannot be found out.
  func affected(
    of set: Truth,
    outside others: Others<Truth>,
    within range: Truth,
    _ pair: WitnessBuilder.Pair? = nil,
    freeing variables: Set<Int> = [],
    _ falls: (Truth) throws(BudgetExceeded) -> [Truth]
  ) throws(BudgetExceeded) -> Affected? {
    let whole = try sets.briefly { () throws(BudgetExceeded) in
      try affected(try falls(set), within: range, pair, areMany: true)
    }
    if let whole { return whole }
    let asked = variables.union(pair?.there.map(\.variable) ?? [])
    let (near, free) = try sets.nearby(set, outside: others, freeing: asked)
    guard var part = try affected(try falls(near), within: range, pair, areMany: false) else {
      let isNothing = try sets.briefly { () throws(BudgetExceeded) in try sets.isEmpty([set, range], outside: others) }
      if isNothing == true { return nil }
      throw BudgetExceeded(isOfOneQuestion: true)
    }
    part.free = free
    return part
  }

  /// What is affected of a set where at least one of some others holds, or where all of it is too much, of the part of it that
  /// is near to calm with one of them: the first that has a case, which need not be the smallest of all.
  ///
  /// - Parameters:
  ///   - set: What is looked at.
  ///   - needed: The others; outside of them nothing is affected.
  ///   - others: Sets in which nothing can be affected.
  ///   - range: What answer sets are looked for in.
  ///   - parts: What of a set is affected.
  /// - Returns: What is affected; nil where nothing is.
  /// - Throws: `BudgetExceeded` where that cannot be found out.
  func affected(
    of set: Truth,
    inOneOf needed: [Truth],
    outside others: Others<Truth>,
    within range: Truth,
    _ parts: (Truth) throws(BudgetExceeded) -> [Truth]
  ) throws(BudgetExceeded) -> Affected? {
    let whole = try sets.briefly { () throws(BudgetExceeded) in try affected(try parts(set), within: range) }
    if let whole { return whole }
    // The one whose own cases are nearest to calm comes first, and mostly does. What cannot be decided of one may be of another.
    var near: [(set: Truth, free: Set<Int>, cost: Prices.Cost)] = []
    for one in needed {
      let found = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) -> (Truth, Set<Int>, Prices.Cost)? in
        let part = try sets.all([set, one])
        guard part != sets.never else { return nil }
        let (near, free) = try sets.nearby(part, outside: others, freeing: [])
        return try sets.cheapest(of: near, prices.finished, below: .max).map { (near, free, $0.cost) }
      }
      if let found = found ?? nil { near.append(found) }
    }
    for part in near.sorted(by: { $0.cost < $1.cost }) {
      let found = try BudgetExceeded.leavingUndecided { () throws(BudgetExceeded) in
        try affected(try parts(part.set), within: range, areMany: false)
      }
      guard var affected = found ?? nil else { continue }
      affected.free = part.free
      return affected
    }
    let isNothing = try sets.briefly { () throws(BudgetExceeded) in
      for one in needed where try !sets.isEmpty([set, one, range], outside: others) { return false }
      return true
    }
    if isNothing == true { return nil }
    throw BudgetExceeded(isOfOneQuestion: true)
  }

  /// Answer sets with the smallest case among them; nil where there are none.
  ///
  /// - Parameters:
  ///   - falls: Sets in each of which the level falls by a rank more than in the one before it, which it is a part of.
  ///   - range: What they are looked for in.
  ///   - pair: The other answer, of a claim that compares two.
  ///   - areMany: Whether the sets may be so large that all that is finished is better worked out first.
  /// - Returns: The first set as far as it lies in the range, with its smallest case.
  /// - Throws: `BudgetExceeded` where that cannot be found out.
  func affected(
    _ falls: [Truth],
    within range: Truth,
    _ pair: WitnessBuilder.Pair? = nil,
    areMany: Bool = true
  ) throws(BudgetExceeded) -> Affected? {
    var falls = falls
    for index in falls.indices { falls[index] = try sets.all([falls[index], range]) }
    guard let set = falls.first, set != sets.never else { return nil }
    var undecided: BudgetExceeded?
    for isFinished in [true, false] {
      var best: PricedCase?
      do {
        for (ranks, fall) in falls.enumerated() {
          // No part of a set has a case that is nearer than all cases of the set.
          let lack = Prices.cost(ofFallingBy: ranks)
          let wanted =
            !isFinished ? fall : areMany ? try sets.all([finished().set, fall]) : try finished(of: fall)
          let limit = best.map { $0.cost - lack } ?? .max
          let prices = isFinished ? prices.finished : prices.unfinished
          guard var found = try sets.cheapest(of: wanted, prices, below: limit) else { break }
          found.cost += lack
          best = found
        }
      } catch {
        guard error.isOfOneQuestion else { throw error }
        undecided = error
      }
      guard var best else { continue }
      // A case that is not finished comes behind all that are.
      if !isFinished { best.cost += 1 << 124 }
      return Affected(set: set, smallest: best, pair: pair)
    }
    if let undecided { throw undecided }
    return nil
  }
}

/// A value that is worked out when it is first asked for.
final class Remembered<Value> {
  var value: Value?
}
