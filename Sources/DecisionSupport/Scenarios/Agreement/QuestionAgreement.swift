/// How far a group agrees on one question, or one option of a checklist, over several scenarios.
public struct QuestionAgreement: Sendable {
  /// What the group answered in one scenario.
  public struct Spread: Sendable {
    /// The scenario's position among those of the group.
    public let scenario: Int

    /// How many gave each answer.
    public let answers: [AnswerTally]

    /// How near people are to one answer.
    public let consensus: Consensus
  }

  /// What is asked.
  public let item: AnswerItem

  /// The scenarios in which at least three people answered the question.
  public let spreads: [Spread]

  /// The share of pairs who gave the same answer, over all scenarios.
  public let percentAgreement: AgreementFigure

  /// Krippendorff's alpha over all scenarios: ordinal over the numbers of a question that asks for one, else nominal, with
  /// not known as an answer like any other.
  public let alpha: AgreementFigure

  /// How far alpha might move with other scenarios.
  public let interval: Bootstrap.Interval

  /// Whether alpha is that of ordered answers.
  public let isOrdinal: Bool

  /// How many answers alpha leaves out, having no place among the numbers.
  public let leftOut: Int

  /// The scenarios in which the question splits the group.
  public var splits: [Spread] { spreads.filter { $0.consensus == .splits } }

  /// Whether the question's wording may be at fault: it splits the group in at least three scenarios, and in at least half of
  /// those in which three people answered it, and alpha is below 2/3 where it is defined.
  ///
  /// A hard story splits a group on many questions; what splits it over many stories goes along with the question. The
  /// last part spares ordered answers that lie close together: below 2/3 Krippendorff draws not even tentative conclusions.
  public var isPerhapsBadlyWorded: Bool {
    let count = splits.count
    return count >= 3 && count * 2 >= spreads.count && (alpha.value ?? 0) < 2.0 / 3
  }

  /// Measures one item; nil where no three people answered it in one scenario.
  init?(_ item: AnswerItem, of guidance: Guidance, answers: [[Answer]], bootstrap: Bootstrap) {
    spreads = answers.enumerated().compactMap { scenario, answers in
      let counts = AnswerTally.all(answers)
      let consensus = Consensus(counts.map { $0.people })
      return consensus == .tooFew ? nil : Spread(scenario: scenario, answers: counts, consensus: consensus)
    }
    guard !spreads.isEmpty else { return nil }
    self.item = item
    percentAgreement = Self.ratings(answers).figure(.percentAgreement)
    var compared = answers
    if case .wholeNumber = guidance.questions[item.question].answers {
      isOrdinal = true
      compared = answers.map { $0.filter { $0.isNumber } }
    } else {
      isOrdinal = false
    }
    leftOut = answers.joined().count - compared.joined().count
    let ratings = Self.ratings(compared)
    let coefficient = isOrdinal ? AgreementCoefficient.alphaOrdinal : .alphaNominal
    alpha = ratings.figure(coefficient)
    interval = bootstrap.intervals([coefficient], of: ratings)[0]
  }

  /// The answers as categories, in their order.
  private static func ratings(_ answers: [[Answer]]) -> Ratings {
    let categories = AnswerTally.all(answers.joined()).map { $0.answer }
    return Ratings(
      answers.map { $0.map { answer in categories.firstIndex(of: answer) } },
      categories: categories.count
    )
  }
}

extension Answer {
  fileprivate var isNumber: Bool {
    if case .number = self { return true }
    return false
  }
}
