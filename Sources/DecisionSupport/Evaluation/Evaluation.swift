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
  private(set) var isAsked: [Bool]
  var asking: Reading
  var open: Reading
  var closed: Reading

  /// Reads an answer set; for the questions in `opened`, *nothing yet* stays unknown in the closed reading, too. With
  /// `supposingCalm`, *nothing yet* counts as calm in every reading: what would be asked if all the rest were calm?
  init(_ guidance: CompiledGuidance, _ answers: Answers, opened: Positions = [], supposingCalm: Bool = false) {
    self.guidance = guidance
    isAsked = Array(repeating: true, count: guidance.questions.count)
    asking = Reading(guidance)
    open = Reading(guidance)
    closed = Reading(guidance)
    for position in guidance.questions.indices {
      read(position, answers, isOpened: opened.contains(position), supposingCalm: supposingCalm)
    }
  }

  /// Reads the answer to one question. `ask-if` names earlier questions only, so all that it needs has been read.
  private mutating func read(_ position: Int, _ answers: Answers, isOpened: Bool = false, supposingCalm: Bool = false) {
    let askIf = guidance.questions[position].askIf
    let asked = askIf.map { asking.truth(of: $0, in: guidance) != .false } ?? true
    isAsked[position] = asked
    let calm = guidance.questions[position].calm
    let ignoresNotKnown = guidance.questions[position].ignoresNotKnown
    let gap = asked ? Holding.unknown : calm
    switch answers[Ordinal(position)] {
    case .some(let answer) where !answer.isNotKnown:
      let holding = guidance.questions[position].domain.holding(of: answer)
      // What is not known of a checklist counts as its gap does.
      asking.holdings[position] = holding.closing(asked ? 0 : .max, as: calm)
      let counted = holding.closing(asked && !ignoresNotKnown ? 0 : .max, as: calm)
      open.holdings[position] = counted
      closed.holdings[position] = counted
    case .some:
      asking.holdings[position] = gap
      open.holdings[position] = ignoresNotKnown ? calm : gap
      closed.holdings[position] = ignoresNotKnown ? calm : gap
    case .none where supposingCalm:
      asking.holdings[position] = calm
      open.holdings[position] = calm
      closed.holdings[position] = calm
    case .none:
      asking.holdings[position] = gap
      open.holdings[position] = gap
      closed.holdings[position] = isOpened ? gap : calm
    }
  }

  /// The same with another answer to one question: it is read anew, and what is asked because of it.
  func rereading(_ question: Int, _ answers: Answers) -> Evaluation {
    var other = self
    other.asking.forgetTruths()
    other.open.forgetTruths()
    other.closed.forgetTruths()
    other.read(question, answers)
    if guidance.questions[question].opensOthers {
      for later in guidance.questions.indices[(question + 1)...] { other.read(later, answers) }
    }
    return other
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
  fileprivate(set) var holdings: [Holding]
  private var truths: [Truth?]

  init(_ guidance: CompiledGuidance) {
    holdings = Array(repeating: .unknown, count: guidance.questions.count)
    truths = Array(repeating: nil, count: guidance.rules.count)
  }

  mutating func forgetTruths() {
    truths = Array(repeating: nil, count: truths.count)
  }

  /// The highest level among the rules that are at least so true; the lowest level if there is none.
  mutating func highestLevel(reaching truth: Truth, in guidance: CompiledGuidance) -> Int {
    for rule in guidance.rulesByHeight where self.truth(ofRule: rule, in: guidance) >= truth {
      return guidance.rules[rule].level
    }
    return 0
  }

  mutating func truth(ofRule rule: Int, in guidance: CompiledGuidance) -> Truth {
    if let known = truths[rule] { return known }
    let truth = truth(of: guidance.rules[rule].condition, in: guidance)
    truths[rule] = truth
    return truth
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
      while position < end { result = min(result, truth(of: nodes, at: &position, in: guidance)) }
      return result
    case .any(let end):
      var result = Truth.false
      while position < end { result = max(result, truth(of: nodes, at: &position, in: guidance)) }
      return result
    case .none(let end):
      var result = Truth.false
      while position < end { result = max(result, truth(of: nodes, at: &position, in: guidance)) }
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
