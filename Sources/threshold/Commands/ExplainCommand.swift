import ArgumentParser
import DecisionSupport
import MarkedYAML
import Reports

struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain anything that has an id, such as a level, rule, item or pathway, with where it comes from.",
    discussion: "An audit finding is explained by its id too, such as LVL001: what it means and what to do."
  )

  @Argument(help: "The id, as outcomes and the guidance's files write it.", completion: .explained)
  var id: String

  @Option(help: "The form of the explanation: text, json, markdown or html.")
  var format: ReportForm = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run(in surroundings: Surroundings) throws -> CommandResult {
    let explanations = try Explanation.ofFinding(id).map { [$0] } ?? ofGuidance(in: surroundings)
    return output.result(format, explanations.document, json: explanations.json, title: id, in: surroundings)
  }

  private func ofGuidance(in surroundings: Surroundings) throws(Failure) -> [Explanation] {
    let guidance = try guidanceOptions.load(in: surroundings).guidance
    let explanations = Explanation.all(of: id, in: guidance)
    guard explanations.isEmpty else { return explanations }
    let meant = nearest(to: id, in: Explanation.ids(in: guidance) + Explanation.findingIDs)
    let hint = meant.map { "; did you mean '\($0)'?" } ?? ""
    throw Failure("nothing in \(guidance.name) is called '\(id)'\(hint)", "unknown-id")
  }
}
