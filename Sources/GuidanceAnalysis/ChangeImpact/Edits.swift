import DecisionSupport
import MarkedYAML

/// What a change edited of what decides about levels and reminders: conditions and levels of rules, and what questions ask
/// and count as.
struct Edits {
  private let guidances: Sided<Guidance>
  private let rulePairs: [Sided<Int>]
  private let questionPairs: [Sided<Int>]

  /// The edit of each side's rules and questions, where there is one.
  private var ruleEdits = Sided<[Edit?]>()
  private var questionEdits = Sided<[Edit?]>()

  init(_ space: AnswerSpace, rules: [Sided<Int>]) {
    guidances = space.guidances
    rulePairs = rules
    questionPairs = space.entries.map(\.positions)
    let names = Names(space, rules)
    ruleEdits = guidances.map { $0.rules.map { _ in nil } }
    questionEdits = guidances.map { $0.questions.map { _ in nil } }
    for (pair, kind) in rules.map({ ($0, Finding.Subject.Kind.rule) }) + questionPairs.map({ ($0, .question) }) {
      let edit = kind == .rule ? names.editOfRule(pair) : names.editOfQuestion(pair)
      guard let edit else { continue }
      for side in Side.allCases {
        guard let position = pair[side] else { continue }
        if kind == .rule { ruleEdits[side]?[position] = edit } else { questionEdits[side]?[position] = edit }
      }
    }
  }

  /// What was edited of a rule itself and of all that its condition hangs on, the rule itself first.
  func behind(rule position: Int, _ side: Side) -> [Edit] {
    guard let guidance = guidances[side] else { return [] }
    let own = ruleEdits[side]?[position]
    return [own ?? nil].compactMap(\.self) + behind([guidance.rules[position].condition], side, except: position)
  }

  /// What was edited of all that some conditions hang on.
  func behind(_ conditions: [Condition], _ side: Side, except rule: Int? = nil) -> [Edit] {
    guard let guidance = guidances[side] else { return [] }
    var found: [Edit] = []
    var seen: (rules: Set<Int>, questions: Set<Int>) = (Set([rule].compactMap(\.self)), [])
    var pending = conditions
    while let condition = pending.popLast() {
      for rule in condition.rules.map(\.position) where seen.rules.insert(rule).inserted {
        found += [ruleEdits[side]?[rule] ?? nil].compactMap(\.self)
        pending.append(guidance.rules[rule].condition)
      }
      for question in condition.tests.map(\.question.position) where seen.questions.insert(question).inserted {
        found += [questionEdits[side]?[question] ?? nil].compactMap(\.self)
        pending += [guidance.questions[question].askIf].compactMap(\.self)
      }
    }
    return found.sorted { ($0.subject.kind.rawValue, $0.subject.id) < ($1.subject.kind.rawValue, $1.subject.id) }
  }

  /// Every edit, rules first.
  var all: [Edit] {
    rulePairs.compactMap { edit($0, ruleEdits) } + questionPairs.compactMap { edit($0, questionEdits) }
  }

  /// What was edited of one thing.
  func of(_ kind: Finding.Subject.Kind, _ id: String) -> [Edit] {
    all.filter { $0.subject == Finding.Subject(kind, id) }
  }

  private func edit(_ pair: Sided<Int>, _ edits: Sided<[Edit?]>) -> Edit? {
    for side in Side.allCases {
      if let position = pair[side], let edit = edits[side]?[position] { return edit }
    }
    return nil
  }
}

extension Edit {
  /// Where the first of some edits was made; where there is none, the first of some rules.
  static func places(_ edits: [Edit], else rules: [Sided<Int>], _ guidances: Sided<Guidance>) -> Sided<SourceRange> {
    if let edit = edits.first { return Sided(old: edit.formerPlace, new: edit.place) }
    guard let pair = rules.first else { return Sided() }
    return Sided(
      old: pair.old.flatMap { guidances.old?.rules[$0].range },
      new: pair.new.flatMap { guidances.new?.rules[$0].range }
    )
  }
}

/// Conditions in words that are the same on both sides where they mean the same things.
struct Names {
  private let guidances: Sided<Guidance>
  private let questions: Sided<[String]>
  private let rules: Sided<[String]>

  /// Whether conditions that are written alike mean the same things: what they name has the same place on both sides.
  private let isAlike: Bool

  init(_ space: AnswerSpace, _ rulePairs: [Sided<Int>]) {
    guidances = space.guidances
    func names(_ pairs: [Sided<Int>], _ side: Side, _ count: Int) -> [String] {
      var names = [String](repeating: "", count: count)
      for (number, pair) in pairs.enumerated() {
        if let position = pair[side] { names[position] = String(number) }
      }
      return names
    }
    var (questions, rules) = (Sided<[String]>(), Sided<[String]>())
    for side in space.sides {
      guard let guidance = space.guidances[side] else { continue }
      questions[side] = names(space.entries.map(\.positions), side, guidance.questions.count)
      rules[side] = names(rulePairs, side, guidance.rules.count)
    }
    (self.questions, self.rules) = (questions, rules)
    let options = guidances.map { $0.questions.map { $0.answers.options.map(\.id) } }
    isAlike = questions.old == questions.new && rules.old == rules.new && options.old == options.new
  }

  /// Whether a condition of the old side is written as one of the new side is.
  func isSame(_ old: Condition?, _ new: Condition?) -> Bool {
    isAlike && old == new || text(old, .old) == text(new, .new)
  }

  private func text(_ condition: Condition?, _ side: Side) -> String {
    guard let condition else { return "always" }
    func list(_ parts: [Condition]) -> String { "(" + parts.map { text($0, side) }.joined(separator: " ") + ")" }
    switch condition {
    case .answer(let test): return text(test, side)
    case .rule(let rule): return "rule:" + (rules[side]?[rule.position] ?? "")
    case .all(let parts): return "all" + list(parts)
    case .any(let parts): return "any" + list(parts)
    case .none(let parts): return "none" + list(parts)
    case .atLeast(let count, let parts): return "\(count)-of" + list(parts)
    }
  }

  private func text(_ test: AnswerTest, _ side: Side) -> String {
    guard let guidance = guidances[side] else { return "" }
    let options = guidance.questions[test.question].answers.options
    func names(_ bits: UInt64) -> String {
      options.indices.filter { bits.contains($0) }.map { options[$0].id }.joined(separator: ",")
    }
    let name = questions[side]?[test.question.position] ?? ""
    switch test.values {
    case .options(let bits): return "\(name):\(names(bits))"
    case .numbers(let ranges, let extras):
      return "\(name):" + ranges.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: ",") + names(extras)
    }
  }

  fileprivate func editOfRule(_ pair: Sided<Int>) -> Edit? {
    let rules = Sided(
      old: pair.old.flatMap { position in guidances.old?.rules[position] },
      new: pair.new.flatMap { position in guidances.new?.rules[position] }
    )
    guard let any = rules.new ?? rules.old else { return nil }
    var what: [String] = []
    if let old = rules.old, let new = rules.new {
      if let before = guidances.old?.levels[old.level], let now = guidances.new?.levels[new.level] {
        let isRenumbered = before.number != now.number
        if isRenumbered || ![now.id, now.formerID].contains(before.id) {
          let words = isRenumbered ? ("\(before.number)", "\(now.number)") : (before.title, now.title)
          what.append("its level, from \(words.0) to \(words.1)")
        }
      }
      if !isSame(old.condition, new.condition) { what.append("its condition") }
    } else {
      what.append(rules.new == nil ? "removed" : "added")
    }
    return edit(Finding.Subject(.rule, any.id), what, rules.map(\.range))
  }

  fileprivate func editOfQuestion(_ pair: Sided<Int>) -> Edit? {
    let questions = Sided(
      old: pair.old.flatMap { position in guidances.old?.questions[position] },
      new: pair.new.flatMap { position in guidances.new?.questions[position] }
    )
    guard let any = questions.new ?? questions.old else { return nil }
    var what: [String] = []
    if let old = questions.old, let new = questions.new {
      if !isSame(old.askIf, new.askIf) { what.append("when it is asked") }
      if old.word(for: old.calm) != new.word(for: new.calm) { what.append("its calm answer") }
      if old.isAssumedWorst != new.isAssumedWorst { what.append("what not knowing means") }
      if old.answers.words != new.answers.words { what.append("its answers") }
    } else {
      what.append(questions.new == nil ? "removed" : "added")
    }
    return edit(Finding.Subject(.question, any.id), what, questions.map(\.range))
  }

  private func edit(_ subject: Finding.Subject, _ what: [String], _ places: Sided<MarkedYAML.SourceRange>) -> Edit? {
    guard !what.isEmpty else { return nil }
    return Edit(
      subject: subject,
      what: what.joined(separator: " and "),
      formerPlace: places.old,
      place: places.new
    )
  }
}

extension Question {
  fileprivate var isAssumedWorst: Bool { whenUnknown == .assumeWorst }
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
