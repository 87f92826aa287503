import ArgumentParser
import Glibc
import MarkedYAML

/// A subcommand: arguments in, a value out. Nothing is written before it ends, but what is said to a person and what
/// comes out of a stream of lines.
protocol Command: ParsableCommand {
  func run(in surroundings: Surroundings) throws -> CommandResult
}

@main
enum Program {
  static func main() {
    takeMemoryInLargePieces()
    // A file that may not grow is an error like any other.
    signal(SIGXFSZ, SIG_IGN)
    let surroundings = Surroundings.process
    let result = result(of: ProcessArguments.all, in: surroundings)
    exit(result.write(to: surroundings))
  }

  /// What the arguments come to.
  static func result(of arguments: [String], in surroundings: Surroundings) -> CommandResult {
    do {
      var command = try command(arguments)
      if let command = command as? any Command { return try command.run(in: surroundings) }
      // What ArgumentParser offers itself ends with what it has to say.
      try command.run()
      return CommandResult()
    } catch {
      if let failure = Failure(error) { return CommandResult(failure) }
      let status = ThresholdCommand.exitCode(for: error)
      let message = ThresholdCommand.fullMessage(for: error)
      let text = message.isEmpty ? "" : message + "\n"
      guard !status.isSuccess else { return CommandResult(output: text) }
      // No argument that it quotes can drive the terminal.
      return CommandResult(errors: text.printable(keepingLineBreaks: true), status: status)
    }
  }

  /// What the arguments ask for. A command that is named first is asked at once whether it understands the rest, since on
  /// the way from the root its options would be made ready twice as often. Whatever is wrong, the root says.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    guard let name = arguments.first, !name.hasPrefix("-") else { return try ThresholdCommand.parseAsRoot(arguments) }
    let named = ThresholdCommand.configuration.subcommands.first { $0.configuration.commandName == name }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named {
      return command
    }
    return try ThresholdCommand.parseAsRoot(arguments)
  }
}
