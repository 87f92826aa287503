import ArgumentParser

struct ThresholdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Help people who work with children decide, together, how serious a concern is and what to do next.",
    discussion: """
      It suggests; people decide. What nobody knows is assumed to be bad until somebody finds out. \
      In an emergency ring 999 first.
      """,
    // Only who asks for the version has the guidance looked up.
    version: ProcessArguments.all.contains("--version") ? Version.text(ProcessArguments.all) : Version.program,
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
      PageCommand.self,
      PrintCommand.self,
      SchemaCommand.self,
      ManualCommand.self,
    ]
  )
}
