public import MarkedYAML

/// A child's answers; the label is no name, and nil for an only child. A record holds somebody's own judgement, too.
public typealias ChildAnswers = (label: String?, answers: Answers, judgement: ProfessionalJudgement?)

extension AnswersReader {
  /// Reads a file of answers about one child, or about several: the family's answers beside a list of children, each with
  /// its own, which count before the family's.
  ///
  /// - Returns: At least one child; what could be read, problems are in the sink.
  public func family(_ node: Node) -> [ChildAnswers] {
    guard case .mapping(let mapping) = node, let list = mapping["children"], guidance.question("children") == nil,
      mapping["expect"] == nil
    else { return [(nil, answers(node), judgement(node))] }
    let isRecord = mapping["record"] != nil
    let rest = Mapping(entries: mapping.entries.filter { $0.key.text != "children" }, range: mapping.range)
    let shared = answers(.mapping(rest))
    guard case .sequence(let items) = list, !items.items.isEmpty else {
      sink.report(.expected("a list of children", for: "'children'", found: list))
      return [(nil, shared, nil)]
    }
    if !isRecord { checkFamily(shared, at: list.range) }
    // A record's first child stands where an only one does, and each of its children has all answers.
    var children: [ChildAnswers] = isRecord ? [(label(mapping), shared, judgement(node))] : []
    for item in items.items {
      guard let child = MappingReader(child: item, isRecord: isRecord, sink: sink) else { continue }
      var all = isRecord ? Answers(for: guidance) : shared
      if case .mapping(let own)? = child["answers"] {
        for (question, answer) in answers(own).answered { all[question] = answer }
      } else if let own = child["answers"] {
        sink.report(.expected("question ids with answers", for: "'answers' of a child", found: own))
      }
      children.append((label(child.mapping), all, judgement(item)))
    }
    return children
  }

  private func label(_ mapping: Mapping) -> String? {
    if case .scalar(let scalar)? = mapping["label"], !scalar.isEmpty { return scalar.text }
    return nil
  }

  private func judgement(_ node: Node) -> ProfessionalJudgement? {
    guard case .mapping(let record) = node, record["record"] != nil, case .mapping(let outcome)? = record["outcome"]
    else { return nil }
    return ProfessionalJudgement(outcome["professional"].flatMap { Record.Judgement($0) }, of: guidance)
  }

  /// What is about one child cannot stand for all of them.
  private func checkFamily(_ shared: Answers, at range: SourceRange) {
    for (index, _) in shared.answered where !guidance.questions[index].isOfFamily {
      sink.report(
        "'\(guidance.questions[index].id)' is about one child, and there are several",
        identifier: "wrong-type",
        at: range,
        help: "answer it for each child, under its 'answers'"
      )
    }
  }
}

extension MappingReader {
  /// Reads a child of several; nil where it is none.
  fileprivate init?(child node: Node, isRecord: Bool, sink: DiagnosticSink) {
    if isRecord {
      self.init(record: node, sink: sink)
    } else {
      self.init(node, "this child", required: ["answers"], optional: ["label"], sink: sink)
    }
  }
}
