import ArgumentParser
import DecisionSupport
import Reports

struct PrintCommand: Command {
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html, csv
  }

  enum Graph: String, CaseIterable, ExpressibleByArgument {
    case dot, mermaid, svg
  }

  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "The whole guidance for people, such as a committee; or the flow of its questions as a picture.",
    discussion: """
      Levels, questions in order with what opens them, rules in words, reminders, pathways, the ladder, whom to ring, \
      what is assumed, and sources.
      """
  )

  @Option(help: "The form of the guidance: text, markdown, html or csv (a row for each question and each rule).")
  var format: Form?

  @Option(help: "Only which question opens which, as a picture: dot (Graphviz), mermaid or svg.")
  var graph: Graph?

  @OptionGroup var guidanceOptions: GuidanceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if format != nil, graph != nil { throw ValidationError("--format and --graph are two results: ask for one.") }
  }

  func run(in surroundings: Surroundings) throws -> CommandResult {
    try output.refuse(reading: [])
    let guidance = try guidanceOptions.load(in: surroundings).guidance
    let flow = QuestionFlow(guidance)
    switch graph {
    case .dot: return output.result(flow.dot)
    case .mermaid: return output.result(flow.mermaid)
    case .svg: return output.result(flow.svg)
    case nil: break
    }
    let document = GuidanceDocument(guidance)
    switch format ?? .text {
    case .text: return output.result(document.document.text(output.style(in: surroundings)))
    case .markdown: return output.result(document.document.markdown())
    case .html: return output.result(ReportPage(guidance.name, [document.document, flow.document]).html)
    case .csv: return output.result(document.table)
    }
  }
}
