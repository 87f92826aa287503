public import DecisionSupport
public import MarkedYAML

/// A small guidance written in a test: texts for some of its parts, and a plain default for the required others.
public struct GuidanceText: Sendable {
  private var texts: [GuidancePart: String] = [
    .guidance: Self.frame,
    .levels: """
    levels:
      - {id: low, number: 1, name: Low, means: Little, do: [Carry on], consent: As usual, source: s}
      - {id: middle, number: 2, name: Middle, means: Some, do: [Help], if-not-known: [Ask], consent: Ask, source: s}
      - {id: high, number: 3, name: High, means: Much, do: [Act], if-not-known: [Ask today], consent: Act, source: s}
    """,
    .questions: """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
    """,
    .rules: """
    rules:
      - {id: hurt, level: high, when: {harm: yes}, because: The child was hurt., source: s}
    """,
  ]

  private static let frame = """
    name: Test guidance
    version: "1"
    status: draft
    effective: 2026-01-01
    review-by: 2027-01-01
    owner: Nobody
    sources: {s: {title: A source}}

    """

  /// The text of `guidance.yaml` where the guidance is not for everybody.
  ///
  /// - Parameters:
  ///   - condition: For whom it is.
  ///   - otherwise: What to say and do for others.
  /// - Returns: The text.
  public static func frame(
    appliesIf condition: String,
    otherwise: String = "because: Not a child, do: [Go elsewhere]"
  ) -> String {
    frame + "applies-if: \(condition)\ndoes-not-apply: {\(otherwise), source: s}\n"
  }

  /// Starts from the defaults.
  ///
  /// - Parameter texts: What other files hold instead.
  public init(_ texts: [GuidancePart: String] = [:]) {
    self.texts.merge(texts) { _, new in new }
  }

  /// The text of a guidance with another text for one file.
  public func with(_ part: GuidancePart, _ text: String) -> GuidanceText {
    GuidanceText(texts.merging([part: text]) { _, new in new })
  }

  /// The text of one file; empty where there is none.
  public func text(of part: GuidancePart) -> String { texts[part] ?? "" }

  /// Loads it; problems go to the sink.
  public func load(into sink: DiagnosticSink) -> Guidance? {
    let files = Dictionary(
      uniqueKeysWithValues: texts.map { ($0.key, SourceFile(path: $0.key.fileName, text: $0.value)) }
    )
    return GuidanceLoader.load(files, folder: "test", into: sink)
  }

  /// Every problem as users see it.
  public func diagnostics() -> String {
    let sink = DiagnosticSink()
    _ = load(into: sink)
    return sink.diagnostics.map { $0.formatted() }.joined(separator: "\n")
  }

  /// The guidance, which must be sound.
  public func guidance() -> Guidance {
    let sink = DiagnosticSink()
    guard let guidance = load(into: sink) else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return guidance
  }
}

extension Guidance {
  /// Answers from YAML, which must be sound.
  public func answers(_ text: String) -> Answers {
    let sink = DiagnosticSink()
    let answers = compose(SourceFile(path: "answers", text: text), into: sink)
      .map { AnswersReader(self, into: sink).answers($0) }
    guard let answers, sink.isEmpty else {
      fatalError(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))
    }
    return answers
  }
}
