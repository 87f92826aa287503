import DecisionSupport
import MarkedYAML

extension ReplayReport {
  /// The comparison for other programs; its keys are fixed, levels go by number and everything else by id.
  public var json: JSON {
    ["guidance": version.json, "records": .array(replays.map(record))]
  }

  private func record(_ replay: RecordReplay) -> JSON {
    let record = replay.record
    let members: [JSON.Member] = [
      .init("path", .string(record.range.file.path)),
      .init("label", JSON(record.label)),
      .init("on", .string(record.date.description)),
      .init("guidance", record.guidance.json),
      .init("meaning", ["then": .number(record.meaning), "now": .number(Record.currentMeaning)]),
      .init("same", .bool(replay.isSame)),
      .init("level", ["then": JSON(record.levels.suggested), "now": JSON(replay.levels.suggested)]),
      .init("range", ["then": range(record.levels), "now": range(replay.levels)]),
      .init(
        "professional",
        record.judgement.map { ["level": .number($0.level), "reason": .string($0.reason)] } ?? .null
      ),
      .init("rules", rules(replay)),
      .init("urgent", changes(replay.urgent, guidance.questions)),
      .init("reminders", changes(replay.reminders, guidance.reminders)),
      .init("step", changes(replay.step, guidance.escalation?.steps ?? [])),
      .init("lost", .array(record.lost.map(lost))),
      .init(
        "renamed",
        .array(record.renamed.map { ["then": .string($0.from), "now": .string(guidance.questions[$0.to].id)] })
      ),
      .init("unanswered", JSON(replay.newlyUnanswered.map { guidance.questions[$0].id })),
    ]
    return .object(members)
  }

  private func range(_ levels: LevelNumbers) -> JSON {
    guard let established = levels.established, let possible = levels.possible else { return .null }
    return ["established": .number(established), "possible": .number(possible)]
  }

  private func rules(_ replay: RecordReplay) -> JSON {
    [
      "began": .array(replay.rules.began.map { now($0.reason) }),
      "ceased": .array(replay.rules.ceased.map { then($0.then) }),
      "moved": .array(replay.moved.map { ["then": then($0.then), "now": now($0.now)] }),
    ]
  }

  private func then(_ reason: Record.Reason) -> JSON {
    rule(reason.rule, reason.level, reason.because, isCertain: reason.isCertain)
  }

  private func now(_ reason: Outcome.Reason) -> JSON {
    let rule = guidance.rules[reason.rule]
    return self.rule(rule.id, guidance.levels[rule.level].number, rule.because, isCertain: reason.isCertain)
  }

  private func rule(_ id: String, _ level: Int, _ because: String, isCertain: Bool) -> JSON {
    [
      "rule": .string(id), "level": .number(level), "because": .string(because), "certain": .bool(isCertain),
    ]
  }

  private func changes<Element: Identified>(
    _ change: RecordReplay.Change<String, Ordinal<Element>>,
    _ elements: [Element]
  ) -> JSON {
    ["began": JSON(change.began.map { elements[$0].id }), "ceased": JSON(change.ceased)]
  }

  private func lost(_ lost: Record.LostAnswer) -> JSON {
    [
      "question": .string(lost.question),
      "answer": .string(lost.answer),
      "now": JSON(lost.successor.map { guidance.questions[$0].id }),
    ]
  }
}

extension JSON {
  /// A whole number, or null.
  fileprivate init(_ number: Int?) {
    self = number.map { .number($0) } ?? .null
  }
}
