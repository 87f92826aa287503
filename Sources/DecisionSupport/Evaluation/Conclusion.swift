/// What a guidance concludes from answers, without the reasons: an outcome's heart, at a small part of its price.
public struct Conclusion: Hashable, Sendable {
  /// The level to work with now; nil where the guidance does not apply.
  public let level: Ordinal<Level>?

  /// The reminders that are shown, in file order; none where the guidance does not apply.
  public let reminders: [Ordinal<Reminder>]

  /// The questions that are asked, in asking order.
  public let asked: [Ordinal<Question>]

  /// Puts together what somebody else concludes, to be compared.
  public init(level: Ordinal<Level>?, reminders: [Ordinal<Reminder>], asked: [Ordinal<Question>]) {
    self.level = level
    self.reminders = reminders
    self.asked = asked
  }
}

extension Guidance {
  /// What the guidance concludes; `assess` says the same, with the reasons and what follows.
  public func conclusion(from answers: Answers) -> Conclusion {
    var evaluation = Evaluation(compiled, answers)
    let asked = questions.ordinals.filter { evaluation.isAsked[$0.position] }
    guard evaluation.applies() else { return Conclusion(level: nil, reminders: [], asked: Array(asked)) }
    return Conclusion(
      level: Ordinal(evaluation.suggested()),
      reminders: reminders.ordinals.filter { evaluation.isShown(compiled.reminders[$0.position]) },
      asked: Array(asked)
    )
  }
}
