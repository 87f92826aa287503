internal import DecisionSupport
internal import MarkedYAML
internal import Reports

/// A child of the family who was answered for.
struct AnsweredChild {
  /// What the child is called; no name.
  let label: String
  let answers: Answers

  /// Somebody's own judgement of it.
  var judgement: ProfessionalJudgement?
}

/// One person at a page: the guidance, the conversation, and what was rehearsed. Nothing of it outlives the page.
public struct PageSession {
  let block: PageBlock

  /// The questions, about a concern or a story.
  var interview: Interview

  /// The story that is rehearsed; nil where the conversation is about a concern.
  var scenario: Scenario?

  /// Every story, once somebody has asked for one.
  var scenarios: [Scenario]?

  /// The concern that was asked about when somebody began to rehearse; nil where they have returned to it.
  var concern: (interview: Interview, siblings: [AnsweredChild], label: String?, judgement: ProfessionalJudgement?)?

  /// What was made of the stories.
  var response: Response

  /// The children of the family who were answered for before; labels are no names.
  var siblings: [AnsweredChild] = []

  /// Somebody's own judgement of the child who is asked about.
  var judgement: ProfessionalJudgement?

  /// What the child is called who is asked about; nil for an only child.
  var label: String?

  /// The day and the time, as the last request said.
  var now: Moment

  /// Begins with nothing answered.
  public init(_ block: PageBlock) {
    self.block = block
    interview = Interview(block.guidance, answers: Answers(for: block.guidance))
    now = Moment(block.guidance.effective)
    response = Response(id: nil, guidance: nil)
  }

  var guidance: Guidance { block.guidance }

  /// Answers one request.
  ///
  /// - Parameter bytes: A JSON object whose `do` says what is wanted.
  /// - Returns: A JSON object; `{"problem": true}` where the request could not be understood, one with `contradiction`
  ///   where the program contradicts itself and so says no level.
  public mutating func answer(_ bytes: [UInt8]) -> String {
    let sink = DiagnosticSink()
    guard let request = PageRequest(bytes, into: sink) else { return Self.problem }
    now = request.moment("today") ?? now
    var result: JSON
    do {
      result = try answer(request, sink)
    } catch {
      result = ["contradiction": .markup(ContradictionReport(error).document.markup())]
    }
    return sink.isEmpty ? result.line() : Self.problem
  }

  private static let problem = "{\"problem\":true}"

  private mutating func answer(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    switch request.text("do") {
    case "about": return about()
    case "begin": return try begin(request, sink)
    case "answer": return try take(request, sink)
    case "resume": return try resume()
    case "another": return try beginAnother(request)
    case "settle": return try settle(request)
    case "details": return try putDetails()
    case "reopen": return try reopen(request)
    case "withdraw": return try withdraw(request)
    case "back": return try goBack()
    case "screen": return try screen()
    case "outcome": return try outcome(request, sink)
    case "escalate": return escalate(request)
    case "read":
      return ["page": .markup(GuidanceDocument(guidance).document.markup() + QuestionFlow(guidance).document.markup())]
    case "stories": return stories(sink)
    case "commit": return try commit(request, sink)
    default: return ["problem": true]
    }
  }

  /// What a page says of its guidance before anything is asked.
  private func about() -> JSON {
    let today = now.day
    let notices = guidance.notices(on: today, hasUndatedDeadline: false)
    let isPassed = guidance.reviewBy < today
    let steps = guidance.escalation.map { escalation in
      escalation.steps.map { step -> JSON in ["id": .string(step.id), "text": .shown(step.heading)] }
    }
    let agencies = guidance.escalation.map { escalation in
      escalation.agencies.map { agency -> JSON in ["id": .string(agency.id), "text": .shown(agency.name)] }
    }
    return [
      "name": .shown(guidance.name),
      "version": .string(guidance.version),
      // That the day of its review has passed is said last there, and first here.
      "notices": .shown(isPassed ? notices.suffix(1) + notices.dropLast() : notices),
      "levels": .array(
        guidance.levels.map { level -> JSON in
          ["number": .number(level.number), "text": .shown(level.name), "means": .shown(level.means)]
        }
      ),
      "steps": .array(steps ?? []),
      "agencies": .array(agencies ?? []),
    ]
  }
}

extension JSON {
  /// Pieces of a page for its script.
  static func markup(_ pieces: [Markup]) -> JSON { .array(pieces.map { $0.json }) }

  /// A text that people see, with nothing in it that could hide what is written.
  static func shown(_ text: String) -> JSON { .string(text.printable(keepingLineBreaks: true)) }

  /// Texts that people see.
  static func shown(_ texts: [String]) -> JSON { .array(texts.map { shown($0) }) }
}
