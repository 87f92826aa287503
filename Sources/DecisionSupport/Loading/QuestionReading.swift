internal import MarkedYAML

extension Keys {
  fileprivate static let section = Keys(required: ["section", "questions"], optional: ["safety", "of"])
}

extension Keys {
  static let question = Keys(
    required: ["id", "ask", "answers", "source"],
    optional: ["help", "calm", "when-unknown", "because", "consult", "urgent", "ask-if", "was", "of"]
      + MappingReader.citationKeys
  )
}

extension Keys {
  fileprivate static let urgent = Keys(required: ["answer", "do"], optional: ["short", "if-not-known"])
}

/// A question that is to be read, with what its section says.
struct QuestionItem {
  var section = ""
  var isAboutSafety = false
  var isOfFamily = false
  let reader: MappingReader?
}

extension GuidanceLoader {
  /// A reader for each question, with the title of its section.
  func questionItems() -> [QuestionItem] {
    guard let root = root(of: .questions) else { return [] }
    return root.items("questions").flatMap { item -> [QuestionItem] in
      guard let section = reader(item, "this section", .section) else { return [QuestionItem(reader: nil)] }
      let title = section.text("section") ?? ""
      let isAboutSafety = section.word("safety", ["true": true]) ?? false
      let isOfFamily = section.word("of", ["family": true]) ?? false
      let items = section.items("questions").map {
        QuestionItem(
          section: title,
          isAboutSafety: isAboutSafety,
          isOfFamily: isOfFamily,
          reader: reader($0, "question", .question)
        )
      }
      return items.isEmpty ? [QuestionItem(section: title, reader: nil)] : items
    }
  }

  /// Declares the questions with their answers, so that conditions anywhere can name them.
  mutating func declareQuestions(_ items: [QuestionItem]) {
    names.questions.isComplete = !items.isEmpty
    for item in items {
      let id = item.reader?.scalar("id", expecting: "an id")
      names.questions.declare(id, reserved: ConditionReader.Names.reserved, sink)
      let kind = item.reader.flatMap { AnswerKindReader(reader: $0, sink: sink).kind() }
      names.kinds.append(kind)
    }
  }

  mutating func readQuestions(_ items: [QuestionItem]) -> [Question] {
    var questions: [Question] = []
    for (position, item) in items.enumerated() {
      guard let reader = item.reader else { continue }
      let kind = names.kinds[position]
      let calm = kind.flatMap { self.calm(reader, $0) }
      let whenUnknown = kind.flatMap { self.whenUnknown(reader, $0) }
      let urgent = kind.flatMap { self.urgent(reader, $0, Ordinal(position)) }
      let askIf = condition("ask-if", of: reader)
      if let askIf { checkOrder(askIf, of: Ordinal(position)) }
      let (ask, help) = (reader.text("ask"), reader.text("help"))
      let toConsult = oneOrMoreItems("consult", of: reader)
      let citation = reader.citation(sources)
      guard let id = reader.id, let ask, let kind, let calm, let whenUnknown, let citation else { continue }
      questions.append(
        Question(
          id: id,
          section: item.section,
          isAboutSafety: item.isAboutSafety,
          isOfFamily: item.isOfFamily || reader.word("of", ["family": true]) == true,
          ask: ask,
          help: help,
          answers: kind,
          calm: calm,
          whenUnknown: whenUnknown,
          toConsult: toConsult,
          urgent: urgent,
          askIf: askIf?.condition,
          citation: citation,
          formerID: formerID(reader, in: names.questions),
          range: reader.mapping.range
        )
      )
    }
    return questions
  }

  private func calm(_ reader: MappingReader, _ kind: AnswerKind) -> Answer? {
    if let node = reader["calm"] {
      let subject = Subject("'calm' of \(reader.subject)")
      return AnswerReader(kind: kind, question: id(reader), subject: subject, sink: sink).knownAnswer(node)
    }
    switch kind {
    case .yesNo: return .no
    case .anyOf: return .checklist(ticked: 0, unknown: 0)
    case .oneOf, .wholeNumber:
      sink.report(
        "\(reader.subject) has no 'calm'",
        identifier: "missing-key",
        at: reader.mapping.heading,
        help: "name the answer that raises nothing"
      )
      return nil
    }
  }

  private mutating func urgent(
    _ reader: MappingReader,
    _ kind: AnswerKind,
    _ question: Ordinal<Question>
  ) -> Question.UrgentAction? {
    guard let node = reader["urgent"] else { return nil }
    let subject = "'urgent' of \(reader.subject)"
    guard let urgent = self.reader(node, subject, .urgent) else { return nil }
    let short = urgent.text("short")
    if let short, short.count > Self.longestHeadline, let node = urgent["short"] {
      sink.report(
        "'short' of \(subject) has \(short.count) characters; \(Self.longestHeadline) is the most",
        identifier: "out-of-range",
        at: node.range,
        help: "it is a headline: the rest belongs in 'do:'"
      )
    }
    let toDo = oneOrMoreItems("do", of: urgent)
    let toDoIfNotKnown = oneOrMoreItems("if-not-known", of: urgent)
    guard let answer = urgent["answer"], !toDo.isEmpty,
      let values = AnswerReader(kind: kind, question: id(reader), subject: Subject(subject), sink: sink).values(answer)
    else { return nil }
    let test = AnswerTest(question: question, values: values)
    conditions.append(
      LocatedCondition(
        condition: .answer(test),
        range: answer.range,
        tests: [(test, answer.range)],
        rules: [],
        subject: Subject(subject)
      )
    )
    return Question.UrgentAction(answers: test, short: short, toDo: toDo, toDoIfNotKnown: toDoIfNotKnown)
  }

  /// How long the headline of an urgent action may be.
  private static let longestHeadline = 72

  /// `ask-if` names earlier questions only; what it names through rules is checked when the rules are known.
  private func checkOrder(_ askIf: LocatedCondition, of question: Ordinal<Question>) {
    for (test, range) in askIf.tests where test.question >= question {
      let id = names.questions.ids[test.question.position]
      sink.report(
        test.question == question
          ? "\(askIf.subject) names the question itself" : "\(askIf.subject) names '\(id)', which is asked later",
        identifier: "ask-if-order",
        at: range,
        help: "'ask-if' can name earlier questions only",
        notes: test.question == question ? [] : [names.questions.note(id)].compactMap { $0 }
      )
    }
  }

  func id(_ reader: MappingReader) -> String {
    if case .scalar(let scalar)? = reader["id"] { return scalar.text }
    return ""
  }
}
