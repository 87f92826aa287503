/// How a guidance judges a published case: as it was told, and with what its teller would not know.
public struct PublishedResult: Sendable {
  /// How a suggested level compares with the published ones.
  public enum Verdict: Sendable {
    /// The suggested level is a published one.
    case right

    /// The suggested level is below all published ones, or between two.
    case tooCalm

    /// The suggested level is above all published ones.
    case over
  }

  /// The case.
  public let publishedCase: PublishedCase

  /// The document that the case is from.
  public let document: String

  /// The titles of the sections in which the case gives an answer that is not calm, in asking order.
  public let themes: [String]

  /// What the guidance says about the case as it was told.
  public let told: Outcome

  /// What the guidance says about the case with what its teller would not know.
  public let partlyKnown: Outcome

  /// How a suggested level compares with the published levels.
  public func verdict(_ outcome: Outcome) -> Verdict {
    guard let level = outcome.level, let highest = publishedCase.levels.last else { return .tooCalm }
    if publishedCase.levels.contains(level) { return .right }
    return level > highest ? .over : .tooCalm
  }

  /// Whether the guidance agrees with what was published, or says why it does not.
  public var isAccepted: Bool { verdict(told) == .right || publishedCase.departure != nil }
}

extension Guidance {
  /// Judges published cases, document by document.
  ///
  /// - Parameters:
  ///   - documents: Documents that were read against this guidance.
  ///   - today: The day on which somebody asks.
  /// - Returns: A result for each case, in file order.
  public func judge(_ documents: [PublishedDocument], today: CalendarDate) -> [PublishedResult] {
    var assessor = Assessor(self, parts: [.reasons, .findOut, .reminders, .nextStep])
    return documents.flatMap { document in
      document.cases.map { published in
        PublishedResult(
          publishedCase: published,
          document: document.id,
          themes: themes(of: published),
          told: assessor.assess(published.told, since: today, today: today),
          partlyKnown: assessor.assess(published.partlyKnown, since: today, today: today)
        )
      }
    }
  }

  private func themes(of published: PublishedCase) -> [String] {
    var themes: [String] = []
    for (question, answer) in published.told.answered where answer != questions[question].calm {
      let section = questions[question].section
      if !themes.contains(section) { themes.append(section) }
    }
    return themes
  }
}
