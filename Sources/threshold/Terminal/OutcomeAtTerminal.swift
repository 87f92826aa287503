import Reports

/// The end of an interview: the first screen stays in view, and the details come on request.
struct OutcomeAtTerminal {
  let report: FamilyReport

  /// Whether another child of the family can be asked about.
  let takesAnotherChild: Bool
  let style: TextStyle
  let output: Terminal
  let conversation: Conversation

  /// Shows the first screen, and the details above it as often as somebody wishes.
  ///
  /// - Returns: What the next child of the family is to be called, and what the first; nil at the end.
  func show() throws(Failure) -> (next: String, first: String)? {
    try show(isDetailed: false)
    while true {
      let another = takesAnotherChild ? " Another child of this family: c; the family's answers are kept." : ""
      conversation.say { $0.paragraph("Enter to end, d for the details.\(another)", emphasis: .faint) }
      guard let line = conversation.reply() else { return nil }
      if takesAnotherChild, ["c", "child", "another"].contains(PlainWords(line).text) { return labels() }
      switch ReplyReader.command(line, [:]) {
      case .details?: try show(isDetailed: true)
      case .help?, .back?: continue
      default: return nil
      }
    }
  }

  private func labels() -> (next: String, first: String) {
    let count = report.children.count
    func label(_ prompt: String, else usual: String) -> String {
      conversation.say { $0.paragraph("\(prompt) No name; such as younger. Enter: \(usual).") }
      let typed = (conversation.reply() ?? "").trimmed
      return typed.isEmpty ? usual : typed
    }
    let first =
      report.children[0].label ?? label("What is the child called here whom you just answered for?", else: "child 1")
    return (label("And the next one?", else: "child \(count + 1)"), first)
  }

  private func show(isDetailed: Bool) throws(Failure) {
    try output.write(report.text(style, isDetailed: isDetailed, isInView: true, hint: nil))
  }
}

extension Check {
  /// Shows the outcome at a terminal; as long as somebody wishes, asks about another child and shows it anew.
  func show(_ style: TextStyle, isBrief: Bool, on output: Terminal, in conversation: Conversation) throws {
    while true {
      let outcome = OutcomeAtTerminal(
        report: try report,
        takesAnotherChild: takesAnotherChild,
        style: style,
        output: output,
        conversation: conversation
      )
      guard let labels = try outcome.show() else { return }
      begin(labels.next, beside: labels.first)
      try ask(isBrief: isBrief, in: conversation)
    }
  }
}
