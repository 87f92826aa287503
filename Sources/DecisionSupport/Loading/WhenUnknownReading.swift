internal import MarkedYAML

extension GuidanceLoader {
  /// Reads `when-unknown:` with the `because:` beside it, which everything but the worst needs.
  func whenUnknown(_ reader: MappingReader, _ kind: AnswerKind) -> Question.WhenUnknown? {
    let because = reader.text("because")
    guard let node = reader["when-unknown"], !isWord("assume-worst", node) else {
      if let node = reader["because"] {
        sink.report(
          "'because' of \(reader.subject) explains nothing: it belongs to 'when-unknown: no-effect' "
            + "or 'when-unknown: {assume: …}'",
          identifier: "contradiction",
          at: node.range
        )
      }
      return .assumeWorst
    }
    let isRead: (String) -> Question.WhenUnknown
    let deed: String
    if isWord("no-effect", node) {
      (isRead, deed) = ({ .noEffect(because: $0) }, "ignores what is not known")
    } else {
      guard let answer = assumption(node, reader, kind) else { return nil }
      (isRead, deed) = ({ .assume(answer, because: $0) }, "assumes what is not known")
    }
    if reader["because"] == nil {
      sink.report(
        "\(reader.subject) \(deed), without a reason",
        identifier: "missing-key",
        at: node.range,
        help: "say in 'because:' why that is safe"
      )
    }
    return because.map(isRead)
  }

  private func isWord(_ word: String, _ node: Node) -> Bool {
    if case .scalar(let scalar) = node { scalar.text == word } else { false }
  }

  private func assumption(_ node: Node, _ reader: MappingReader, _ kind: AnswerKind) -> Answer? {
    let subject = "'when-unknown' of \(reader.subject)"
    guard case .mapping = node else {
      if case .scalar(let scalar) = node, !scalar.isEmpty {
        sink.report(.unknown("value", scalar, in: subject, known: ["assume-worst", "no-effect", "{assume: …}"]))
      } else {
        sink.report(.expected("assume-worst, no-effect or {assume: …}", for: subject, found: node))
      }
      return nil
    }
    guard let mapping = MappingReader(node, subject, required: ["assume"], sink: sink),
      let value = mapping["assume"]
    else { return nil }
    let answers = AnswerReader(
      kind: kind,
      question: id(reader),
      subject: Subject("'assume' of \(reader.subject)"),
      sink: sink
    )
    guard let answer = answers.answer(value) else { return nil }
    guard !answer.isNotKnown else {
      sink.report(
        "'assume' of \(reader.subject) assumes nothing",
        identifier: "unknown-answer",
        at: value.range,
        help: "name an answer, or write 'when-unknown: assume-worst'"
      )
      return nil
    }
    return answer
  }
}
