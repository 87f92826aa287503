import DecisionSupport
import MarkedYAML
import Reports

extension PageSession {
  /// Begins a conversation: anew, from answers or a record, or about a story.
  mutating func begin(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    var children: [ChildAnswers] = [(nil, Answers(for: guidance), nil)]
    if let node = request["from"] { children = AnswersReader(guidance, into: sink).family(node) }
    guard sink.isEmpty, let last = children.popLast() else { return .null }
    let id = request.text("story")
    if id.isEmpty {
      concern = nil
    } else if scenario == nil {
      concern = (interview, siblings, label, judgement)
    }
    scenario = nil
    siblings = children.enumerated().map { place, child in
      AnsweredChild(label: child.label ?? "child \(place + 1)", answers: child.answers, judgement: child.judgement)
    }
    judgement = last.judgement
    label = last.label ?? (siblings.isEmpty ? nil : "child \(siblings.count + 1)")
    interview = Interview(guidance, answers: last.answers, sibling: siblings.first?.answers)
    if !id.isEmpty {
      if scenarios == nil { scenarios = block.scenarios(into: sink) }
      scenario = scenarios?.first { $0.id == id }
    }
    return try screen()
  }

  /// Returns to the concern that was asked about before somebody rehearsed.
  mutating func resume() throws(SelfContradiction) -> JSON {
    if let concern { (interview, siblings, label, judgement) = concern }
    (concern, scenario) = (nil, nil)
    return try screen()
  }

  /// Begins with another child of the family, whose answers are kept.
  mutating func beginAnother(_ request: PageRequest) throws(SelfContradiction) -> JSON {
    func given(_ name: String, else usual: String) -> String {
      let text = request.text(name)
      return text.isEmpty ? usual : text
    }
    let answered = label ?? given("first", else: "child 1")
    siblings.append(AnsweredChild(label: answered, answers: interview.answers, judgement: judgement))
    judgement = nil
    label = given("label", else: "child \(siblings.count + 1)")
    var answers = Answers(for: guidance)
    for (question, answer) in interview.answers.answered where guidance.questions[question].isOfFamily {
      answers[question] = answer
    }
    interview = Interview(guidance, answers: answers, sibling: siblings[0].answers)
    return try screen()
  }

  /// Takes over what was answered about another child of the family and may well hold for this one, or asks about each.
  mutating func settle(_ request: PageRequest) throws(SelfContradiction) -> JSON {
    interview.settle(areTheSame: request.has("same"))
    return try screen()
  }

  /// Takes in answers to questions; a number may be written in words that the guidance knows.
  mutating func take(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    let left = Set(interview.leftOpen)
    var doubtful: [Ordinal<Question>] = []
    var members: [JSON.Member] = []
    if let question = guidance.question(request.text("question")) {
      guard let answer = number(request, question) else { return ["problem": true] }
      doubtful = interview.answer(question, answer)
    } else if let node = request["answers"] {
      let given = AnswersReader(guidance, into: sink).answers(node)
      guard sink.isEmpty else { return .null }
      for (question, answer) in given.answered {
        doubtful += interview.answer(question, answer)
        // Something urgent may follow from one of the options: which are in doubt has to be said.
        if answer.isNotKnown, guidance.opensUrgent(question) {
          members.append(JSON.Member("inDoubt", describe(question)))
        }
      }
    }
    members.append(JSON.Member("newlyLeftOpen", .number(interview.leftOpen.count { !left.contains($0) })))
    guard case .object(let shown) = try screen(doubtful) else { return .null }
    return .object(shown + members)
  }

  /// A number as somebody typed it, perhaps in a smaller unit or a word that the guidance knows; nil where it is none.
  private func number(_ request: PageRequest, _ question: Ordinal<Question>) -> Answer? {
    guard case .wholeNumber(let kind) = guidance.questions[question].answers else { return nil }
    let typed = request.text("typed").lowercased()
    if let word = kind.words.first(where: { $0.word == typed }) { return .number(word.number) }
    let words = typed.split(separator: " ")
    // "6 months" says of what, whatever is chosen beside it.
    let unit = words.count == 2 ? String(words[1]) : request.text("unit")
    func isMeant(_ name: String) -> Bool { name == unit || name == unit + "s" }
    guard unit.isEmpty || isMeant(kind.unit) || kind.units.contains(where: { isMeant($0.name) }) else { return nil }
    let size = kind.units.first { isMeant($0.name) }?.count ?? 1
    guard (1...2).contains(words.count), words[0].utf8.count < 9, let count = Int(words[0]), count >= 0 || size == 1
    else { return nil }
    let value = count / size
    return kind.range.contains(value) ? .number(value) : nil
  }

  /// Puts the details that are left open, since only something not known opens them.
  mutating func putDetails() throws(SelfContradiction) -> JSON {
    _ = interview.putDetails()
    return try screen()
  }

  /// Returns to a question, so that its answer can be changed.
  mutating func reopen(_ request: PageRequest) throws(SelfContradiction) -> JSON {
    if let question = guidance.question(request.text("question")) { interview.reopen(question) }
    return try screen()
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
      .count { interview.isPut($0.question) }
    let same = doubtful.isEmpty && scenario == nil ? interview.perhapsTheSame : []
    return [
      "question": next.map { describe($0) } ?? .null,
      "child": label.map { .shown($0) } ?? .null,
      "number": .number(before + 1),
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
      "doubtful": .array(doubtful.map { given($0, interview.answers[$0]) }),
      "same": .array(same.map { given($0.question, $0.answer) }),
      "leftOpen": .number(interview.leftOpen.count),
      "given": .array(interview.answers.answered.map { given($0.question, $0.answer) }),
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
  private func given(_ index: Ordinal<Question>, _ answer: Answer?) -> JSON {
    let question = guidance.questions[index]
    let answer = answer.map { question.phrase(for: $0) }
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
