import DecisionSupport
import Reports

/// Takes in what a trainee makes of scenarios, from a file or at the terminal, and shows what there is to learn.
struct Rehearsing {
  private let choice: ScenarioChoice
  private let file: ResponseFile
  private let loaded: LoadedGuidance
  private let format: ReportForm
  private let output: OutputOptions
  private let surroundings: Surroundings

  init(
    _ choice: ScenarioChoice,
    _ file: ResponseFile,
    _ loaded: LoadedGuidance,
    format: ReportForm,
    output: OutputOptions,
    in surroundings: Surroundings
  ) {
    (self.choice, self.file, self.loaded) = (choice, file, loaded)
    (self.format, self.output, self.surroundings) = (format, output, surroundings)
  }

  /// What whoever cannot be shown anything has to know.
  private static let kept = "your answers are kept all the same: the same --save goes on from there"

  /// What a response in a file says of the scenarios that were named, or of all that it holds.
  func take(_ path: String) throws(Failure) -> CommandResult {
    let (_, response) = try ResponseFile.read(path, loaded.guidance, choice.known, in: surroundings)
    var judgements = response.judgements
    if !choice.chosen.isEmpty {
      judgements = try choice.chosen.map { (scenario) throws(Failure) in
        guard let judgement = response[scenario.id] else {
          throw Failure("the response says nothing about '\(scenario.id)'", "missing-scenario")
        }
        return judgement
      }
    }
    var result = result(try report(judgements))
    result.files += file.output(adding: judgements)
    return result
  }

  private func report(_ judgements: [Response.Judgement]) throws(Failure) -> RehearsalReport {
    try Failure.unlessAgreed { () throws(SelfContradiction) in
      try RehearsalReport(judgements, choice.known, of: loaded.guidance)
    }
  }

  /// Asks, scenario for scenario. Feedback is shown as soon as a level is chosen, unless it goes to a file or is one piece
  /// of JSON; then it comes at the end.
  func converse() throws(Failure) -> CommandResult {
    let showsAtOnce = output.output == nil && format != .json
    let conversation = surroundings.conversation(output.color)
    let session = RehearsalSession(loaded.guidance, known: choice.known, file: file, in: conversation) {
      (rehearsal) throws(Failure) in
      guard showsAtOnce else { return }
      do throws(Failure) {
        try surroundings.output.write(output.text(format, [rehearsal.document], title: "Rehearsal", in: surroundings))
      } catch {
        throw error.helped(by: file.isKept ? [Self.kept] : [])
      }
    }
    let response = try session.conduct(choice.chosen)
    let isNew = response != file.response
    let ids = choice.offered.map(\.id)
    let report = try report(response.judgements.filter { ids.contains($0.scenario) })
    var result = result(report, isShown: showsAtOnce, isNew: isNew)
    if isNew, file.isKept { result.kept = [Self.kept] }
    if !response.judgements.isEmpty {
      var writer = TextWriter(conversation.style)
      writer.paragraph(isNew: isNew, isKept: file.isKept)
      result.errors = "\n" + writer.text
    }
    return result
  }

  /// Everything, or, where the rest has been shown already, the look back at the end.
  private func result(_ report: RehearsalReport, isShown: Bool = false, isNew: Bool = true) -> CommandResult {
    guard format != .json else { return output.result(report.json(loaded.version).text(), isPrivate: true) }
    let summary = isNew ? report.summary : []
    guard isShown else {
      return output.result(
        output.text(format, report.documents + summary, title: "Rehearsal", in: surroundings),
        isPrivate: true
      )
    }
    return CommandResult(
      output: summary.isEmpty ? "" : "\n" + output.text(format, summary, title: "Rehearsal", in: surroundings)
    )
  }
}

extension TextWriter {
  fileprivate mutating func paragraph(isNew: Bool, isKept: Bool) {
    if !isKept {
      paragraph("Nothing is kept. With --save FILE a rehearsal can be left and taken up again.")
    } else if isNew {
      paragraph("Kept. The same --save goes on from here.")
    } else {
      paragraph("Nothing new is kept. To see again what was shown: threshold rehearse --response FILE")
    }
  }
}
