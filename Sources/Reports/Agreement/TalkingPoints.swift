import DecisionSupport

extension AgreementReport {
  /// What to talk about, at least two things, the most useful first: a question that may be badly worded, what splits the
  /// group most, where it agrees on a level that is not the guidance's, and what else splits it.
  var talkingPoints: [String] {
    var splits = split.map(point)[...]
    var points = group.perhapsBadlyWorded.prefix(1).map(point)
    if let first = splits.popFirst() { points.append(first) }
    points += agreed.compactMap(pointOfDifference).prefix(1)
    points += splits
    if points.count < 2 {
      points.append("Which story was hardest to place, and what would have made it easier?")
      points.append("Which single fact, had it been different, would have moved you to another level?")
    }
    return points
  }

  private func point(_ question: QuestionAgreement) -> String {
    "\"\(ask(question.item).cut(to: 110))\" What does that mean to each of you?"
  }

  private func point(_ scenario: ScenarioAgreement) -> String {
    let title = title(scenario).cut(to: 40)
    if let levels = scenario.levelsByAnswers, levels.count(where: { $0 > 0 }) == 1 {
      return "\(title): your answers lead to one level, and you chose several. What weighs more for some of you?"
    }
    guard let first = scenario.separating.first else {
      return "\(title): what made some of you choose one level, and some another?"
    }
    return "\(title): what in the story answers \"\(ask(first.item).cut(to: 100))\""
  }

  private func pointOfDifference(_ scenario: ScenarioAgreement) -> String? {
    guard let ours = scenario.commonest, let theirs = scenario.guidanceLevel, ours != theirs else { return nil }
    let point =
      "\(title(scenario).cut(to: 40)): most of you chose level \(number(ours)), the guidance says \(number(theirs))."
    guard let first = scenario.unlikeAuthor.first else { return "\(point) What does each see?" }
    return "\(point) Does the story answer \"\(ask(first.item).cut(to: 100))\""
  }
}
