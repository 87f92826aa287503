import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for other programs; its keys are fixed. Counts are texts, since they exceed what numbers hold.
  public var json: JSON {
    .object([
      .init(
        "guidance",
        audit.guidances.json { guidance, _ in version(guidance) }
      ),
      .init("verdict", .string(verdict)),
      .init(
        "counts",
        .object(
          Severity.allCases.reversed().map { severity in
            let count = audit.findings.count { $0.severity == severity && $0.counts }
            return .init(severity.name, .number(count))
          } + [.init("waived", .number(audit.findings.count { !$0.counts }))]
        )
      ),
      .init("failOn", JSON(context.failOn?.name)),
      .init("failed", .bool(isFailure)),
      .init("undecided", .bool(isUndecided)),
      .init("safeguards", ["proved": .number(audit.safeguards.proved), "all": .number(audit.safeguards.all)]),
      .init(
        "totals",
        audit.totals.map { ["lowered": json($0.lowered), "raised": json($0.raised)] } ?? .null
      ),
      .init("moves", json(audit.moves)),
      .init("note", .string(Self.shareNote)),
      .init("findings", .array(entries.map(json))),
      .init(
        "statistics",
        [
          "variables": .number(audit.statistics.variables), "nodes": .number(audit.statistics.nodes),
          "liveNodes": .number(audit.statistics.liveNodes), "searched": .bool(audit.statistics.searched),
        ]
      ),
    ])
  }

  private func version(_ guidance: Guidance) -> JSON {
    [
      "name": .string(guidance.name), "version": .string(guidance.version),
      "effective": .string(guidance.effective.description),
    ]
  }

  private func json(_ moves: LevelMoves) -> JSON {
    [
      "scenarios": moves.scenarios.map(json) ?? .null, "publishedCases": moves.publishedCases.map(json) ?? .null,
      "pastConcerns": moves.pastConcerns.map(json) ?? .null, "readByOneSideOnly": .number(moves.readByOneSideOnly),
      "noLongerRead": .array(
        moves.noLongerRead.map { concern in
          [
            "words": .string(concern.words),
            "publishedLevels": concern.publishedLevels.map { .array($0.map { .number($0) }) } ?? .null,
          ]
        }
      ),
    ]
  }

  private func json(_ counts: LevelCounts) -> JSON {
    func number(_ level: Ordinal<Level>?, _ side: Side) -> JSON {
      level.map { .number(audit.guidances[side].levels[$0].number) } ?? .null
    }
    return .array(
      counts.moves.map { move in
        [
          "old": number(move.before, .before), "new": number(move.after, .after), "count": .number(counts[move]),
        ]
      }
    )
  }

  private func json(_ share: Effect.Share) -> JSON {
    [
      "part": .string(share.part.description), "whole": .string(share.whole.description),
      "words": .string(share.words),
    ]
  }

  private func json(_ finding: Finding) -> JSON {
    .object([
      .init("id", .string(finding.kind.rawValue)),
      .init("title", .string(FindingPage.of(finding.kind).title)),
      .init("severity", .string(finding.severity.name)),
      .init("fails", .bool(fails(finding))),
      .init("about", about(finding.subject)),
      .init("message", .string(sentence(of: finding))),
      .init("details", JSON(details(of: finding))),
      .init("place", JSON(place: finding.place)),
      .init("formerPlace", JSON(place: finding.formerPlace)),
      .init("fingerprint", .string(finding.fingerprint)),
      .init("excuse", finding.suppression.map(json) ?? .null),
      .init("effect", finding.effect.map(json) ?? .null),
    ])
  }

  private func about(_ subject: Finding.Subject) -> JSON {
    ["kind": .string(subject.kind.rawValue), "id": .string(subject.id)]
  }

  private func json(_ excuse: Finding.Suppression) -> JSON {
    switch excuse {
    case .intended(let because): ["kind": "intended", "because": .string(because)]
    case .waived(let reason, let by, let until):
      ["kind": "waived", "because": .string(reason), "approvedBy": .string(by), "until": .string(until)]
    }
  }

  private func json(_ effect: Effect) -> JSON {
    .object([
      .init("share", effect.share.map(json) ?? .null),
      .init("case", json(effect.witness)),
      .init("dependsOn", JSON(effect.dependsOn)),
      .init(
        "edits",
        .array(
          effect.causes.map { edit in
            [
              "about": about(edit.subject), "what": .string(edit.what), "place": JSON(place: edit.place),
              "formerPlace": JSON(place: edit.formerPlace),
            ]
          }
        )
      ),
      .init("together", .bool(effect.isJoint)),
      .init("through", JSON(effect.through)),
    ])
  }

  private func json(_ witness: Witness) -> JSON {
    .object([
      .init(
        "answers",
        .array(
          witness.given.map { given in
            [
              "question": .string(given.question), "ask": .string(given.ask), "answer": .string(given.word),
              "phrase": .string(given.phrase), "matters": .bool(given.matters),
            ]
          }
        )
      ),
      .init("unanswered", JSON(witness.unanswered.map(\.question))),
      .init(
        "outcomes",
        witness.outcomes.json { outcome, side in
          json(outcome, of: audit.guidances[side])
        }
      ),
      .init(
        "counterpart",
        witness.counterpart.map { counterpart in
          [
            "question": .string(counterpart.question), "here": .string(counterpart.phrases.here),
            "there": .string(counterpart.phrases.there), "outcome": json(counterpart.outcome, of: guidance),
          ]
        } ?? .null
      ),
      .init(
        "repairs",
        .array(
          witness.repairs.map { repair in
            ["question": .string(repair.question), "ask": .string(repair.ask), "phrase": .string(repair.phrase)]
          }
        )
      ),
    ])
  }

  private func json(_ outcome: Outcome, of guidance: Guidance) -> JSON {
    func number(_ level: Ordinal<Level>?) -> JSON { level.map { .number(guidance.levels[$0].number) } ?? .null }
    return .object([
      .init("applies", .bool(outcome.applies)),
      .init("level", number(outcome.level)),
      .init("established", number(outcome.established)),
      .init("rules", JSON(outcome.reasons.map { guidance.rules[$0.rule].id })),
      .init("urgent", JSON(outcome.urgent.map { guidance.questions[$0.question].id })),
      .init("reminders", JSON(outcome.reminders.map { guidance.reminders[$0.reminder].id })),
      .init("actions", JSON(guidance.texts(of: outcome.actions))),
    ])
  }
}

extension BeforeAndAfter {
  /// Both sides by name; null for one that is not there.
  fileprivate func json(_ body: (Value, Side) -> JSON) -> JSON {
    ["old": before.map { body($0, .before) } ?? .null, "new": body(after, .after)]
  }
}
