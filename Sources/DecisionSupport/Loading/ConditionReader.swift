internal import MarkedYAML

/// A condition with the places of what it names, for the checks that need the whole guidance.
struct LocatedCondition {
  let condition: Condition

  /// Where the whole condition is written.
  let range: SourceRange

  /// The condition's tests and rules, each with the place of its name.
  let tests: [(test: AnswerTest, range: SourceRange)]
  let rules: [(rule: Ordinal<Rule>, range: SourceRange)]

  /// What diagnostics call the condition's owner: "rule 'after-dark'".
  let subject: Subject
}

/// Reads conditions: one key a mapping, each a word of the language or a question.
struct ConditionReader {
  private let names: Names
  private let subject: Subject
  private let sink: DiagnosticSink
  private var tests: [(test: AnswerTest, range: SourceRange)] = []
  private var rules: [(rule: Ordinal<Rule>, range: SourceRange)] = []

  /// What a condition may name.
  struct Names {
    var questions = NameTable<Question>("question")
    var rules = NameTable<Rule>("rule")

    /// The answers of each question; nil where they could not be read.
    var kinds: [AnswerKind?] = []

    /// The words of the language; no question can have such an id.
    static let reserved = [
      "all", "any", "none", "at-least", "rule", "under", "over", "at-most", "between", "answers", "unknown",
    ]
  }

  /// Reads one condition.
  ///
  /// - Returns: Nil where any part of it is wrong; everything that is has been reported.
  static func read(_ node: Node, for subject: Subject, _ names: Names, _ sink: DiagnosticSink) -> LocatedCondition? {
    var reader = ConditionReader(names: names, subject: subject, sink: sink)
    guard let condition = reader.condition(node) else { return nil }
    return LocatedCondition(
      condition: condition,
      range: node.range,
      tests: reader.tests,
      rules: reader.rules,
      subject: subject
    )
  }

  private init(names: Names, subject: Subject, sink: DiagnosticSink) {
    self.names = names
    self.subject = subject
    self.sink = sink
  }

  private mutating func condition(_ node: Node) -> Condition? {
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("a condition such as {question: yes}", for: "\(subject)", found: node))
      return nil
    }
    guard let entry = mapping.entries.first else {
      sink.report(
        "empty condition in \(subject)",
        identifier: "empty-condition",
        at: mapping.range,
        help: "name a question with its answer: {question: yes}"
      )
      return nil
    }
    guard mapping.entries.count == 1 else {
      sink.report(
        "a condition of \(subject) has \(mapping.entries.count) keys; it can have only one",
        identifier: "several-keys",
        at: mapping.entries[1].key.range,
        help: "to ask for all of them, write 'all:' with a list: all: [{…}, {…}]"
      )
      return nil
    }
    switch entry.key.text {
    case "all": return parts(entry).map { .all($0) }
    case "any": return parts(entry).map { .any($0) }
    case "none": return parts(entry).map { .none($0) }
    case "at-least": return atLeast(entry)
    case "rule": return rule(entry)
    default: return test(entry)
    }
  }

  private mutating func parts(_ entry: Mapping.Entry) -> [Condition]? {
    guard case .sequence(let list) = entry.value else {
      sink.report(.expected("a list of conditions", for: "'\(entry.key.text)' in \(subject)", found: entry.value))
      return nil
    }
    guard !list.items.isEmpty else {
      sink.report("'\(entry.key.text)' in \(subject) is empty", identifier: "empty-list", at: list.range)
      return nil
    }
    let read = list.items.map { condition($0) }
    return read.contains { $0 == nil } ? nil : read.compactMap { $0 }
  }

  private mutating func atLeast(_ entry: Mapping.Entry) -> Condition? {
    let subject = "'at-least' in \(subject)"
    guard let reader = MappingReader(entry.value, subject, required: ["count", "of"], sink: sink) else { return nil }
    let count = reader.wholeNumber("count", in: 1...1000)
    guard let of = reader.mapping.entries.first(where: { $0.key.text == "of" }), let parts = parts(of),
      let count
    else { return nil }
    guard count <= parts.count else {
      sink.report(
        "\(subject) asks for \(count) of \(parts.count) conditions; it can never hold",
        identifier: "impossible-condition",
        at: reader["count"]?.range ?? entry.value.range,
        help: "a count from 1 to \(parts.count)"
      )
      return nil
    }
    return .atLeast(count, of: parts)
  }

  private mutating func rule(_ entry: Mapping.Entry) -> Condition? {
    guard case .scalar(let scalar) = entry.value, !scalar.isEmpty else {
      sink.report(.expected("a rule's id", for: "'rule' in \(subject)", found: entry.value))
      return nil
    }
    guard let rule = names.rules.resolve(scalar, for: "\(subject)", sink) else { return nil }
    rules.append((rule, scalar.range))
    return .rule(rule)
  }

  private mutating func test(_ entry: Mapping.Entry) -> Condition? {
    guard let question = names.questions.resolve(entry.key, for: "\(subject)", sink) else { return nil }
    guard let kind = names.kinds[question.position] else { return nil }
    let reader = AnswerReader(kind: kind, question: entry.key.text, subject: subject, sink: sink)
    guard let values = reader.values(entry.value) else { return nil }
    let test = AnswerTest(question: question, values: values)
    tests.append((test, entry.key.range))
    return .answer(test)
  }
}
