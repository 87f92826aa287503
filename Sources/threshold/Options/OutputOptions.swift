import ArgumentParser
import Reports

/// Where a result goes and whether it is coloured.
struct OutputOptions: ParsableArguments {
  enum Color: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Option(name: [.short, .long], help: ArgumentHelp("Write the result to a file.", valueName: "file"))
  var output: String?

  @Option(help: "Colour: auto (at a terminal, unless NO_COLOR is set), always or never.")
  var color: Color = .auto

  /// How text is laid out where the result goes.
  func style(in surroundings: Surroundings) -> TextStyle {
    guard output == nil else { return TextStyle(width: TextStyle.plain.width, isColored: color == .always) }
    return surroundings.style(of: surroundings.output, color)
  }

  /// A result, which goes to a file where one was named; the status says whether there was something to find.
  func result(_ text: String, isFound: Bool = false) -> CommandResult {
    let status = isFound ? ExitCode.found : .success
    if let output { return CommandResult(files: [OutputFile(path: output, text: text, kind: .result)], status: status) }
    return CommandResult(output: text, status: status)
  }

  /// A result that can be had in each of the three forms.
  func result(
    _ form: ReportForm,
    _ document: @autoclosure () -> Document,
    json: @autoclosure () -> JSON,
    in surroundings: Surroundings
  ) -> CommandResult {
    result(form == .json ? json().text() : text(form, [document()], in: surroundings))
  }

  /// Documents one after the other, as Markdown or as text.
  func text(_ form: ReportForm, _ documents: [Document], in surroundings: Surroundings) -> String {
    let style = style(in: surroundings)
    return documents.map { form == .markdown ? $0.markdown() : $0.text(style) }.joined(separator: "\n")
  }
}
