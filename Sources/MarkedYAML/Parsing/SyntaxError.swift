extension Diagnostic {
  /// libyaml's complaint in words that say what to do about it.
  ///
  /// - Parameters:
  ///   - problem: Where libyaml stopped, and why.
  ///   - file: The text that it read.
  init(_ problem: SyntaxProblem, in file: SourceFile) {
    func place(_ start: SourcePosition) -> SourceRange {
      let end = SourcePosition(line: Int(start.line), column: Int(start.column) + 1)
      return SourceRange(file: file, start: start, end: end)
    }
    if let context = problem.context, context.text.has("quoted scalar"), problem.problem.has("end of stream") {
      self.init(
        "YAML syntax: this quoted text never ends",
        identifier: "yaml-syntax",
        at: place(context.position),
        help: "close it with the quote that it starts with"
      )
      return
    }
    // libyaml often names the place where it stopped as what it was doing, too.
    let context = problem.context.flatMap { $0.position == problem.position ? nil : $0 }
    self.init(
      "YAML syntax: \(problem.problem)",
      identifier: "yaml-syntax",
      at: place(problem.position),
      help: Self.help(problem, line: file.line(Int(problem.position.line), showing: Int(problem.position.column))),
      notes: context.map { [Note($0.text, at: place($0.position))] } ?? []
    )
  }

  private static func help(_ problem: SyntaxProblem, line: String) -> String? {
    let scalars = line.unicodeScalars
    let before = scalars.prefix(Int(problem.position.column) - 1)
    let character = scalars.dropFirst(before.count).first
    let context = problem.context?.text ?? ""
    if character == "\t" || line.hasPrefix("\t") { return "indent with spaces; YAML allows no tabs there" }
    let last = problem.problem.hasSuffix("expected key") ? before.last { $0 != " " } : before.last
    if last == "'" || last == "\"", problem.problem.has("expected") {
      return "a quoted text ends at its second quote; if one belongs to the text, use the other kind around it"
    }
    if context.has("flow"), line.has("?") {
      return "a text with '?' in it may need quotes inside { } and [ ], or a line of its own"
    }
    if context.has("flow") { return "look for a missing ',' '}' or ']', or a text that needs quotes" }
    if problem.problem.has("mapping values are not allowed") {
      return "a text with ': ' in it needs quotes; or the line is indented wrongly"
    }
    if context.hasSuffix("an alias") || context.hasSuffix("an anchor") || context.hasSuffix("a block scalar") {
      return "a text that starts with '*', '&', '|' or '>' needs quotes"
    }
    if let character, "@`%".unicodeScalars.contains(character) {
      return "a text that starts with '\(character)' needs quotes"
    }
    let text = line.drop { $0 == " " }
    if text.hasPrefix("-"), !text.hasPrefix("- "), text != "-" { return "a '-' needs a space after it" }
    return problem.problem.has("expected") ? "look at the indentation of this line and the one above" : nil
  }
}
