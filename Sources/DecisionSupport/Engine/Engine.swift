/// The fast form of `Meaning`: it reads one answer set after the other, and evaluates only what changed and what it is
/// asked for.
struct Engine: Sendable {
  let guidance: CompiledGuidance
  private(set) var answers: Answers

  /// What each answer counts as.
  private(set) var counted: [CountedValues]

  /// The truth of each question's `ask-if`.
  private(set) var asked: [Truths]

  /// The truth of each test, by its place.
  private var testTruths: [Truths]
  private var ruleTruths: RuleTruths

  /// The questions that may be asked or not because of an answer that was read.
  private var gated: OrdinalSet

  /// Reads an answer set.
  init(_ guidance: CompiledGuidance, _ answers: Answers) {
    self.guidance = guidance
    self.answers = answers
    counted = guidance.questions.map { CountedValues(open: $0.calm, closed: $0.calm) }
    asked = guidance.questions.map { $0.askIf == nil ? .true : .false }
    testTruths = Array(repeating: .false, count: guidance.tests.count)
    ruleTruths = RuleTruths(count: guidance.rulesByRank.count)
    gated = OrdinalSet(below: guidance.questions.count)
    for question in guidance.questions.indices {
      test(counted[question], question)
      read(question)
    }
    openAndClose()
  }

  /// Reads another answer set in place of this one.
  mutating func read(_ answers: Answers) {
    read(answers, changed: answers.differences(from: self.answers))
  }

  /// Reads another answer set in place of this one, from which it differs in the answers to some questions at most.
  mutating func read(_ answers: Answers, changed: OrdinalSet) {
    for question in changed {
      self.answers.given[question] = answers.given[question]
      read(question)
    }
    openAndClose()
  }

  private mutating func openAndClose() {
    // `ask-if` names earlier questions only, so going forward it is known of them whether they are asked.
    while let question = gated.popFirst() {
      guard let askIf = guidance.questions[question].askIf else { continue }
      let truths = truths(of: askIf)
      guard truths != asked[question] else { continue }
      asked[question] = truths
      read(question)
    }
  }

  /// Takes what the answer to a question, or the lack of one, counts as.
  private mutating func read(_ question: Int) {
    // Asking a method of its own would copy the whole engine.
    count(guidance.values(of: answers.given[question], to: question, asked: asked[question]), question)
  }

  @inline(__always)
  private mutating func count(_ new: CountedValues, _ question: Int) {
    if new != counted[question] { change(new, question) }
  }

  private mutating func change(_ new: CountedValues, _ question: Int) {
    counted[question] = new
    test(new, question)
    for block in 0..<ruleTruths.blocks { ruleTruths.forget(guidance.rulesNaming.word(block, of: question), block) }
    if guidance.questions[question].opensOthers { gated.formUnion(question, of: guidance.opens) }
  }

  /// Holds the tests of a question's answer against what the answer counts as.
  @inline(__always)
  private mutating func test(_ values: CountedValues, _ question: Int) {
    for place in guidance.questions[question].tests { testTruths[place] = values.isAmong(guidance.tests[place]) }
  }

  // MARK: Supposing

  /// Supposes another answer to a question.
  mutating func suppose(_ answer: Answer, to question: Int) {
    count(guidance.values(of: answer, to: question, asked: asked[question]), question)
    openAndClose()
  }

  /// Supposes that the answer to a question may be any.
  mutating func supposeAny(_ question: Int) {
    count(CountedValues(open: .unknown, closed: .unknown), question)
    openAndClose()
  }

  /// Supposes whatever a body does of a question, and then nothing any longer.
  mutating func trying(_ question: Int, _ body: (inout Engine) -> Void) {
    let known = ruleTruths
    body(&self)
    supposeNothing(of: question)
    ruleTruths = known
  }

  /// Goes back to the answer to a question that was given.
  mutating func supposeNothing(of question: Int) {
    read(question)
    openAndClose()
  }

  // MARK: Truth

  mutating func truth(ofRule rule: Int, _ reading: Meaning.Reading) -> Truth {
    truths(ofRuleAt: guidance.ranks[rule])[reading]
  }

  mutating func truth(of condition: CompiledCondition, _ reading: Meaning.Reading) -> Truth {
    truths(of: condition)[reading]
  }

  /// Whether a condition is not ruled out for now; no condition always holds.
  mutating func mayHold(_ condition: CompiledCondition?) -> Bool {
    condition.map { truths(of: $0)[.closed] != .false } ?? true
  }

  /// The truth of a condition that is not one of the guidance's own.
  func truth(of condition: Condition, _ reading: Meaning.Reading) -> Truth {
    var engine = self
    return engine.truths(ofOther: condition)[reading]
  }

  private mutating func truths(ofOther condition: Condition) -> Truths {
    switch condition {
    case .answer(let test):
      let question = test.question.position
      return counted[question].isAmong(guidance.domains[question].bits(of: test.values))
    case .rule(let rule): return truths(ofRuleAt: guidance.ranks[rule.position])
    case .all(let parts): return parts.reduce(.true) { $0 & truths(ofOther: $1) }
    case .any(let parts): return parts.reduce(.false) { $0 | truths(ofOther: $1) }
    case .none(let parts): return !parts.reduce(.false) { $0 | truths(ofOther: $1) }
    case .atLeast(let count, let parts):
      return parts.reduce(into: TruthCounts()) { $0.add(truths(ofOther: $1)) }.reaching(Int32(count))
    }
  }

  mutating func truths(ofRuleAt rank: Int) -> Truths {
    if let known = ruleTruths[rank] { return known }
    let truths = truths(of: guidance.rulesByRank[rank].condition)
    ruleTruths.record(truths, ofRuleAt: rank)
    return truths
  }

  private mutating func truths(of condition: CompiledCondition) -> Truths {
    var position = Int(condition.start)
    return truths(at: &position)
  }

  /// Evaluates the node at a position and moves the position behind it.
  @inline(__always)
  private mutating func truths(at position: inout Int) -> Truths {
    // Most nodes are tests.
    guard case .test(let place) = guidance.nodes[position] else { return truths(ofGroupAt: &position) }
    position += 1
    return testTruths[Int(place)]
  }

  private mutating func truths(ofGroupAt position: inout Int) -> Truths {
    let node = guidance.nodes[position]
    position += 1
    switch node {
    case .test(let place):
      return testTruths[Int(place)]
    case .rule(let rank):
      return truths(ofRuleAt: Int(rank))
    case .all(let end):
      var result = Truths.true
      while position < end, result != .false { result = result & truths(at: &position) }
      position = Int(end)
      return result
    case .any(let end):
      return anyTruths(at: &position, end)
    case .none(let end):
      return !anyTruths(at: &position, end)
    case .atLeast(let count, let end):
      var counts = TruthCounts()
      while position < end { counts.add(truths(at: &position)) }
      return counts.reaching(count)
    }
  }

  private mutating func anyTruths(at position: inout Int, _ end: Int32) -> Truths {
    var result = Truths.false
    while position < end, result != .true { result = result | truths(at: &position) }
    position = Int(end)
    return result
  }

  // MARK: Rules

  /// The rank of the highest rule, at or behind a rank, that is at least so true.
  mutating func firstRule(from rank: Int = 0, _ reading: Meaning.Reading, reaching truth: Truth) -> Int? {
    let bit = Truths.bit(reading, atLeast: truth)
    var rank = rank
    while let next = ruleTruths.first(bit, from: rank) {
      if truths(ofRuleAt: next)[reading] >= truth { return next }
      rank = next + 1
    }
    return nil
  }

  /// The ranks of all rules that are at least so true.
  mutating func rules(_ reading: Meaning.Reading, reaching truth: Truth) -> OrdinalSet {
    var found = OrdinalSet()
    var rank = 0
    while let next = firstRule(from: rank, reading, reaching: truth) {
      found.insert(next)
      rank = next + 1
    }
    return found
  }
}
