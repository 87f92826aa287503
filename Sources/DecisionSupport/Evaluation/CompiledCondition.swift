/// Where a condition stands in its guidance's list of conditions.
struct CompiledCondition: Sendable {
  let start: Int32
}

/// Conditions in one flat list, so that a million guidances can be evaluated a second: the nodes of each in preorder.
struct ConditionList: Sendable {
  /// A test of an answer, a rule by its place, or a group, which knows where its parts end.
  enum Node: Sendable {
    case test(question: Int32, values: UInt64)
    case rule(place: Int32)
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

  /// How the questions' values are told apart.
  let domains: [Domain]

  /// The place of each rule.
  let places: [Int]

  init(domains: [Domain], places: [Int]) {
    self.domains = domains
    self.places = places
  }

  @discardableResult
  mutating func append(_ condition: Condition) -> CompiledCondition {
    let start = nodes.count
    switch condition {
    case .answer(let test):
      let question = test.question.position
      nodes.append(.test(question: Int32(question), values: domains[question].bits(of: test.values)))
    case .rule(let rule):
      nodes.append(.rule(place: Int32(places[rule.position])))
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

  /// For each question the sets of values that are tested for so far, each once; no more than a word has bits.
  var testedValues: [[UInt64]] {
    var tested: [[UInt64]] = Array(repeating: [], count: domains.count)
    for case .test(let position, let values) in nodes {
      let question = Int(position)
      guard tested[question].count <= Domain.largest, !tested[question].contains(values) else { continue }
      tested[question].append(values)
    }
    // Whoever tests for each value alone tells all sets apart.
    for question in domains.indices where tested[question].count > Domain.largest {
      tested[question] = (0..<domains[question].count).map { UInt64(bit: $0) }
    }
    return tested
  }
}
