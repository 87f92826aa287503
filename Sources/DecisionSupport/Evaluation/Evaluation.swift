/// The meaning of a guidance: which level, reminders and urgent actions an answer set calls for.
///
/// An answer set holds for each question a value, *not known*, or nothing yet. Three readings of it differ only in what
/// the gaps count as:
///
/// | reading | value | not known | `no-effect` not known | nothing yet | question not asked |
/// |---|---|---|---|---|---|
/// | `asking`, for `ask-if` and `applies-if` | itself | unknown | unknown | unknown | calm |
/// | `open`, for what is established and possible | itself | unknown | calm | unknown | calm |
/// | `closed`, for what is suggested now | itself | unknown | calm | calm | calm |
///
/// A value that was given always counts, whether its question would be asked or not.
struct Evaluation {
  let guidance: CompiledGuidance
  private(set) var answers: Answers
  private(set) var isAsked: [Bool]
  var asking: Reading
  var open: Reading
  var closed: Reading

  /// Reads an answer set; for the questions in `opened`, *nothing yet* stays unknown in the closed reading, too. With
  /// `supposingCalm`, *nothing yet* counts as calm in every reading: what would be asked if all the rest were calm?
  init(_ guidance: CompiledGuidance, _ answers: Answers, opened: Positions = [], supposingCalm: Bool = false) {
    self.guidance = guidance
    self.answers = answers
    isAsked = Array(repeating: true, count: guidance.questions.count)
    asking = Reading(guidance)
    open = asking
    closed = asking
    for position in guidance.questions.indices {
      read(position, opened: opened.contains(position), supposingCalm: supposingCalm)
    }
  }

  /// Reads another answer set in the room of this one.
  mutating func read(_ answers: Answers) {
    let former = self.answers
    self.answers = answers
    var opened = Positions()
    for position in guidance.questions.indices {
      let question = Ordinal<Question>(position)
      guard answers[question] != former[question] || opened.contains(position) else { continue }
      if read(position) { opened.formUnion(guidance.questions[position].opens) }
    }
  }

  /// Reads another answer to one question, and anew the questions that it opens or closes.
  mutating func change(_ question: Int, to answer: Answer?) {
    answers[Ordinal(question)] = answer
    guard read(question) else { return }
    var opened = guidance.questions[question].opens
    while let position = opened.popFirst() {
      if read(position) { opened.formUnion(guidance.questions[position].opens) }
    }
  }

  /// Whether another question may be asked or not because of what this one is held to be now.
  @discardableResult
  private mutating func read(_ position: Int, opened: Bool = false, supposingCalm: Bool = false) -> Bool {
    // `ask-if` names earlier questions only, so all that it needs has been read.
    let askIf = guidance.questions[position].askIf
    let asked = askIf.map { asking.truth(of: $0, in: guidance) != .false } ?? true
    isAsked[position] = asked
    let calm = guidance.questions[position].calm
    let ignoresNotKnown = guidance.questions[position].ignoresNotKnown
    let gap = asked ? Holding.unknown : calm
    let (forAsking, forOpen, forClosed): (Holding, Holding, Holding)
    switch answers[Ordinal(position)] {
    case .some(let answer) where !answer.isNotKnown:
      let holding = guidance.questions[position].domain.holding(of: answer)
      // What is not known of a checklist counts as its gap does.
      let counted = holding.closing(asked && !ignoresNotKnown ? 0 : .max, as: calm)
      (forAsking, forOpen, forClosed) = (holding.closing(asked ? 0 : .max, as: calm), counted, counted)
    case .some:
      let counted = ignoresNotKnown ? calm : gap
      (forAsking, forOpen, forClosed) = (gap, counted, counted)
    case .none where supposingCalm:
      (forAsking, forOpen, forClosed) = (calm, calm, calm)
    case .none:
      (forAsking, forOpen, forClosed) = (gap, gap, opened ? gap : calm)
    }
    open.hold(forOpen, position, in: guidance)
    closed.hold(forClosed, position, in: guidance)
    return asking.hold(forAsking, position, in: guidance)
  }

  /// Whether the guidance is for this concern at all.
  mutating func applies() -> Bool {
    guidance.appliesIf.map { asking.truth(of: $0, in: guidance) != .false } ?? true
  }

  /// The highest level that is certain, whatever is still found out.
  mutating func established() -> Int { open.highestLevel(reaching: .true, in: guidance) }

  /// The highest level that is not ruled out.
  mutating func possible() -> Int { open.highestLevel(reaching: .unknown, in: guidance) }

  /// The level to work with now: what nobody knows is assumed to be bad, what was not asked yet is not.
  mutating func suggested() -> Int { closed.highestLevel(reaching: .unknown, in: guidance) }

  /// Whether a condition is not ruled out: what shows a reminder.
  mutating func isShown(_ condition: CompiledCondition?) -> Bool {
    condition.map { closed.truth(of: $0, in: guidance) != .false } ?? true
  }

  /// Whether a question's answer may be one that calls for its urgent action.
  func isUrgent(_ position: Int) -> Bool {
    guidance.questions[position].urgentIf.map { closed.holdings[position].isAmong($0) != .false } ?? false
  }
}

/// One reading of an answer set, and the truth of conditions under it.
struct Reading {
  private(set) var holdings: [Holding]

  // The rules by their places: the highest that counts is then the first.
  private var isTrue: Positions
  private var isPossible: Positions

  /// The rules whose truth is not known, since a question that they name is held to be otherwise.
  private var isStale: Positions

  /// Starts with every question calm.
  init(_ guidance: CompiledGuidance) {
    holdings = guidance.questions.map(\.calm)
    isTrue = Positions(below: guidance.rules.count)
    isPossible = isTrue
    isStale = isTrue
  }

  /// Takes what is held of a question; whether that is something else than before.
  @discardableResult
  mutating func hold(_ holding: Holding, _ question: Int, in guidance: CompiledGuidance) -> Bool {
    guard holdings[question] != holding else { return false }
    holdings[question] = holding
    isStale.formUnion(guidance.questions[question].rules)
    return true
  }

  /// The highest level among the rules that are at least so true; the lowest level if there is none.
  mutating func highestLevel(reaching truth: Truth, in guidance: CompiledGuidance) -> Int {
    while let place = isStale.first(or: truth == .true ? isTrue : isPossible) {
      let rule = guidance.rulesByHeight[place]
      if self.truth(ofRule: rule, in: guidance) >= truth { return guidance.rules[rule].level }
    }
    return 0
  }

  mutating func truth(ofRule rule: Int, in guidance: CompiledGuidance) -> Truth {
    let place = guidance.places[rule]
    if isStale.contains(place) {
      let truth = truth(of: guidance.rules[rule].condition, in: guidance)
      isStale.remove(place)
      isTrue.set(place, truth == .true)
      isPossible.set(place, truth != .false)
      return truth
    }
    return isTrue.contains(place) ? .true : isPossible.contains(place) ? .unknown : .false
  }

  mutating func truth(of condition: CompiledCondition, in guidance: CompiledGuidance) -> Truth {
    var position = 0
    return truth(of: condition.nodes, at: &position, in: guidance)
  }

  /// Evaluates the node at a position and moves the position behind it.
  mutating func truth(
    of nodes: [CompiledCondition.Node],
    at position: inout Int,
    in guidance: CompiledGuidance
  ) -> Truth {
    let node = nodes[position]
    position += 1
    switch node {
    case .test(let question, let values):
      return holdings[Int(question)].isAmong(values)
    case .rule(let rule):
      return truth(ofRule: Int(rule), in: guidance)
    case .all(let end):
      var result = Truth.true
      while position < end, result != .false { result = min(result, truth(of: nodes, at: &position, in: guidance)) }
      position = Int(end)
      return result
    case .any(let end):
      var result = Truth.false
      while position < end, result != .true { result = max(result, truth(of: nodes, at: &position, in: guidance)) }
      position = Int(end)
      return result
    case .none(let end):
      var result = Truth.false
      while position < end, result != .true { result = max(result, truth(of: nodes, at: &position, in: guidance)) }
      position = Int(end)
      return !result
    case .atLeast(let count, let end):
      var certain = 0
      var conceivable = 0
      while position < end {
        let part = truth(of: nodes, at: &position, in: guidance)
        if part == .true { certain += 1 }
        if part != .false { conceivable += 1 }
      }
      return certain >= count ? .true : conceivable < count ? .false : .unknown
    }
  }
}

extension Holding {
  /// The same with the unknown options of a set counting as in another holding.
  fileprivate func closing(_ options: UInt64, as other: Holding) -> Holding {
    let unknown = conceivable & ~certain & options
    return Holding(
      certain: certain | (unknown & other.certain),
      conceivable: (conceivable & ~unknown) | (unknown & other.certain)
    )
  }
}
