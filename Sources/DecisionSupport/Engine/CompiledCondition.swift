/// Where a condition stands in its guidance's list of conditions.
struct CompiledCondition: Sendable {
  let start: Int32
}

/// Conditions in one flat list, the nodes of each in preorder.
struct ConditionList: Sendable {
  /// A test of an answer by its place, a rule by its rank, or a group, which knows where its parts end.
  enum Node: Sendable {
    case test(place: Int32)
    case rule(rank: Int32)
    case all(end: Int32)
    case any(end: Int32)
    case none(end: Int32)
    case atLeast(Int32, end: Int32)

    /// The position behind it and its parts, if it stands at a position.
    func end(at position: Int) -> Int {
      switch self {
      case .test, .rule: position + 1
      case .all(let end), .any(let end), .none(let end), .atLeast(_, let end): Int(end)
      }
    }
  }

  private(set) var nodes: [Node] = []

  /// The tests that the conditions consist of.
  private(set) var tests: TestList

  /// How the questions' values are told apart.
  let domains: [Domain]

  /// The rank of each rule.
  let ranks: [Int]

  /// Makes an empty list.
  init(domains: [Domain], ranks: [Int]) {
    self.domains = domains
    self.ranks = ranks
    tests = TestList(questions: domains.count)
  }

  @discardableResult
  mutating func append(_ condition: Condition) -> CompiledCondition {
    let start = nodes.count
    switch condition {
    case .answer(let test):
      let question = test.question.position
      nodes.append(.test(place: Int32(tests.place(question, domains[question].bits(of: test.values)))))
    case .rule(let rule):
      nodes.append(.rule(rank: Int32(ranks[rule.position])))
    case .all(let parts):
      let end = appendGroup(parts)
      nodes[start] = .all(end: end)
    case .any(let parts):
      let end = appendGroup(parts)
      nodes[start] = .any(end: end)
    case .none(let parts):
      let end = appendGroup(parts)
      nodes[start] = .none(end: end)
    case .atLeast(let count, let parts):
      let end = appendGroup(parts)
      nodes[start] = .atLeast(Int32(count), end: end)
    }
    return CompiledCondition(start: Int32(start))
  }

  private mutating func appendGroup(_ parts: [Condition]) -> Int32 {
    nodes.append(.all(end: 0))
    for part in parts { append(part) }
    return Int32(nodes.count)
  }
}

/// The tests of answers that a guidance's conditions consist of, each once.
struct TestList: Sendable {
  /// Whether a question's value is among some.
  struct Test: Sendable {
    let question: Int
    let values: UInt64
  }

  private(set) var tests: [Test] = []

  /// The places of each question's tests.
  private(set) var places: [[Int]]

  init(questions: Int) {
    places = Array(repeating: [], count: questions)
  }

  /// The place of a test, which is new where there was none like it.
  mutating func place(_ question: Int, _ values: UInt64) -> Int {
    if let place = places[question].first(where: { tests[$0].values == values }) { return place }
    places[question].append(tests.count)
    tests.append(Test(question: question, values: values))
    return tests.count - 1
  }
}
