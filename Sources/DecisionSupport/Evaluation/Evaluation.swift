/// The meaning of a guidance: which level, reminders and urgent actions an answer set calls for.
///
/// An answer set holds for each question a value, *not known*, or nothing yet. Three readings of it differ only in what
/// the gaps count as:
///
/// | reading | value | not known | calm assumed where not known | nothing yet | question not asked |
/// |---|---|---|---|---|---|
/// | `asking`, for `ask-if` and `applies-if` | itself | unknown | unknown | unknown | calm |
/// | `open`, for what is established and possible | itself | unknown | calm | unknown | calm |
/// | `closed`, for what is suggested now | itself | unknown | calm | calm | calm |
///
/// A value that was given always counts, whether its question would be asked or not.
struct Evaluation: Sendable {
  let guidance: CompiledGuidance
  private(set) var answers: Answers
  private(set) var isAsked: [Bool]
  private(set) var holdings: [Holdings]

  private var supposesCalm: Bool

  /// The truth of each test, by its place.
  private var testTruths: [Truths]
  private var ruleTruths: RuleTruths

  /// The questions that may be asked or not because of an answer that was read.
  private var gated: Positions

  /// Reads an answer set. With `supposingCalm`, *nothing yet* counts as calm in every reading: what would be asked if all
  /// the rest were calm?
  init(_ guidance: CompiledGuidance, _ answers: Answers, supposingCalm: Bool = false) {
    self.guidance = guidance
    self.answers = answers
    isAsked = guidance.questions.map { $0.askIf == nil }
    holdings = guidance.questions.map { Holdings(asking: $0.calm, open: $0.calm, closed: $0.calm) }
    supposesCalm = supposingCalm
    testTruths = Array(repeating: .false, count: guidance.tests.tests.count)
    ruleTruths = RuleTruths(count: guidance.rulesByHeight.count)
    gated = Positions(below: guidance.questions.count)
    for position in guidance.questions.indices {
      test(position)
      read(position)
    }
    openAndClose()
  }

  /// Reads another answer set in the room of this one.
  mutating func read(_ answers: Answers) {
    for position in self.answers.update(to: answers) { read(position) }
    openAndClose()
  }

  /// Reads another answer to one question, and anew the questions that it opens or closes.
  mutating func change(_ question: Int, to answer: Answer?) {
    answers[Ordinal(question)] = answer
    read(question)
    openAndClose()
  }

  private mutating func openAndClose() {
    // `ask-if` names earlier questions only, so going forward it is known of them whether they are asked.
    while let position = gated.popFirst() {
      guard let askIf = guidance.questions[position].askIf else { continue }
      let isAskedNow = truth(of: askIf, .asking) != .false
      guard isAskedNow != isAsked[position] else { continue }
      isAsked[position] = isAskedNow
      read(position)
    }
  }

  /// Takes what the answer to a question, or the lack of one, counts as.
  mutating func read(_ position: Int) { hold(meaning(of: answers[Ordinal(position)], to: position), position) }

  /// Supposes another answer to a question.
  mutating func suppose(_ answer: Answer, to question: Int) {
    hold(meaning(of: answer, to: question), question)
    openAndClose()
  }

  /// Supposes whatever a body does of a question, and then nothing any longer.
  mutating func trying(_ question: Int, _ body: (inout Evaluation) -> Void) {
    let known = ruleTruths
    body(&self)
    read(question)
    openAndClose()
    ruleTruths = known
  }

  /// What an answer to a question, or the lack of one, counts as.
  func meaning(of answer: Answer?, to position: Int) -> Holdings {
    let question = guidance.questions[position]
    let calm = question.calm
    let gap = isAsked[position] ? Holding.unknown : calm
    let ignored = question.ignoresNotKnown ? calm : gap
    let assumed = isAsked[position] ? question.assumption : calm
    switch answer {
    case .notKnown:
      return Holdings(asking: gap, open: ignored, closed: assumed)
    case .some(let answer):
      let value = guidance.domains[position].holding(of: answer)
      // What is not known of a checklist counts as its gap does.
      return Holdings(
        asking: value.closing(as: gap),
        open: value.closing(as: ignored),
        closed: value.closing(as: assumed)
      )
    case .none where supposesCalm:
      return Holdings(asking: calm, open: calm, closed: calm)
    case .none:
      return Holdings(asking: gap, open: gap, closed: calm)
    }
  }

  private mutating func hold(_ new: Holdings, _ position: Int) {
    let old = holdings[position]
    guard new != old else { return }
    holdings[position] = new
    test(position)
    ruleTruths.forget(guidance.rulesNaming[position])
    if guidance.questions.start[position].opensOthers, new.asking != old.asking {
      gated.formUnion(guidance.opens[position])
    }
  }

  /// Holds the tests of a question's answer against what is held of it.
  private mutating func test(_ position: Int) {
    let (tests, held) = (guidance.questions.start[position].tests, holdings[position])
    testTruths.withUnsafeMutableBufferPointer { truths in
      for index in tests {
        let test = guidance.testsByQuestion.start[index]
        truths[test.place] = held.isAmong(test.values)
      }
    }
  }

  /// Supposes that a question that is asked and has no answer is not known, until it is read again.
  mutating func supposeUnknown(_ position: Int) {
    var held = holdings[position]
    held.closed = .unknown
    hold(held, position)
  }

  /// Supposes, or no longer supposes, that whatever has no answer yet were answered calmly.
  mutating func supposeCalm(_ supposes: Bool) {
    supposesCalm = supposes
    for position in guidance.questions.indices where answers[Ordinal(position)] == nil { read(position) }
    openAndClose()
  }

  /// Whether the guidance is for this concern at all.
  mutating func applies() -> Bool { guidance.appliesIf.map { truth(of: $0, .asking) != .false } ?? true }

  /// The highest level that is certain, whatever is still found out.
  mutating func established() -> Int { highestLevel(.open, reaching: .true) }

  /// The highest level that is not ruled out.
  mutating func possible() -> Int { highestLevel(.open, reaching: .unknown) }

  /// The level to work with now: what nobody knows is assumed to be bad, what was not asked yet is not.
  mutating func suggested() -> Int { highestLevel(.closed, reaching: .unknown) }

  /// Whether a condition is not ruled out: what shows a reminder.
  mutating func isShown(_ condition: CompiledCondition?) -> Bool {
    condition.map { truth(of: $0, .closed) != .false } ?? true
  }

  /// Whether a question's answer may be one that calls for its urgent action.
  func isUrgent(_ position: Int) -> Bool {
    guidance.questions[position].urgentIf.map { holdings[position].closed.isAmong($0) != .false } ?? false
  }

  /// The highest level among the rules that are at least so true; the lowest level if there is none.
  private mutating func highestLevel(_ reading: Reading, reaching truth: Truth) -> Int {
    firstRule(reading, reaching: truth).map { guidance.rulesByHeight[$0].level } ?? 0
  }

  /// The place of the highest rule, at or behind a place, that is at least so true.
  mutating func firstRule(from place: Int = 0, _ reading: Reading, reaching truth: Truth) -> Int? {
    let bit = Truths.bit(reading, atLeast: truth)
    while let place = ruleTruths.first(bit, from: place) {
      if truths(ofRuleAt: place)[reading] >= truth { return place }
    }
    return nil
  }

  /// The places of all rules that are at least so true.
  mutating func rules(_ reading: Reading, reaching truth: Truth) -> Positions {
    var found = Positions()
    var place = 0
    while let next = firstRule(from: place, reading, reaching: truth) {
      found.insert(next)
      place = next + 1
    }
    return found
  }

  mutating func truth(ofRule rule: Int, _ reading: Reading) -> Truth {
    truths(ofRuleAt: guidance.places[rule])[reading]
  }

  mutating func truth(of condition: CompiledCondition, _ reading: Reading) -> Truth {
    var position = Int(condition.start)
    return truths(of: guidance.nodes.start, at: &position)[reading]
  }

  /// The truth of a condition that is not one of the guidance's own.
  func truth(of condition: Condition, _ reading: Reading) -> Truth {
    var list = ConditionList(domains: guidance.domains, places: guidance.places, sharing: guidance.tests)
    list.append(condition)
    let nodes = FixedList(list.nodes)
    var wider = self
    wider.testTruths += list.tests.tests[testTruths.count...].map { holdings[$0.question].isAmong($0.values) }
    var position = 0
    return withExtendedLifetime(nodes) { wider.truths(of: nodes.start, at: &position) }[reading]
  }

  mutating func truths(ofRuleAt place: Int) -> Truths {
    if let known = ruleTruths[place] { return known }
    var position = Int(guidance.rulesByHeight[place].condition.start)
    let truths = truths(of: guidance.nodes.start, at: &position)
    ruleTruths.set(place, to: truths)
    return truths
  }

  /// Evaluates the node at a position and moves the position behind it.
  @inline(__always)
  private mutating func truths(of nodes: UnsafePointer<ConditionList.Node>, at position: inout Int) -> Truths {
    // Most nodes are tests.
    guard case .test(let place) = nodes[position] else { return truths(ofGroup: nodes, at: &position) }
    position += 1
    return testTruths[Int(place)]
  }

  private mutating func truths(ofGroup nodes: UnsafePointer<ConditionList.Node>, at position: inout Int) -> Truths {
    let node = nodes[position]
    position += 1
    switch node {
    case .test(let place):
      return testTruths[Int(place)]
    case .rule(let place):
      return truths(ofRuleAt: Int(place))
    case .all(let end):
      var result = Truths.true
      while position < end, result != .false { result = result & truths(of: nodes, at: &position) }
      position = Int(end)
      return result
    case .any(let end):
      return anyTruths(of: nodes, at: &position, end)
    case .none(let end):
      return !anyTruths(of: nodes, at: &position, end)
    case .atLeast(let count, let end):
      var counts = TruthCounts()
      while position < end { counts.add(truths(of: nodes, at: &position)) }
      return counts.reaching(count)
    }
  }

  private mutating func anyTruths(
    of nodes: UnsafePointer<ConditionList.Node>,
    at position: inout Int,
    _ end: Int32
  ) -> Truths {
    var result = Truths.false
    while position < end, result != .true { result = result | truths(of: nodes, at: &position) }
    position = Int(end)
    return result
  }
}

extension Holding {
  /// The same with what is not known of a checklist counting as it does in another holding.
  fileprivate func closing(as other: Holding) -> Holding {
    let unknown = conceivable & ~certain
    return Holding(
      certain: certain | (unknown & other.certain),
      conceivable: certain | (unknown & other.conceivable)
    )
  }
}
