extension Diagnostic {
  /// libyaml's complaint in words that say what to do about it.
  ///
  /// - Parameters:
  ///   - problem: Where libyaml stopped, and why.
  ///   - file: The text that it read.
  init(_ problem: SyntaxProblem, in file: SourceFile) {
    let range = SourceRange(
      file: file,
      start: problem.position,
      end: SourcePosition(line: Int(problem.position.line), column: Int(problem.position.column) + 1)
    )
    let line = file.line(Int(problem.position.line))
    let character = line.unicodeScalars.dropFirst(Int(problem.position.column) - 1).first
    let notes = problem.context.map { context in
      [
        Note(
          context.text,
          at: SourceRange(
            file: file,
            start: context.position,
            end: SourcePosition(line: Int(context.position.line), column: Int(context.position.column) + 1)
          )
        )
      ]
    }
    self.init(
      "YAML syntax: \(problem.problem)",
      identifier: "yaml-syntax",
      at: range,
      help: Self.help(problem, line: line, character: character),
      notes: notes ?? []
    )
  }

  private static func help(_ problem: SyntaxProblem, line: String, character: Unicode.Scalar?) -> String? {
    if character == "\t" || line.hasPrefix("\t") { return "indent with spaces; YAML allows no tabs there" }
    let isInFlow = problem.context?.text.contains("flow") == true
    if isInFlow, line.contains("?") {
      return "a text with '?' in it may need quotes inside { } and [ ], or a line of its own"
    }
    if isInFlow { return "look for a missing ',' '}' or ']', or a text that needs quotes" }
    if problem.problem.contains("mapping values are not allowed") {
      return "a text with ': ' in it needs quotes; or the line is indented wrongly"
    }
    switch character {
    case "@", "`", "%": return "a text that starts with '\(character.map(String.init) ?? "")' needs quotes"
    default:
      return problem.problem.contains("expected") ? "look at the indentation of this line and the one above" : nil
    }
  }
}
