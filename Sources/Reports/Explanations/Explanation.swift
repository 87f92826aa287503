public import DecisionSupport
public import MarkedYAML

/// What bears an id in a guidance, explained for people: a level, question, rule, pathway, item, contact, reminder,
/// step, safeguard or source.
public struct Explanation: Sendable {
  /// One fact about the thing.
  public struct Field: Sendable {
    /// What the fact is about.
    public let label: String

    /// The fact, a line each.
    public let lines: [String]
  }

  /// What kind of thing is explained.
  public let kind: String

  /// The thing's id.
  public let id: String

  /// What is known about the thing.
  public let fields: [Field]

  /// Where the thing is written.
  public let place: SourceRange?

  init(_ kind: String, _ id: String, _ place: SourceRange?, _ fields: [(String, [String])]) {
    self.kind = kind
    self.id = id
    self.place = place
    self.fields = fields.filter { !$0.1.isEmpty }.map { Field(label: $0.0, lines: $0.1) }
  }

  /// Everything that bears an id; several kinds of things may share one.
  public static func all(of id: String, in guidance: Guidance) -> [Explanation] {
    var found = guidance.levels.filter { $0.id == id }.map { level in
      Explanation("level", id, level.range, levelFields(level) + source(level.citation, guidance))
    }
    found += guidance.questions.filter { $0.id == id }.map { question in
      Explanation(
        "question",
        id,
        question.range,
        questionFields(question, guidance) + source(question.citation, guidance)
      )
    }
    found += guidance.rules.filter { $0.id == id }.map { rule in
      Explanation(
        "rule",
        id,
        rule.range,
        [
          ("Calls for", [guidance.levels[rule.level].title]),
          ("Because", [rule.because]),
          ("When", guidance.lines(describing: rule.condition)),
        ] + source(rule.citation, guidance)
      )
    }
    found += pathways(id, in: guidance) + items(id, in: guidance) + contacts(id, in: guidance)
    found += guidance.reminders.filter { $0.id == id }.map { reminder in
      Explanation(
        "reminder",
        id,
        reminder.range,
        [
          ("Says", [reminder.text]),
          ("Shown", reminder.showIf.map { guidance.lines(describing: $0) } ?? ["always"]),
        ] + source(reminder.citation, guidance)
      )
    }
    if let escalation = guidance.escalation {
      found += escalation.steps.filter { $0.id == id }.map { step in
        Explanation(
          "step",
          id,
          step.range,
          stepFields(step, escalation, guidance) + source(step.citation, guidance)
        )
      }
    }
    found += guidance.safeguards.filter { $0.id == id }.map { safeguard in
      Explanation(
        "safeguard",
        id,
        safeguard.range,
        [("Claims", [safeguard.says])] + (safeguard.citation.map { source($0, guidance) } ?? [])
      )
    }
    found += guidance.sources.filter { $0.id == id }.map { document in
      Explanation(
        "source",
        id,
        nil,
        [
          ("Document", [document.reference]),
          ("Address", [document.url].compactMap(\.self)),
          ("Note", [document.note].compactMap(\.self)),
        ]
      )
    }
    return found
  }

  /// Every id that can be explained.
  public static func ids(in guidance: Guidance) -> [String] {
    guidance.levels.map(\.id) + guidance.questions.map(\.id) + guidance.rules.map(\.id) + guidance.reminders.map(\.id)
      + guidance.pathways.map(\.id) + guidance.contacts.map(\.id) + guidance.itemsWithOwners.compactMap(\.item.id)
      + (guidance.escalation?.steps.map(\.id) ?? []) + guidance.safeguards.map(\.id) + guidance.sources.map(\.id)
  }

  private static func levelFields(_ level: Level) -> [(String, [String])] {
    [
      ("Number and name", ["\(level.number), \(level.name)"]),
      ("Means", [level.means]),
      ("If only what is not known raised it", level.actionsIfNotKnown),
      ("What to do", level.actions),
      ("What not to do", level.notToDo.flatMap { $0.parts.map(\.text) }),
      ("Consent", [level.consent]),
    ]
  }

  private static func questionFields(_ question: Question, _ guidance: Guidance) -> [(String, [String])] {
    var answers: [String] = []
    if case .wholeNumber(let number) = question.answers {
      answers.append("a number from \(number.range.lowerBound) to \(number.range.upperBound) (\(number.unit))")
    }
    answers += question.answers.options.map { "\($0.id): \($0.text)" }
    let unknown: String
    switch question.whenUnknown {
    case .assumeWorst: unknown = "anything that it could be is assumed until somebody finds out"
    case .assume(let answer, let because):
      unknown = "counts as \(question.phrase(for: answer)) until somebody finds out: \(because)"
    case .noEffect(let because): unknown = "counts as \(question.phrase(for: question.calm)): \(because)"
    }
    let uses = guidance.rules.filter { rule in
      rule.condition.tests.contains { guidance.questions[$0.question].id == question.id }
    }
    return [
      ("Asks", [question.ask]),
      ("Help", [question.help].compactMap(\.self)),
      ("Section", [question.section]),
      ("Answers", answers),
      ("Calm answer", [question.phrase(for: question.calm)]),
      ("Not known", [unknown]),
      ("Who would know", [question.consult].compactMap(\.self)),
      ("Urgent", [question.urgent?.action].compactMap(\.self)),
      ("Urgent, if not known", question.urgent?.toDoIfNotKnown.flatMap { $0.parts.map(\.text) } ?? []),
      ("Asked", question.askIf.map { guidance.lines(describing: $0) } ?? ["always"]),
      ("Rules that use it", uses.map(\.id)),
    ]
  }

  private static func stepFields(
    _ step: EscalationStep,
    _ escalation: EscalationProtocol,
    _ guidance: Guidance
  ) -> [(String, [String])] {
    let successor: String =
      switch step.ifUnresolved {
      case .end: "this is the last step"
      case .step(let next): "\(escalation.steps[next].title) (\(escalation.steps[next].id))"
      }
    return [
      ("Protocol", [escalation.name]),
      ("Stage", [step.stage]),
      ("What", [step.title]),
      ("Who raises it", roles(step.raising, escalation)),
      ("With whom", roles(step.receiving, escalation)),
      ("By when", step.deadlines.map { "\($0.action) (\($0.limit.phrase))" }),
      ("Write down", step.record),
      ("Tell", step.notify),
      ("If unresolved", [successor]),
      ("Can be entered", step.enterIf.map { guidance.lines(describing: $0) } ?? []),
      ("Counts as taken", step.takenIf.map { guidance.lines(describing: $0) } ?? []),
    ]
  }

  private static func roles(_ role: EscalationStep.Role, _ escalation: EscalationProtocol) -> [String] {
    switch role {
    case .everywhere(let role): [role]
    case .byAgency(let roles): zip(escalation.agencies, roles).map { "\($0.name): \($1)" }
    }
  }

  static func source(_ citation: Citation, _ guidance: Guidance) -> [(String, [String])] {
    [
      ("Source", [guidance.source(of: citation)?.reference ?? citation.source]),
      ("Assumed", [citation.assumption].compactMap(\.self)),
    ]
  }
}

extension [Explanation] {
  /// The explanations for people.
  public var document: Document {
    var document = Document()
    for explanation in self {
      document.add(.heading("\(explanation.kind.startingWithCapital) \(explanation.id)"))
      for field in explanation.fields { document.add(.field(field.label, lines: field.lines)) }
      if let place = explanation.place { document.add(.aside("Written in \(place.file.path):\(place.start.line)")) }
    }
    return document
  }

  /// The explanations for other programs.
  public var json: JSON {
    .array(
      map { explanation in
        [
          "kind": .string(explanation.kind),
          "id": .string(explanation.id),
          "fields": .array(explanation.fields.map { ["label": .string($0.label), "lines": JSON($0.lines)] }),
          "file": JSON(explanation.place?.file.path),
          "line": explanation.place.map { .number(Int($0.start.line)) } ?? .null,
        ]
      }
    )
  }
}
