import DecisionSupport
import Reports

/// The end of an interview: the first screen stays in view, and the details come on request.
struct OutcomeAtTerminal {
  let report: FamilyReport

  /// Whether another child of the family can be asked about.
  let takesAnotherChild: Bool
  let style: TextStyle
  let output: Terminal
  let conversation: Conversation

  /// What somebody wishes who has seen it.
  enum Wish {
    /// To be asked about another child of the family, which is to be called so, and the first so.
    case anotherChild(String, beside: String)

    /// To put an own judgement of a child beside it.
    case judgement(ProfessionalJudgement, of: Int)
  }

  /// Shows the first screen, and the details above it as often as somebody wishes.
  ///
  /// - Returns: What somebody wishes beside that; nil at the end.
  func show() throws(Failure) -> Wish? {
    try show(isDetailed: false)
    while true {
      let another = takesAnotherChild ? " Another child of this family: c; the family's answers are kept." : ""
      let own = takesJudgement ? " Your own judgement: j." : ""
      conversation.say { $0.paragraph("Enter to end, d for the details.\(own)\(another)", emphasis: .faint) }
      guard let line = conversation.reply() else { return nil }
      if takesAnotherChild, ["c", "child", "another"].contains(PlainWords(line).text) {
        if let wish = labels() { return wish }
        continue
      }
      if takesJudgement, ["j", "judgement", "own judgement", "my own judgement"].contains(PlainWords(line).text) {
        if let wish = JudgementDialogue(report, conversation).wish() { return wish }
        continue
      }
      switch ReplyReader.command(line, ["s": .soFar]) {
      case .details?: try show(isDetailed: true)
      case .soFar?: try show(isDetailed: false)
      case .help?, .back?: continue
      case .stop?: return nil
      default:
        if line.trimmed.isEmpty { return nil }
        conversation.say { $0.paragraph("'\(line.trimmed)' is not understood here.") }
      }
    }
  }

  /// For whom the guidance is not there is no level to judge.
  private var takesJudgement: Bool { report.children.contains { $0.report.outcome.applies } }

  /// Nil where somebody thought better of it.
  private func labels() -> Wish? {
    let count = report.children.count
    func label(_ prompt: String, else usual: String) -> String? {
      while true {
        conversation.say { $0.paragraph("\(prompt) No name; such as younger. Enter: \(usual).") }
        let typed = (conversation.reply() ?? "").trimmed
        switch ReplyReader.command(typed, ["s": .soFar]) {
        case nil: return typed.isEmpty ? usual : typed
        case .help?: conversation.say { $0.paragraph("It tells the children apart in what follows. b leaves it.") }
        default: return nil
        }
      }
    }
    let named = report.children[0].label
    guard let first = named ?? label("What will you call the child you just answered for?", else: "child 1"),
      let next = label("And the next one?", else: "child \(count + 1)")
    else { return nil }
    return .anotherChild(next, beside: first)
  }

  private func show(isDetailed: Bool) throws(Failure) {
    try output.write(report.text(style, isDetailed: isDetailed, isInView: true, hint: nil))
  }
}
