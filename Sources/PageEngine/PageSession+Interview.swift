import DecisionSupport
import MarkedYAML
import Reports

extension PageSession {
  /// Begins a conversation: anew, from answers or a record, or about a story.
  mutating func begin(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    scenario = nil
    siblings = []
    if let node = request["from"] {
      let answers = AnswersReader(guidance, into: sink).answers(node)
      guard sink.isEmpty else { return .null }
      interview = Interview(guidance, answers: answers)
    } else {
      interview = Interview(guidance, answers: Answers(for: guidance))
    }
    let id = request.text("story")
    if !id.isEmpty {
      if scenarios == nil { scenarios = block.scenarios(into: sink) }
      scenario = scenarios?.first { $0.id == id }
    }
    return try screen()
  }

  /// Begins with another child of the family, whose answers are kept.
  mutating func beginAnother() throws(SelfContradiction) -> JSON {
    siblings.append((label: label, answers: interview.answers))
    var answers = Answers(for: guidance)
    for (question, answer) in interview.answers.answered where guidance.questions[question].isOfFamily {
      answers[question] = answer
    }
    interview = Interview(guidance, answers: answers)
    return try screen()
  }

  /// What the child is called who is asked about.
  var label: String { "child \(siblings.count + 1)" }

  /// Takes in answers to questions; a number may be written in words that the guidance knows.
  mutating func take(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    if let question = guidance.question(request.text("question")) {
      guard let answer = number(request, question) else { return ["problem": true] }
      return try screen(interview.answer(question, answer))
    }
    guard let node = request["answers"] else { return try screen() }
    let given = AnswersReader(guidance, into: sink).answers(node)
    guard sink.isEmpty else { return .null }
    var doubtful: [Ordinal<Question>] = []
    for (question, answer) in given.answered { doubtful += interview.answer(question, answer) }
    return try screen(doubtful)
  }

  /// A number as somebody typed it, perhaps in a smaller unit or a word that the guidance knows; nil where it is none.
  private func number(_ request: PageRequest, _ question: Ordinal<Question>) -> Answer? {
    guard case .wholeNumber(let kind) = guidance.questions[question].answers else { return nil }
    let typed = request.text("typed").lowercased()
    if let word = kind.words.first(where: { $0.word == typed }) { return .number(word.number) }
    let size = kind.units.first { $0.name == request.text("unit") }?.count ?? 1
    guard typed.utf8.count < 9, let count = Int(typed), count >= 0 || size == 1 else { return nil }
    let value = count / size
    return kind.range.contains(value) ? .number(value) : nil
  }

  /// Forgets answers that no longer hold.
  mutating func withdraw(_ request: PageRequest) throws(SelfContradiction) -> JSON {
    if let question = guidance.question(request.text("question")) { interview.withdraw(question) }
    return try screen()
  }

  /// Returns to the question before; says so at the first.
  mutating func goBack() throws(SelfContradiction) -> JSON {
    let isFirst = !interview.goBack()
    guard case .object(let members) = try screen() else { return .null }
    return .object(members + [JSON.Member("first", .bool(isFirst))])
  }

  /// The question to ask now, with what is urgent, how far it is, and which answers may no longer hold.
  func screen(_ doubtful: [Ordinal<Question>] = []) throws(SelfContradiction) -> JSON {
    let next = interview.next
    let urgent = scenario == nil ? try urgent : []
    let before = interview.answers.answered.prefix { given in next.map { given.question < $0 } ?? true }
    return [
      "question": next.map { describe($0) } ?? .null,
      "child": siblings.isEmpty ? .null : .string(label),
      "number": .number(before.count + 1),
      "remaining": .number(interview.progress.remaining),
      "answered": .number(interview.progress.answered),
      "urgent": .array(
        urgent.map { call, document in
          [
            "question": .string(guidance.questions[call.question].id),
            "short": guidance.questions[call.question].urgent?.short.map { .shown($0) } ?? .null,
            "page": .markup(document.markup(headings: 3)),
          ]
        }
      ),
      "doubtful": .array(doubtful.map { given($0) }),
      "given": .array(interview.answers.answered.map { given($0.question) }),
      "story": scenario.map { .markup($0.document.markup()) } ?? .null,
    ]
  }

  /// What cannot wait, with the numbers that are answered now.
  private var urgent: [(call: UrgentCall, document: Document)] {
    get throws(SelfContradiction) {
      guard !Meaning(guidance, interview.answers).urgent.isEmpty else { return [] }
      let outcome = try guidance.assess(interview.answers, since: now, today: now)
      let report = OutcomeReport(outcome, of: guidance, today: now.day)
      return outcome.urgent.map { ($0, report.document(of: $0)) }
    }
  }

  /// A question with its answer, in words.
  private func given(_ index: Ordinal<Question>) -> JSON {
    let question = guidance.questions[index]
    let answer = interview.answers[index].map { question.phrase(for: $0) }
    return ["id": .string(question.id), "ask": .shown(question.ask), "answer": answer.map { .shown($0) } ?? .null]
  }

  private func describe(_ index: Ordinal<Question>) -> JSON {
    let question = guidance.questions[index]
    var help = question.help.map { [$0] } ?? []
    if let consult = question.consult { help.append("Who would know: \(consult)") }
    if let source = guidance.source(of: question.citation) { help.append("Source: \(source.reference)") }
    if let assumption = question.citation.assumption { help.append("Assumed: \(assumption)") }
    var members = [
      JSON.Member("id", .string(question.id)), JSON.Member("section", .shown(question.section)),
      JSON.Member("ask", .shown(question.ask)), JSON.Member("help", .shown(help)),
      JSON.Member("given", interview.answers[index].map { .answer($0, question) } ?? .null),
      JSON.Member(
        "options",
        .array(question.answers.options.map { ["id": .string($0.id), "text": .shown($0.text)] })
      ),
    ]
    switch question.answers {
    case .yesNo, .oneOf: members.append(JSON.Member("kind", "one"))
    case .anyOf: members.append(JSON.Member("kind", "several"))
    case .wholeNumber(let number):
      members += [
        JSON.Member("kind", "number"), JSON.Member("unit", .shown(number.unit)),
        JSON.Member("from", .number(number.range.lowerBound)), JSON.Member("to", .number(number.range.upperBound)),
        JSON.Member("units", JSON([number.unit] + number.units.map { $0.name })),
      ]
    }
    return .object(members)
  }
}
