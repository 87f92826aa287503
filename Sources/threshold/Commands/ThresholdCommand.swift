import ArgumentParser
import MarkedYAML

@main
enum Program {
  static func main() {
    takeMemoryInLargePieces()
    do {
      var command = try ThresholdCommand.parseAsRoot()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  /// Ends as ArgumentParser would, except that no argument which it quotes can drive the terminal.
  private static func exit(withError error: any Error) -> Never {
    let message = ThresholdCommand.fullMessage(for: error)
    let printable = message.printable(keepingLineBreaks: true)
    guard printable != message, !ThresholdCommand.exitCode(for: error).isSuccess else {
      ThresholdCommand.exit(withError: error)
    }
    try? FileWriter.write(printable + "\n", to: .standardError)
    ThresholdCommand.exit(withError: ThresholdCommand.exitCode(for: error))
  }
}

struct ThresholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Help people who work with children decide, together, how serious a concern is and what to do next.",
    discussion: """
      It suggests; people decide. What nobody knows is assumed to be bad until somebody finds out. \
      In an emergency ring 999 first.
      """,
    // Only who asks for the version has the guidance looked up.
    version: CommandLine.arguments.contains("--version") ? Version.text(CommandLine.arguments) : Version.program,
    subcommands: [
      CheckCommand.self,
      EscalateCommand.self,
      RehearseCommand.self,
      AgreementCommand.self,
      TestCommand.self,
      BatchCommand.self,
      AuditCommand.self,
      ReplayCommand.self,
      ExplainCommand.self,
      SchemaCommand.self,
      ManualCommand.self,
    ]
  )
}
