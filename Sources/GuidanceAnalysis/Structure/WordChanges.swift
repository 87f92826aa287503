import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What people read, where it comes from and who stands behind it, as far as nothing else looks at it, old and new side by
  /// side.
  var wordFindings: [Finding] {
    let (before, now) = statements
    let former = Dictionary(before.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let present = Dictionary(now.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.subject)).intersection(now.map(\.subject))
    var changed: [Group: [(before: Statement?, now: Statement?)]] = [:]
    var groups: [Group] = []
    func add(_ old: Statement?, _ new: Statement?) {
      guard let any = new ?? old, old?.text != new?.text, known.contains(any.subject), !isToldElsewhere(any, old, new)
      else {
        return
      }
      let group = Group(kind: any.kind, subject: any.subject)
      if changed[group] == nil { groups.append(group) }
      changed[group, default: []].append((old, new))
    }
    for statement in now { add(former[key(statement)], statement) }
    for statement in before where present[key(statement)] == nil { add(statement, nil) }
    return groups.map { finding($0, changed[$0] ?? []) } + approvalFindings + orderFindings + safeguardsAdded
  }

  private struct Group: Hashable {
    let kind: FindingKind
    let subject: Finding.Subject
  }

  private var statements: (before: [Statement], now: [Statement]) {
    let steps = (old.escalation?.steps ?? [], new.escalation?.steps ?? [])
    let former = Statements.Names(
      guidance: new.name,
      levels: levels.names(of: old.levels, new.levels),
      questions: questions.names(of: old.questions, new.questions),
      rules: rules.names(of: old.rules, new.rules),
      reminders: reminders.names(of: old.reminders, new.reminders),
      pathways: pairings.pathways.names(of: old.pathways, new.pathways),
      steps: self.steps.names(of: steps.0, steps.1)
    )
    let present = Statements.Names(
      guidance: new.name,
      levels: new.levels.map(\.id),
      questions: new.questions.map(\.id),
      rules: new.rules.map(\.id),
      reminders: new.reminders.map(\.id),
      pathways: new.pathways.map(\.id),
      steps: steps.1.map(\.id)
    )
    return (Statements(old, former, naming.old).all, Statements(new, present, naming.new).all)
  }

  private func key(_ statement: Statement) -> String {
    [statement.subject.kind.rawValue, statement.subject.id, statement.what].joined(separator: "\n")
  }

  /// Whether another finding says that a statement changed: that something is gone or new, has another id or counts as
  /// another answer, and days of the calendar that deadlines were compared with.
  private func isToldElsewhere(_ any: Statement, _ old: Statement?, _ new: Statement?) -> Bool {
    switch any.what {
    case Statements.formerID: return nameFindings.contains { $0.subject == any.subject }
    case Statements.successor: return !steps.removed.isEmpty || !steps.added.isEmpty
    case Statements.claim:
      let isGone = safeguards.removed.contains { self.old.safeguards[$0].id == any.subject.id }
      return isGone || old?.text.contains(Pairing.removed) ?? false
    case Statements.notKnowing:
      return questions.both.contains { pair in
        let (before, now) = (self.old.questions[pair.before], self.new.questions[pair.after])
        return now.id == any.subject.id && before.word(for: before.assumption) != now.word(for: now.assumption)
      }
    case _ where any.what.hasPrefix(Statements.ofLadder):
      return self.old.escalation == nil || self.new.escalation == nil || new == nil
    case _ where any.what.hasPrefix(Statements.ofDays):
      return self.new.escalation.map { !calendarFindings($0).isEmpty } ?? false
    case _ where any.what.hasPrefix(Statements.holiday) && (old == nil || new == nil):
      return self.new.escalation.map { !calendarFindings($0).isEmpty } ?? false
    default: return false
    }
  }

  private func finding(_ group: Group, _ changes: [(before: Statement?, now: Statement?)]) -> Finding {
    let labels = Set(changes.compactMap { ($0.now ?? $0.before)?.what })
    let about = words(for: group.subject)
    let message =
      switch group.kind {
      case .contactChanged: "whom to ring, or when, has changed"
      case .provenanceChanged where labels == [Statements.assumed] && changes[0].now == nil:
        "\(about) no longer says that \(group.subject.kind == .rule ? "its level" : "it") is our own assumption"
      case .provenanceChanged where labels == [Statements.version]: "the version has changed"
      case .provenanceChanged where labels == [Statements.review]: "the date of the next review has changed"
      case .provenanceChanged where group.subject.kind == .guidance: "what the guidance says about itself has changed"
      case .provenanceChanged: "what \(about) rests on has changed"
      default: "\(about) says something else to people"
      }
    return Finding(
      group.kind,
      group.subject,
      message,
      severity: labels.isSubset(of: [Statements.version, Statements.formerID]) ? .notice : nil,
      details: changes.flatMap {
        sideBySide(nameForPeople(($0.now ?? $0.before)?.what ?? ""), was: $0.before?.text, now: $0.now?.text)
      } + numbersNotChecked(changes) + oldNumbersLeft(changes),
      place: changes.compactMap { $0.now?.place }.first,
      formerPlace: changes.compactMap { $0.before?.place }.first,
      identity: changes.flatMap { [($0.now ?? $0.before)?.what, $0.before?.text, $0.now?.text].map { $0 ?? "" } }
        .joined(separator: "\n")
    )
  }

  /// What a finding is about, by the words that people know it by.
  func words(for subject: Finding.Subject) -> String {
    func named<Thing: Identified>(_ things: (Guidance) -> [Thing], _ words: (Thing, Guidance) -> String) -> String {
      for guidance in [new, old] {
        if let thing = things(guidance).first(where: { $0.id == subject.id }) { return words(thing, guidance) }
      }
      return "\(subject.kind.rawValue) '\(subject.id)'"
    }
    return switch subject.kind {
    case .level: named({ $0.levels }) { level, _ in level.title }
    case .question: named({ $0.questions }) { question, _ in "the question \(question.ask.quoted)" }
    case .rule: named({ $0.rules }) { "the rule \($0.because.quoted) (level \($1.levels[$0.level].number))" }
    case .reminder: named({ $0.reminders }) { reminder, _ in "the reminder \(reminder.text.quoted)" }
    case .pathway: named({ $0.pathways }) { pathway, _ in "the pathway \(pathway.name.quoted)" }
    case .step: named({ $0.escalation?.steps ?? [] }) { step, _ in "the step \(step.heading.quoted)" }
    case .safeguard: named({ $0.safeguards }) { safeguard, _ in "the safeguard \(safeguard.says.quoted)" }
    case .scenario, .publishedCase, .waiver, .guidance: "the guidance"
    }
  }

  /// A number that is new, and is said to have been checked on the day on which the old one was.
  private func numbersNotChecked(_ changes: [(before: Statement?, now: Statement?)]) -> [String] {
    let checked = Set(new.contacts.flatMap(\.numbers).filter { $0.isNumber && $0.checked != nil }.map(\.number))
    return changes.compactMap { change in
      guard change.before != nil, let now = change.now, now.what.hasSuffix(", number"), checked.contains(now.text),
        !changes.contains(where: { $0.now?.what == now.what.dropLast(", number".count) + ", checked on" })
      else { return nil }
      return "\(now.text) is said to have been checked on the day on which the old number was: ring it first."
    }
  }

  /// A number that is rung no more and still stands in other sentences.
  private func oldNumbersLeft(_ changes: [(before: Statement?, now: Statement?)]) -> [String] {
    changes.compactMap { change in
      guard let old = change.before, old.kind == .contactChanged, old.what.hasSuffix(", number") else { return nil }
      let texts = (new.everyItem.flatMap(\.parts).map(\.text) + new.reminders.map(\.text))
        .filter { $0.contains(old.text) }
      guard let first = texts.first else { return nil }
      let others = texts.count > 1 ? " and \(texts.count - 1) more" : ""
      return "The old number \(old.text) is still told to people in \(first.quoted)\(others)."
    }
  }

  /// What a statement is about as people know it: a contact by its name, and a source by its title, not by an id.
  private func nameForPeople(_ what: String) -> String {
    let contacts = (new.contacts + old.contacts).map { ("Contact '\($0.id)'", $0.name) }
    let sources = (new.sources + old.sources).map { ("Source '\($0.id)'", "Source \($0.title.quoted)") }
    for (label, name) in contacts + sources where what.hasPrefix(label) { return name + what.dropFirst(label.count) }
    return what
  }

  /// A finding that the approval changed: only people can say that a partnership stands behind a guidance.
  private var approvalFindings: [Finding] {
    guard old.status != new.status else { return [] }
    func words(_ status: Guidance.Status) -> String {
      switch status {
      case .draft: "a draft that no partnership has approved"
      case .approved(let by): "approved by \(by.hasPrefix("The ") ? "t" + by.dropFirst() : by)"
      }
    }
    var message = "the \(old.status == .draft ? "draft" : "guidance") now says that it is \(words(new.status))"
    if new.status == .draft { message = "the guidance is a draft again" }
    return [
      Finding(
        .approvalChanged,
        .init(.guidance, new.name),
        message,
        severity: new.status == .draft ? .review : nil,
        details: ["It was \(words(old.status))."],
        identity: "\(words(old.status))\n\(words(new.status))"
      )
    ]
  }

  /// What comes in another order: people are asked and told in the order of the files.
  private var orderFindings: [Finding] {
    var moves: [String] = []
    func moved(_ before: [String], _ now: [String], _ words: (String) -> String) -> String? {
      let (old, new) = (before.filter { now.contains($0) }, now.filter { before.contains($0) })
      guard let position = zip(old, new).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return nil }
      moves += [new[position], old[position]]
      return "\(words(new[position])) now stands where \(words(old[position])) stood."
    }
    func moved(_ kind: Finding.Subject.Kind, _ before: [String], _ now: [String]) -> String? {
      moved(before, now) { words(for: .init(kind, $0)) }
    }
    let steps = (old.escalation?.steps ?? [], new.escalation?.steps ?? [])
    var details = [
      moved(.question, questions.names(of: old.questions, new.questions), new.questions.map(\.id)),
      moved(.rule, rules.names(of: old.rules, new.rules), new.rules.map(\.id)),
      moved(.reminder, reminders.names(of: old.reminders, new.reminders), new.reminders.map(\.id)),
      moved(.pathway, pairings.pathways.names(of: old.pathways, new.pathways), new.pathways.map(\.id)),
      moved(.step, self.steps.names(of: steps.0, steps.1), steps.1.map(\.id)),
      moved(old.contacts.map(\.id), new.contacts.map(\.id)) { id in
        "the contact \(new.contacts.first { $0.id == id }?.name.quoted ?? id)"
      },
    ].compactMap(\.self)
    for pair in questions.both {
      let (before, now) = (old.questions[pair.before], new.questions[pair.after])
      let (former, present) = (before.answers.options, now.answers.options)
      let line = moved(former.map(\.id), present.map(\.id)) { id in
        "the answer \(present.first { $0.id == id }?.text.quoted ?? id) to \(now.ask.quoted)"
      }
      if let line { details.append(line) }
    }
    guard !details.isEmpty else { return [] }
    return [
      Finding(
        .wordsChanged,
        .init(.guidance, new.name),
        "people are asked or told in another order",
        details: details,
        identity: "order\n" + moves.joined(separator: "\n")
      )
    ]
  }

  private var safeguardsAdded: [Finding] {
    new.safeguards.filter { safeguard in !old.safeguards.contains { $0.id == safeguard.id } }.map { safeguard in
      Finding(
        .wordsChanged,
        .init(.safeguard, safeguard.id),
        "a new safeguard is proved: \(safeguard.says.quoted)",
        severity: .notice,
        place: safeguard.range
      )
    }
  }
}
