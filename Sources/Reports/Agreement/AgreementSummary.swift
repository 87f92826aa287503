import DecisionSupport

extension AgreementReport {
  /// How much the first screen tells.
  private struct Detail {
    let agreed: Int
    let splits: Int
    let questions: Int
    let points: Int
  }

  private static let details = [
    Detail(agreed: 8, splits: 4, questions: 3, points: 3),
    Detail(agreed: 6, splits: 3, questions: 3, points: 3),
    Detail(agreed: 4, splits: 3, questions: 2, points: 3),
    Detail(agreed: 4, splits: 2, questions: 2, points: 3),
    Detail(agreed: 3, splits: 2, questions: 1, points: 3),
    Detail(agreed: 3, splits: 2, questions: 1, points: 2),
    Detail(agreed: 2, splits: 1, questions: 1, points: 2),
  ]

  /// A terminal has 24 lines, and one of them is the prompt's or the pager's.
  private static let firstScreen = 23

  /// The first screen: where the group agrees, where it splits, on which questions, and what to talk about; as much of each
  /// as 80 columns by 24 lines have room for.
  var summary: Document {
    let documents = Self.details.lazy.map(summary)
    let fitting = documents.first { document in
      document.text(.plain).utf8.count { $0 == UInt8(ascii: "\n") } <= Self.firstScreen
    }
    return fitting ?? summary(Self.details[Self.details.count - 1])
  }

  private func summary(_ detail: Detail) -> Document {
    var document = Document()
    for notice in notices { document.add(.notice(notice)) }
    guard !group.isTooSmall else { return document }
    let scenarios = counted(group.scenarios.count, "scenario", "scenarios")
    document.add(.heading("\(counted(group.people, "person", "people")), \(scenarios)"))
    document.add(.statement(verdict))
    addAgreed(detail.agreed, to: &document)
    document.add(
      "Where the group splits",
      items: split.prefix(detail.splits).map { "\(title($0).cut(to: 40)): \(distribution($0.levels ?? []))" }
    )
    let questions = splittingQuestions.prefix(detail.questions)
    let none = ["No question stands out: people answered alike, or no one answer goes with the level."]
    document.add("On which questions", items: split.isEmpty || !questions.isEmpty ? Array(questions) : none)
    document.add("What to talk about", items: Array(talkingPoints.prefix(detail.points)))
    return document
  }

  private var verdict: String {
    func count(_ consensus: Consensus) -> Int { group.scenarios.count { $0.consensus == consensus } }
    var sentence = "They agree on \(count(.agrees)), nearly agree on \(count(.nearly)) and split on \(count(.splits))."
    if count(.tooFew) > 0 { sentence += " \(count(.tooFew)) had fewer than three people." }
    if let pairs = group.measure(.percentAgreement)?.figure.value {
      sentence += " Of all pairs of people \(pairs.percent) chose the same level"
      if let alpha = group.measure(.alphaOrdinal), case .value(let value) = alpha.figure {
        sentence += " (Krippendorff's alpha \(value.twoDecimals)\(range(alpha.interval)))"
      }
      sentence += "."
    }
    return sentence
  }

  private func range(_ interval: Bootstrap.Interval) -> String {
    guard case .between(let lower, let upper) = interval else { return "" }
    return ", \(lower.twoDecimals) to \(upper.twoDecimals)"
  }

  private func addAgreed(_ most: Int, to document: inout Document) {
    let named = agreed.prefix(most).map { scenario in
      let nearly = scenario.consensus == .nearly ? ", nearly all" : ""
      let level = scenario.commonest.map { "level \(number($0))" } ?? ""
      let guidance = scenario.guidanceLevel.flatMap { $0 == scenario.commonest ? nil : "; guidance: \(number($0))" }
      return "\(title(scenario).cut(to: 40)) (\(level)\(nearly)\(guidance ?? ""))"
    }
    guard !named.isEmpty else { return }
    let rest = agreed.count - named.count
    document.add(.heading("Where the group agrees"))
    document.add(.paragraph(named.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more." : ".")))
  }

  /// The questions that may be badly worded, then those that tell the levels apart where the group splits.
  private var splittingQuestions: [String] {
    let worded = group.perhapsBadlyWorded
    var told: [(item: AnswerItem, titles: [String])] = []
    for scenario in split {
      guard let item = scenario.separating.first?.item, !worded.contains(where: { $0.item == item }) else { continue }
      if let known = told.firstIndex(where: { $0.item == item }) {
        told[known].titles.append(title(scenario).cut(to: 40))
      } else {
        told.append((item, [title(scenario).cut(to: 40)]))
      }
    }
    return worded.map { question in
      "\(ask(question.item).cut(to: 110)) In \(question.splits.count) of \(question.spreads.count) scenarios; perhaps "
        + "badly worded"
    }
      + told.map { item, titles in "\(ask(item).cut(to: 110)) In \(titles.joined(separator: ", "))" }
  }

  func counted(_ count: Int, _ one: String, _ several: String) -> String { "\(count) \(count == 1 ? one : several)" }
}
