import ArgumentParser
import MarkedYAML

@main
enum Program {
  static func main() {
    takeMemoryInLargePieces()
    GuidanceFiles.readAhead(for: CommandLine.arguments)
    do {
      var command = try command(CommandLine.arguments.dropFirst())
      try command.run()
      GuidanceFiles.forgetAhead()
    } catch {
      GuidanceFiles.forgetAhead()
      exit(withError: error)
    }
  }

  /// What the arguments ask for. A command that is named first is asked at once whether it understands the rest, since on
  /// the way from the root its options would be made ready twice as often. Whatever is wrong, the root says.
  private static func command(_ arguments: ArraySlice<String>) throws -> any ParsableCommand {
    guard let name = arguments.first, !name.hasPrefix("-") else { return try ThresholdCommand.parseAsRoot() }
    let named = ThresholdCommand.configuration.subcommands.first { $0.configuration.commandName == name }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try ThresholdCommand.parseAsRoot()
  }

  /// Ends as ArgumentParser would, except that no argument which it quotes can drive the terminal.
  private static func exit(withError error: any Error) -> Never {
    // The text is made twice, so only where there is need to look at it.
    guard CommandLine.arguments.contains(where: { $0 != $0.printable() }) else {
      ThresholdCommand.exit(withError: error)
    }
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
