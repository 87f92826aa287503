public import DecisionSupport
import MarkedYAML

extension GuidanceText {
  /// A guidance about a child who may be afraid, which counts only where it is known, and about marks.
  ///
  /// - Parameters:
  ///   - rules: The rules, a line each.
  ///   - question: One question more.
  /// - Returns: The guidance.
  public static func ofMarks(rules: [String], and question: String? = nil) -> GuidanceText {
    let questions = [
      "{id: fear, ask: Afraid, answers: yes-no, when-unknown: no-effect, because: It can be asked., source: s}",
      "{id: marks, ask: Marks, answers: {any-of: {bruise: Bruise, cut: Cut}}, source: s}",
    ]
    func list(_ items: [String], indent: String) -> String { items.map { "\(indent)- \($0)\n" }.joined() }
    return GuidanceText([
      .questions: "questions:\n  - section: All\n    questions:\n"
        + list(questions + [question].compactMap(\.self), indent: "      "),
      .rules: "rules:\n" + list(rules, indent: "  "),
    ])
  }

  /// Two questions as they stand in `questions.yaml`: a list of worries, and a detail of one that is urgent.
  public static let urgentDetail = """
          - id: worries
            ask: What are you worried about?
            answers: {any-of: {injury: An injury, missing: Missing, other: Something else}}
            when-unknown: no-effect
            because: Each has its own question.
            source: s
          - id: baby
            ask: Is it a baby?
            answers: yes-no
            urgent: {answer: yes, short: Ring now, do: Ring now., if-not-known: Find out.}
            ask-if: {worries: injury}
            source: s
    """
}

extension ScenarioLibrary {
  /// What a file of scenarios or of published cases holds.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - name: Its name without the ending; nil where it has none.
  ///   - guidance: The guidance that it is about.
  /// - Returns: All of it, and what is wrong with it.
  public static func read(
    _ text: String,
    named name: String? = "town",
    about guidance: Guidance
  ) -> (library: ScenarioLibrary, problems: [String]) {
    let sink = DiagnosticSink()
    let node = compose(SourceFile(path: "town.yaml", text: text), into: sink)
    let library = ScenarioReader(guidance, into: sink).library(node.map { [(name, $0)] } ?? [])
    return (library, sink.diagnostics.map { "\($0.identifier): \($0.message)" })
  }
}
