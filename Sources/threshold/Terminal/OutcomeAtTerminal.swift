import Reports

/// The end of an interview: the first screen stays in view, and the details come on request.
struct OutcomeAtTerminal {
  let report: OutcomeReport
  let style: TextStyle
  let output: Terminal
  let conversation: Conversation

  /// Shows the first screen, and the details above it as often as somebody wishes.
  func show() throws(Failure) {
    try show(isDetailed: false)
    while true {
      conversation.say { $0.paragraph("Enter to end, d for the details.", emphasis: .faint) }
      guard let line = conversation.reply() else { return }
      switch ReplyReader.command(line, [:]) {
      case .details?: try show(isDetailed: true)
      case .help?, .back?: continue
      default: return
      }
    }
  }

  private func show(isDetailed: Bool) throws(Failure) {
    try output.write(report.text(style, isDetailed: isDetailed, isInView: true, hint: nil))
  }
}
