public import MarkedYAML

/// A structured question about the concern. "Not known" is always a possible answer.
public struct Question: Identified, Sendable {
  /// What *not known* counts as for what to do now.
  public enum WhenUnknown: Hashable, Sendable {
    /// Anything may be true until somebody finds out.
    case assumeWorst

    /// *Not known* counts as this answer, of which a checklist may leave options open; the reason says why.
    case assume(Answer, because: String)

    /// *Not known* counts as the calm answer; the reason says why that is safe.
    case noEffect(because: String)

    /// Why *not known* does not count as the worst.
    public var reason: String? {
      switch self {
      case .assumeWorst: nil
      case .assume(_, let because), .noEffect(let because): because
      }
    }
  }

  /// What to do at once when a question is answered in a certain way.
  public struct UrgentAction: Sendable {
    /// The answers that call for the action.
    public let answers: AnswerTest

    /// What to do, in a few words; nil where the guidance does not say.
    public let short: String?

    /// What to do.
    public let toDo: [Item]

    /// What to do where the answer is only not ruled out: whom to ask, and within what time.
    public let toDoIfNotKnown: [Item]

    /// What to do where the answer is not ruled out; what is to be done at once where the guidance says nothing else.
    public var toDoIfOpen: [Item] { toDoIfNotKnown.isEmpty ? toDo : toDoIfNotKnown }

    /// Every text of what to do.
    public var action: String { toDo.texts.joined(separator: " ") }
  }

  /// Kebab-case, unique among the questions.
  public let id: String

  /// The title of the question's section.
  public let section: String

  /// Whether no level is named to people while the question is asked and has no answer.
  public let isAboutSafety: Bool

  /// Whether the question is about the whole family, not one child.
  public let isOfFamily: Bool

  /// The question itself.
  public let ask: String

  /// What the question means and what does not count.
  public let help: String?

  /// The answers that the question takes.
  public let answers: AnswerKind

  /// The answer that raises nothing.
  public let calm: Answer

  /// What *not known* counts as for what to do now.
  public let whenUnknown: WhenUnknown

  /// The answer that stands in for *not known*; *not known* itself where the worst is assumed.
  public var assumption: Answer {
    switch whenUnknown {
    case .assumeWorst: .notKnown
    case .assume(let answer, _): answer
    case .noEffect: calm
    }
  }

  /// Whether *not known* has no effect.
  public var ignoresNotKnown: Bool { if case .noEffect = whenUnknown { true } else { false } }

  /// Who would know.
  public let toConsult: [Item]

  /// Every text of who would know; nil where the guidance does not say.
  public var consult: String? { toConsult.isEmpty ? nil : toConsult.texts.joined(separator: " ") }

  /// What to do at once, and upon which answers.
  public let urgent: UrgentAction?

  /// When the question is asked; nil for always. It names earlier questions only.
  public let askIf: Condition?

  /// Where the question comes from.
  public let citation: Citation

  /// The id that the question had in an earlier version.
  public let formerID: String?

  /// Where the question was written.
  public let range: SourceRange
}

/// The answers that a question takes.
public enum AnswerKind: Sendable {
  /// No or yes.
  case yesNo

  /// Exactly one of the options.
  case oneOf([AnswerOption])

  /// A checklist: one yes-no an option.
  case anyOf([AnswerOption])

  /// A number, or one of a few named extra values that no comparison holds for.
  case wholeNumber(NumberKind)

  /// The options that can be chosen or ticked, and the extra values of a number.
  public var options: [AnswerOption] {
    switch self {
    case .yesNo: AnswerOption.yesNo
    case .oneOf(let options), .anyOf(let options): options
    case .wholeNumber(let number): number.extras
    }
  }
}

/// One answer of several.
public struct AnswerOption: Identified, Sendable {
  /// Kebab-case, unique in its question.
  public let id: String

  /// What the option says to people.
  public let text: String

  /// `no` and `yes`; their positions are the bits of a yes-no answer.
  static let yesNo = [AnswerOption(id: "no", text: "No"), AnswerOption(id: "yes", text: "Yes")]
}

/// A whole number's unit and range, and its named extra values.
public struct NumberKind: Sendable {
  /// What is counted, such as "years".
  public let unit: String

  /// The numbers that can be answered.
  public let range: ClosedRange<Int>

  /// Values beside the numbers, such as an unborn child's age.
  public let extras: [AnswerOption]

  /// Smaller units in which people answer, each with how many of it make one.
  public let units: [(name: String, count: Int)]

  /// Words that people say for a number.
  public let words: [(word: String, number: Int)]
}
