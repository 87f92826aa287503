import ArgumentParser
import MarkedYAML
import Reports

/// Prints manual pages for `make install`; users read them with `man`.
struct ManualCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print a manual page, or the names of all of them.",
    shouldDisplay: false
  )

  @Argument(help: "A command; without one the program's own page is printed.")
  var command: String?

  @Flag(help: "Print the names of the commands that have a page.")
  var list = false

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let description = compose(SourceFile(path: "help", text: ThresholdCommand._dumpHelp()), into: DiagnosticSink())
    guard let program = description.flatMap(CommandDescription.init) else {
      throw Failure("the commands cannot be described", "no-manual")
    }
    let names = program.subcommands.map(\.word)
    if list { return CommandResult(output: names.map { $0 + "\n" }.joined()) }
    let page = program.subcommands.first { $0.word == command }
    if let command, page == nil { throw Failure(unknown: "command", command, known: names) }
    return CommandResult(output: ManualPage(page, of: program, shared: Self.shared).text)
  }

  private static let shared = ManualPage.SharedContent(
    version: Version.program,
    date: Version.date,
    environment: [
      ("THRESHOLD_CONFIG", "The folder of the guidance, where --config names none."),
      ("NO_COLOR", "If it is set to anything, nothing is coloured unless --color asks for it."),
      ("TERM", "If it is dumb, nothing is coloured either."),
    ],
    files: [
      ("Config/lancashire", "The guidance in the working folder, where neither option nor variable names one."),
      ("../share/threshold/Config/lancashire", "The copy installed with the program, seen from its own folder."),
      ("../share/threshold/Scenarios", "The scenarios installed with the program."),
    ],
    statuses: [
      ("0", "Done; nothing was found."),
      (
        "1",
        "Something was found: a step that is overdue, a scenario that disagrees, a finding of an audit, an outcome that differs."
      ),
      ("2", "Something that was read is wrong, or the output cannot be written."),
      ("3", "Two configurations could not be compared."),
      ("4", "Undecided: a proof needed more than it was allowed."),
      ("64", "Wrong usage."),
      ("130", "Interrupted."),
    ]
  )
}
