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

  /// Says, before anything is asked or done, that the result cannot be put where it is wanted, or that another option
  /// names the same file.
  ///
  /// - Parameters:
  ///   - reading: Files that are read, by the options that name them.
  ///   - writing: Files that are written beside the result.
  /// - Throws: What is in the way.
  func refuse(reading: [(String, String?)], writing: [(String, String?)] = []) throws(Failure) {
    var named = NamedPaths()
    for (option, path) in reading { named.reads(option, path) }
    for (option, path) in writing { named.writes(option, path) }
    named.writes("--output", output)
    try named.refuseSame()
    if let output { try FileWriter.refuseResult(output) }
  }

  /// A result, which goes to a file where one was named.
  ///
  /// - Parameters:
  ///   - text: The result.
  ///   - isFound: Whether there was something to find, which the status says.
  ///   - isPrivate: Whether a new file is for its owner alone, since it tells of a child or of whoever answered.
  /// - Returns: What is to be written.
  func result(_ text: String, isFound: Bool = false, isPrivate: Bool = false) -> CommandResult {
    let status = isFound ? ExitCode.found : .success
    guard let output else { return CommandResult(output: text, status: status) }
    let file = OutputFile(path: output, text: text, kind: .result(isPrivate: isPrivate))
    return CommandResult(files: [file], status: status)
  }

  /// A result that can be had in each of the forms; a title is that of a page.
  func result(
    _ form: ReportForm,
    _ document: @autoclosure () -> Document,
    json: @autoclosure () -> JSON,
    isPrivate: Bool = false,
    title: String,
    in surroundings: Surroundings
  ) -> CommandResult {
    let text = form == .json ? json().text() : text(form, [document()], title: title, in: surroundings)
    return result(text, isPrivate: isPrivate)
  }

  /// Documents one after the other, as Markdown, as text or as a page.
  func text(_ form: ReportForm, _ documents: [Document], title: String, in surroundings: Surroundings) -> String {
    if form == .html { return ReportPage(title, documents).html }
    let style = style(in: surroundings)
    return documents.map { form == .markdown ? $0.markdown() : $0.text(style) }.joined(separator: "\n")
  }
}
