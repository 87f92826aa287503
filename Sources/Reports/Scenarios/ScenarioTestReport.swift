public import DecisionSupport
import MarkedYAML

/// How scenarios compare with a guidance, and what of it they reach.
public struct ScenarioTestReport: Sendable {
  let guidance: Guidance
  let results: [ScenarioResult]
  let published: PublishedAgreement
  let coverage: Coverage?
  let requiredPercentage: Int?

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - results: Every scenario's result, in the order to show them.
  ///   - published: How the guidance judges each published case, in the order to show them.
  ///   - guidance: The guidance that gave them.
  ///   - isCoverageShown: Whether to say what no scenario and no published case, as told, reaches.
  ///   - requiredPercentage: From 0 to 100: how much of the rules, of the levels, of the reminders and of the steps must
  ///     be reached, each.
  public init(
    _ results: [ScenarioResult],
    published: [PublishedResult] = [],
    of guidance: Guidance,
    isCoverageShown: Bool = false,
    requiredPercentage: Int? = nil
  ) {
    self.guidance = guidance
    self.results = results
    self.published = PublishedAgreement(guidance: guidance, results: published)
    self.requiredPercentage = requiredPercentage
    coverage = isCoverageShown ? guidance.coverage(by: results.map(\.outcome) + published.map(\.told)) : nil
  }

  /// Whether every scenario agrees, every published case comes out at a published level or says why not, and as much is
  /// reached as is required.
  public var isPassed: Bool {
    results.allSatisfy(\.isAsExpected) && published.results.allSatisfy(\.isAccepted)
      && !covered.contains { isTooLittle($0) }
  }

  /// Whether less of something is reached than is required.
  func isTooLittle(_ part: CoveredPart) -> Bool {
    guard let requiredPercentage, part.isRequired else { return false }
    return part.percentage < requiredPercentage
  }

  /// The parts of the coverage in reporting order; none where it is not shown.
  var covered: [CoveredPart] { coverage.map { CoveredPart.all(of: $0, guidance) } ?? [] }
}

/// One part of the coverage, with what is missing by name and place.
struct CoveredPart {
  struct Missing {
    let id: String
    let title: String
    let place: SourceRange
  }

  let name: String
  let isRequired: Bool
  let reached: Int
  let count: Int
  let percentage: Int
  let missing: [Missing]

  /// How much is reached, as people read it.
  var share: String { "\(reached) of \(count)" + (count == 0 ? "" : " (\(percentage)%)") }

  static func all(of coverage: Coverage, _ guidance: Guidance) -> [CoveredPart] {
    let steps = guidance.escalation?.steps ?? []
    return [
      CoveredPart("rules", coverage.rules) {
        let rule = guidance.rules[$0]
        return Missing(id: rule.id, title: rule.because, place: rule.range)
      },
      CoveredPart("levels", coverage.levels) {
        let level = guidance.levels[$0]
        return Missing(id: level.id, title: level.title, place: level.range)
      },
      CoveredPart("reminders", coverage.reminders) {
        let reminder = guidance.reminders[$0]
        return Missing(id: reminder.id, title: reminder.text, place: reminder.range)
      },
      CoveredPart("pathways", coverage.pathways) {
        let pathway = guidance.pathways[$0]
        return Missing(id: pathway.id, title: pathway.name, place: pathway.range)
      },
      CoveredPart("steps", coverage.steps) {
        Missing(id: steps[$0].id, title: steps[$0].heading, place: steps[$0].range)
      },
      CoveredPart("items", isRequired: false, coverage.items) {
        let part = guidance.itemParts[$0]
        return Missing(id: part.itemID ?? "item", title: part.text, place: part.range)
      },
      CoveredPart("answers", isRequired: false, coverage.answers) { piece in
        let question = guidance.questions[piece.question]
        return Missing(
          id: "\(question.id)=\(question.word(for: piece.value))",
          title: "\(question.ask) \(question.phrase(for: piece.value))",
          place: question.range
        )
      },
      CoveredPart("safeguards", isRequired: false, coverage.safeguards) {
        let safeguard = guidance.safeguards[$0]
        return Missing(id: safeguard.id, title: safeguard.says, place: safeguard.range)
      },
    ]
  }

  private init<Element>(
    _ name: String,
    isRequired: Bool = true,
    _ part: Coverage.Part<Element>,
    _ describe: (Element) -> Missing
  ) {
    self.name = name
    self.isRequired = isRequired
    reached = part.reached
    count = part.count
    percentage = part.percentage
    missing = part.missing.map(describe)
  }
}

extension Question {
  /// A stretch of answers as the command line would write one of them: `yes`, `3-5`, `none`, `unknown`.
  fileprivate func word(for value: Coverage.AnswerPiece.Value) -> String {
    switch value {
    case .option(let position): answers.options[position].id
    case .nothingTicked: "none"
    case .numbers(let range): range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    case .notKnown: "unknown"
    }
  }

  /// A stretch of answers in words for people.
  fileprivate func phrase(for value: Coverage.AnswerPiece.Value) -> String {
    switch value {
    case .option(let position): answers.options[position].text
    case .nothingTicked: "None of these"
    case .numbers(let range): "\(word(for: .numbers(range)))"
    case .notKnown: "Not known"
    }
  }
}

extension SourceRange {
  /// The place as people find it: the file and the line.
  var fileAndLine: String { "\(file.path):\(start.line)" }
}
