import ArgumentParser
import Reports

struct SchemaCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (2020-12) of a file that is read or written.",
    discussion: "The schema of answers names the questions of the guidance, so that an editor can complete them."
  )

  @Argument(
    help: "config, answers, outcome, record, log, response, agreement, scenario, test, mutations, replay or audit."
  )
  var schema: Schema

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    output.result(schema.document(for: try guidanceOptions.load(in: surroundings).guidance).text())
  }
}
