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
  var style: TextStyle {
    guard output == nil else { return TextStyle(width: TextStyle.plain.width, isColored: color == .always) }
    return Terminal.standardOutput.style(color)
  }

  /// Writes the result, whole, or says why it cannot be written.
  func write(_ text: String) throws {
    if let output {
      try FileWriter.replace(output, with: text)
    } else {
      try FileWriter.write(text, to: .standardOutput)
    }
  }
}
