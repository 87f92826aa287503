extension OutcomeReport {
  /// The first screen, and the details where they are wanted: after it, or before it where what is last stays in view.
  ///
  /// - Parameters:
  ///   - style: How it is laid out.
  ///   - isDetailed: Whether the details are wanted.
  ///   - isInView: Whether somebody sees the end of it above a prompt.
  ///   - hint: How to see the details, where they are left out.
  /// - Returns: The text.
  public func text(_ style: TextStyle, isDetailed: Bool, isInView: Bool, hint: String?) -> String {
    let first = firstScreen(hint: isDetailed ? nil : hint).text(style)
    guard isDetailed else { return first }
    let line = String(repeating: "-", count: style.width) + "\n"
    let details = document.text(style)
    return isInView ? details + "\n" + line + first : first + line + "\n" + details
  }

  /// The first screen as Markdown, with the details folded below it.
  public var markdown: String {
    firstScreen().markdown() + "\n<details>\n<summary>The details</summary>\n\n" + document.markdown()
      + "\n</details>\n"
  }
}
