import DecisionSupport
import Reports

/// Asks for somebody's own judgement beside an outcome: of which child, which level, and why.
struct JudgementDialogue {
  private let report: FamilyReport
  private let conversation: Conversation

  init(_ report: FamilyReport, _ conversation: Conversation) {
    self.report = report
    self.conversation = conversation
  }

  /// The judgement; nil where somebody thought better of it.
  func wish() -> OutcomeAtTerminal.Wish? {
    guard let child = child() else { return nil }
    let (label, report, _) = self.report.children[child]
    let levels = report.guidance.levels
    let choice = choose(
      "Which level would you work with\(label.map { " for \($0)" } ?? "")?",
      levels.map { ($0.number, $0.name) }
    )
    guard let choice else { return nil }
    let prompt = ProfessionalJudgement.prompt(for: levels[choice], about: label)
    while true {
      conversation.say { $0.paragraph(prompt) }
      guard let line = conversation.reply() else { return nil }
      if isHelp(line) { continue }
      if isEnd(line) { return nil }
      return .judgement(ProfessionalJudgement(level: Ordinal(choice), reason: line.trimmed), of: child)
    }
  }

  /// The place of the child that it is about; an only one is not asked for.
  private func child() -> Int? {
    let children = report.children
    guard children.count > 1 else { return 0 }
    return choose("About whom?", children.enumerated().map { ($0 + 1, $1.label ?? "child \($0 + 1)") })
  }

  /// The place of the choice, which can be made by number or word.
  private func choose(_ question: String, _ choices: [(number: Int, text: String)]) -> Int? {
    while true {
      conversation.say { writer in
        writer.paragraph(question)
        for choice in choices { writer.paragraph(choice.text, marker: "  \(choice.number)  ") }
      }
      guard let line = conversation.reply() else { return nil }
      let word = PlainWords(line).text
      let chosen = choices.firstIndex { String($0.number) == word || PlainWords($0.text).text == word }
      if let chosen { return chosen }
      if isEnd(line) { return nil }
      if !isHelp(line) { conversation.say("'\(line.trimmed)' is not understood here.\n") }
    }
  }

  private func isHelp(_ line: String) -> Bool {
    guard ReplyReader.command(line, [:]) == .help else { return false }
    conversation.say { writer in
      writer.paragraph(
        "What you judge stands beside what is suggested, with your reason; people decide. Enter or b leaves it as it is."
      )
    }
    return true
  }

  private func isEnd(_ line: String) -> Bool {
    switch ReplyReader.command(line, ["s": .soFar]) {
    case .back?, .stop?, .details?, .soFar?: true
    default: line.trimmed.isEmpty
    }
  }
}
