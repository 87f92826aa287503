import DecisionSupport
import MarkedYAML

extension ReplayReport {
  /// The comparison for people: each record with what is otherwise now and why, and last what it comes to.
  public var document: Document {
    var document = Document()
    for replay in replays {
      let child = replay.record.label.map { ", \($0)" } ?? ""
      document.add(.heading("\(replay.record.range.file.path)\(child), saved on \(replay.record.date.spelledOut)"))
      document.add(.statement(headline(replay)))
      document.add(.paragraph(sentence(about: replay)))
      if let judgement = replay.record.judgement {
        document.add(
          .paragraph("The practitioner's own judgement then: level \(judgement.level). \(judgement.reason)")
        )
      }
      for item in items(replay) { document.add(.item(item.text, notes: item.notes)) }
    }
    if replays.count > 1 { document.add(.heading(summary)) }
    return document
  }

  private var summary: String {
    let others = replays.count { !$0.isSame }
    if others == 0 { return "All \(replays.count) records: the same now as then." }
    return "\(others) of \(replays.count) records \(others == 1 ? "is" : "are") not the same now as then."
  }

  private func headline(_ replay: RecordReplay) -> String {
    func words(_ levels: LevelNumbers) -> String {
      levels.suggested.map { "level \($0)" } ?? "no level, since the guidance does not apply"
    }
    let (then, now) = (replay.record.levels, replay.levels)
    if then.suggested != now.suggested { return "Then \(words(then)); now \(words(now))." }
    return "\(words(now).startingWithCapital), then and now\(replay.isSame ? "" : ", but not all is the same")."
  }

  /// What the guidance itself has to do with it.
  private func sentence(about replay: RecordReplay) -> String {
    guard replay.isOfOtherMeaning else { return sentenceOfGuidance(replay) }
    let counting =
      "The record is of an earlier version of this program, which counted what is not known in another way: the highest "
      + "level that is not ruled out is not compared"
    if replay.record.guidance != version { return "\(sentenceOfGuidance(replay)) \(counting)." }
    return "The guidance is the same. \(counting)"
      + (replay.isSame ? "." : ", and what is otherwise below is because of that.")
  }

  private func sentenceOfGuidance(_ replay: RecordReplay) -> String {
    let (then, now) = (replay.record.guidance, version)
    if then == now {
      return replay.isSame
        ? "The guidance is the same."
        : "The guidance is the same, so the record was changed by hand or by another version of this program."
    }
    if (then.name, then.version) == (now.name, now.version) {
      return "The guidance is called version \(now.version) as it was then, but its files have changed."
    }
    func words(_ version: GuidanceVersion) -> String {
      (then.name == now.name ? "" : "\(version.name), ") + "version \(version.version)"
    }
    return "The guidance then: \(words(then)). The guidance now: \(words(now))."
  }

  // MARK: What is otherwise

  private func items(_ replay: RecordReplay) -> [(text: String, notes: [String])] {
    var items: [(text: String, notes: [String])] = []
    let (then, now) = (replay.record.levels, replay.levels)
    if let was = then.established, let new = now.established, was != new {
      items.append(("Established level: \(was) then, \(new) now.", []))
    }
    if let was = then.possible, let new = now.possible, was != new, !replay.isOfOtherMeaning {
      items.append(("Highest level that is not ruled out: \(was) then, \(new) now.", []))
    }
    items += replay.record.lost.map(lost)
    items += replay.rules.ceased.map(ceased)
    items += replay.rules.began.map(began)
    items += replay.moved.map(moved)
    items += changes("Urgent action", replay.urgent, guidance.questions) { $0.urgent?.action }
    items += changes("Reminder", replay.reminders, guidance.reminders, \.text)
    items += changes("Next step", replay.step, guidance.escalation?.steps ?? [], \.heading)
    items += replay.newlyUnanswered.map { question in
      ("Asked now, without an answer: \(guidance.questions[question].ask)", [])
    }
    items += replay.record.renamed.map {
      ("Question '\($0.from)' is called '\(guidance.questions[$0.to].id)' now.", [])
    }
    return items
  }

  private func lost(_ lost: Record.LostAnswer) -> (text: String, notes: [String]) {
    guard let successor = lost.successor else {
      return ("There is no question '\(lost.question)' any more. The answer was '\(lost.answer)'.", [])
    }
    let question = guidance.questions[successor]
    return (
      "'\(lost.answer)' is not an answer to '\(question.id)' any more, so it counts as not known.", [question.ask]
    )
  }

  private func ceased(_ ceased: RecordReplay.CeasedRule) -> (text: String, notes: [String]) {
    let notes: [String] =
      ceased.rule == nil ? ["There is no such rule any more."] : ceased.against.map(guidance.statement(of:))
    return ("No longer: rule '\(ceased.then.rule)' of level \(ceased.then.level). \(ceased.then.because)", notes)
  }

  private func began(_ began: RecordReplay.BegunRule) -> (text: String, notes: [String]) {
    let rule = guidance.rules[began.reason.rule]
    let certainty = began.reason.isCertain ? "" : ", not ruled out"
    return (
      "New: rule '\(rule.id)' of level \(guidance.levels[rule.level].number)\(certainty). \(rule.because)",
      began.behind.map(guidance.statement(of:))
    )
  }

  private func moved(_ moved: RecordReplay.MovedRule) -> (text: String, notes: [String]) {
    func certainty(_ isCertain: Bool) -> String { isCertain ? "certain" : "not ruled out" }
    let rule = guidance.rules[moved.now.rule]
    let level = guidance.levels[rule.level].number
    var parts: [String] = []
    if level != moved.then.level { parts.append("level \(moved.then.level) then, level \(level) now") }
    if moved.now.isCertain != moved.then.isCertain {
      parts.append("\(certainty(moved.then.isCertain)) then, \(certainty(moved.now.isCertain)) now")
    }
    return ("Rule '\(rule.id)': \(parts.joined(separator: "; ")). \(rule.because)", [])
  }

  private func changes<Element: Identified>(
    _ what: String,
    _ change: RecordReplay.Change<String, Ordinal<Element>>,
    _ elements: [Element],
    _ text: (Element) -> String?
  ) -> [(text: String, notes: [String])] {
    change.ceased.map { ("No longer: \(what.lowercased()) '\($0)'.", []) }
      + change.began.map { index in
        let element = elements[index]
        return ("New: \(what.lowercased()) '\(element.id)'.", [text(element)].compactMap(\.self))
      }
  }
}
