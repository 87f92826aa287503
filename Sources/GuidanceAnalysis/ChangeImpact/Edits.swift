import DecisionSupport
import MarkedYAML

/// What a change edited of what decides: conditions and levels of rules, what questions ask and count as, and upon what
/// reminders show.
struct Edits {
  private let guidances: BeforeAndAfter<Guidance>
  let rules: [Match]
  private let questions: [Match]
  private let naming: BeforeAndAfter<ConditionNaming>

  /// Whether conditions that are written alike mean the same: what they name has the same place on both sides.
  private let isAlike: Bool

  /// The edits of rules and questions, by the positions of what was edited on each side.
  private var ruleEdits = Positioned()
  private var questionEdits = Positioned()

  /// Every edit of a rule or a question, rules first.
  private(set) var all: [Edit] = []

  init(_ space: AnswerSpace, rules: [Match]) {
    guidances = space.guidances
    self.rules = rules
    questions = space.entries.map(\.positions)
    func naming(_ side: Side) -> ConditionNaming {
      let guidance = space.guidances[side]
      return ConditionNaming(
        guidance,
        Self.names(space.entries.map(\.positions), side, guidance.questions.count),
        Self.names(rules, side, guidance.rules.count),
        keepingOrder: true
      )
    }
    self.naming = BeforeAndAfter(before: naming(.before), after: naming(.after))
    let options = guidances.map { $0.questions.map { $0.answers.options.map(\.id) } }
    isAlike = options[.before] == options.after && (rules + questions).allSatisfy { $0.before == $0.after }
    for match in rules { if let edit = editOfRule(match) { ruleEdits.add(edit, match) } }
    for match in questions { if let edit = editOfQuestion(match) { questionEdits.add(edit, match) } }
    all = ruleEdits.all + questionEdits.all
  }

  /// Numbers what belongs together.
  private static func names(_ matches: [Match], _ side: Side, _ count: Int) -> [String] {
    var names = [String](repeating: "", count: count)
    for (number, match) in matches.enumerated() { if let position = match[side] { names[position] = String(number) } }
    return names
  }

  /// Whether a condition of the old side is written as one of the new side is.
  func isSame(_ old: Condition?, _ new: Condition?) -> Bool {
    if isAlike { return old == new }
    return old.map(naming[.before].text) == new.map(naming.after.text)
  }

  /// What was edited of a rule itself and of all that its condition hangs on, the rule itself first.
  func behind(rule position: Int, _ side: Side) -> [Edit] {
    let own = ruleEdits[side][position].map { [$0] } ?? []
    return own + behind([guidances[side].rules[position].condition], side).filter { !own.contains($0) }
  }

  /// Whether anything was edited of a rule or of what its condition hangs on.
  func isBehind(_ match: Match) -> Bool {
    [Side.before, .after].contains { side in match[side].map { !behind(rule: $0, side).isEmpty } ?? true }
  }

  /// What was edited of all that some conditions hang on, as far as it bears on their truth: of a rule not its level.
  func behind(_ conditions: [Condition?], _ side: Side) -> [Edit] {
    let guidance = guidances[side]
    var found: [Edit] = []
    var seen: (rules: Set<Int>, questions: Set<Int>) = ([], [])
    var pending = conditions.compactMap(\.self)
    while let condition = pending.popLast() {
      for rule in condition.rules.map(\.position) where seen.rules.insert(rule).inserted {
        if let edit = ruleEdits[side][rule], edit.bearsOnTruth { found.append(edit) }
        pending.append(guidance.rules[rule].condition)
      }
      for test in condition.tests {
        let question = test.question.position
        if let edit = questionEdits[side][question], bears(edit, on: test, side), !found.contains(edit) {
          found.append(edit)
        }
        if seen.questions.insert(question).inserted {
          pending += [guidance.questions[question].askIf].compactMap(\.self)
        }
      }
    }
    return found.sorted { ($0.subject.kind.rawValue, $0.subject.id) < ($1.subject.kind.rawValue, $1.subject.id) }
  }

  /// Whether an edit of a question bears on a test: that there are other answers does where the test names one of those.
  private func bears(_ edit: Edit, on test: AnswerTest, _ side: Side) -> Bool {
    guard edit.isOfAnswersAlone, case .options = test.values,
      let match = questions.first(where: { $0[side] == test.question.position }), let other = match[side.other]
    else { return true }
    let options = guidances[side.other].questions[other].answers.options.map(\.id)
    return !guidances[side].words(test).allSatisfy { options.contains($0) }
  }

  /// What was edited of what shows a reminder: the reminder itself, and what its condition hangs on.
  func behind(reminder before: Reminder?, _ after: Reminder?) -> [Edit] {
    behind(
      .reminder,
      before.map { ($0.id, $0.range, $0.showIf) },
      after.map { ($0.id, $0.range, $0.showIf) },
      "when it is shown"
    )
  }

  /// What was edited of what makes a pathway due.
  func behind(pathway before: Pathway?, _ after: Pathway?) -> [Edit] {
    behind(
      .pathway,
      before.map { ($0.id, $0.range, $0.condition) },
      after.map { ($0.id, $0.range, $0.condition) },
      "when it is due"
    )
  }

  private func behind(
    _ kind: Finding.Subject.Kind,
    _ before: (id: String, place: SourceRange, condition: Condition?)?,
    _ after: (id: String, place: SourceRange, condition: Condition?)?,
    _ what: String
  ) -> [Edit] {
    var own: Edit?
    switch (before, after) {
    case (let old?, let new?):
      if !isSame(old.condition, new.condition) { own = .changed(kind, new.id, [what], old.place, new.place) }
    case (let old?, nil): own = .removed(kind, old.id, old.place)
    case (nil, let new?): own = .added(kind, new.id, new.place)
    case (nil, nil): break
    }
    let others = behind([before?.condition ?? nil], .before) + behind([after?.condition ?? nil], .after)
    return ([own].compactMap(\.self) + others).uniqued
  }

  /// The rules and questions of which nothing was edited but their condition, with their positions.
  var rewritten: [(edit: Edit, match: (before: Int, after: Int))] {
    func found(_ matches: [Match], _ edits: Positioned, _ what: String) -> [(Edit, (before: Int, after: Int))] {
      matches.compactMap(\.both).compactMap { match in
        edits[.after][match.after].flatMap { $0.what == what ? ($0, match) : nil }
      }
    }
    return found(rules, ruleEdits, "its condition") + found(questions, questionEdits, "when it is asked")
  }

  /// What was edited of one thing.
  func of(_ kind: Finding.Subject.Kind, _ id: String) -> [Edit] {
    all.filter { $0.subject == Finding.Subject(kind, id) }
  }

  // MARK: Finding them

  private func editOfRule(_ match: Match) -> Edit? {
    let (before, after) = (guidances[.before].rules, guidances.after.rules)
    guard let (old, new) = match.both.map({ (before[$0.before], after[$0.after]) }) else {
      return match.after.map { .added(.rule, after[$0].id, after[$0].range) }
        ?? match.before.map { .removed(.rule, before[$0].id, before[$0].range) }
    }
    var what: [String] = []
    let levels = (guidances[.before].levels[old.level], guidances.after.levels[new.level])
    let isRenumbered = levels.0.number != levels.1.number
    if isRenumbered || ![levels.1.id, levels.1.formerID].contains(levels.0.id) {
      let words = isRenumbered ? ("\(levels.0.number)", "\(levels.1.number)") : (levels.0.title, levels.1.title)
      what.append("its level, from \(words.0) to \(words.1)")
    }
    let isOfCondition = !isSame(old.condition, new.condition)
    if isOfCondition { what.append("its condition") }
    return .changed(.rule, new.id, what, old.range, new.range, bearsOnTruth: isOfCondition)
  }

  private func editOfQuestion(_ match: Match) -> Edit? {
    let (before, after) = (guidances[.before].questions, guidances.after.questions)
    guard let (old, new) = match.both.map({ (before[$0.before], after[$0.after]) }) else {
      return match.after.map { .added(.question, after[$0].id, after[$0].range) }
        ?? match.before.map { .removed(.question, before[$0].id, before[$0].range) }
    }
    var what: [String] = []
    if !isSame(old.askIf, new.askIf) { what.append("when it is asked") }
    if old.word(for: old.calm) != new.word(for: new.calm) { what.append("its calm answer") }
    let isOfNotKnowing = old.word(for: old.assumption) != new.word(for: new.assumption)
    if isOfNotKnowing { what.append("what not knowing means") }
    let others = old.answers.words != new.answers.words
    if others { what.append("its answers") }
    return .changed(
      .question,
      new.id,
      what,
      old.range,
      new.range,
      isOfAnswersAlone: others && what.count == 1,
      isOfNotKnowing: isOfNotKnowing
    )
  }
}

/// Edits by the positions of what was edited on each side.
private struct Positioned {
  private var before: [Int: Edit] = [:]
  private var after: [Int: Edit] = [:]
  private(set) var all: [Edit] = []

  subscript(_ side: Side) -> [Int: Edit] { side == .before ? before : after }

  mutating func add(_ edit: Edit, _ match: Match) {
    if let position = match.before { before[position] = edit }
    if let position = match.after { after[position] = edit }
    all.append(edit)
  }
}

extension AnswerKind {
  /// What can be answered, without the texts.
  fileprivate var words: [String] {
    let ids = options.map(\.id)
    switch self {
    case .yesNo, .oneOf: return ids.sorted()
    case .anyOf: return ["any"] + ids.sorted()
    case .wholeNumber(let number): return ["\(number.range)"] + ids.sorted()
    }
  }
}
