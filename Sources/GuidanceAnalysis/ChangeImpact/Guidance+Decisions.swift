import DecisionSupport

extension Guidance {
  /// Whether the guidance decides about every child as another does: each condition, answer and claim is the same and
  /// stands in the same place, so that only words can differ.
  func decides(like other: Guidance) -> Bool {
    levels.map(\.id) == other.levels.map(\.id)
      && questions.elementsEqual(other.questions) { $0.decides(like: $1) }
      && rules.elementsEqual(other.rules) { $0.id == $1.id && $0.level == $1.level && $0.condition == $1.condition }
      && reminders.elementsEqual(other.reminders) { $0.id == $1.id && $0.showIf == $1.showIf }
      && pathways.elementsEqual(other.pathways) {
        $0.id == $1.id && $0.condition == $1.condition && $0.isForAdultsToo == $1.isForAdultsToo
      }
      && applicability?.condition == other.applicability?.condition
      && everyItem.elementsEqual(other.everyItem) {
        $0.id == $1.id && $0.parts.elementsEqual($1.parts) { $0.condition == $1.condition }
      }
      && safeguards.elementsEqual(other.safeguards) { $0.id == $1.id && $0.claim == $1.claim }
      && contacts.elementsEqual(other.contacts) { $0.id == $1.id }
  }
}

extension Question {
  fileprivate func decides(like other: Question) -> Bool {
    id == other.id && askIf == other.askIf && calm == other.calm && assumption == other.assumption
      && answers.options.elementsEqual(other.answers.options) { $0.id == $1.id }
      && answers.isSameKind(as: other.answers) && urgent?.answers == other.urgent?.answers
  }
}

extension AnswerKind {
  fileprivate func isSameKind(as other: AnswerKind) -> Bool {
    switch (self, other) {
    case (.yesNo, .yesNo), (.oneOf, .oneOf), (.anyOf, .anyOf): true
    case (.wholeNumber(let number), .wholeNumber(let another)): number.range == another.range
    default: false
    }
  }
}
