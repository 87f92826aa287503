import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import MarkedYAML
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a level, question, rule, reminder, step, safeguard or source, with where it comes from.",
    discussion: "A finding of an audit is explained by its id, too, such as LVL001: what it means and what to do."
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(help: "The id, as outcomes and the guidance's files write it.")
  var id: String

  @Option(help: "The form of the explanation: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let explanations = try explanations()
    switch format {
    case .text: try output.write(explanations.document.text(output.style))
    case .json: try output.write(explanations.json.text())
    case .markdown: try output.write(explanations.document.markdown())
    }
  }

  private func explanations() throws -> [Explanation] {
    // Findings are the program's own: they need no guidance. No id of a guidance has capitals.
    if let kind = FindingKind(rawValue: id.uppercased()) { return [Explanation(kind)] }
    let guidance = try guidanceOptions.load().guidance
    let explanations = Explanation.all(of: id, in: guidance)
    guard !explanations.isEmpty else {
      let known = Explanation.ids(in: guidance) + Explanation.findingIDs
      let meant = nearest(to: id, in: known).map { "; did you mean '\($0)'?" } ?? ""
      throw Failure.reporting("nothing in \(guidance.name) is called '\(id)'\(meant)", "unknown-id")
    }
    return explanations
  }
}
