import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// What brings about each kind of finding.
enum FindingTable {
  typealias Edit = (part: GuidancePart, old: String, new: String)

  enum Evidence: Sendable {
    /// An edit; turned round it is found as the mirror.
    case change([Edit], mirror: FindingKind?)

    /// One configuration, edited so that something is amiss in it.
    case configuration([Edit])
    case intent(String, [Edit])
    case waiver(String)

    /// An edit, and a file of the scenarios' folder; turned round it is found as the mirror.
    case evidence([Edit], file: String, mirror: FindingKind?)

    /// An edit, and past concerns as lines of answers; turned round it is found as the mirror, if there is one.
    case past([Edit], [String], mirror: FindingKind?)

    /// Nothing that is loaded can have it: the loader's own diagnostic, with a fixture.
    case refusedByLoader(example: String, identifier: String)

    /// Nothing that can be written without `assume` can have it.
    case ruledOutWhereNothingIsAssumed

    /// A configuration that is too hard.
    case search(@Sendable () -> GuidanceText)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let kind: FindingKind
    let evidence: Evidence

    init(_ kind: FindingKind, _ evidence: Evidence) {
      self.kind = kind
      self.evidence = evidence
    }

    var testDescription: String { kind.rawValue }
  }

  /// What an edit names has to stand in the file once.
  struct DoesNotFit: Error { let edit: Edit }

  static func guidance(_ edits: [Edit] = []) throws -> Guidance {
    var text = base
    for edit in edits {
      let before = text.text(of: edit.part)
      guard before.ranges(of: edit.old).count == 1 else { throw DoesNotFit(edit: edit) }
      text = text.with(edit.part, before.replacing(edit.old, with: edit.new))
    }
    return text.guidance()
  }

  static let rows: [Row] = [
    Row(.levelLowered, .change(lower, mirror: .levelRaised)),
    Row(.levelLost, .change([children], mirror: .levelRaised)),
    Row(.levelRaised, .change([(.rules, "level: middle", "level: high")], mirror: .levelLowered)),
    Row(.levelRedescribed, .change([(.levels, "name: High", "name: Highest")], mirror: nil)),
    Row(.establishedMoved, .change(marksByAge, mirror: nil)),
    Row(.possibleMoved, .change(pool + rule("id: pool, level: high, when: \(bothInPool)"), mirror: nil)),
    Row(.reasonsMoved, .change(rule("id: both, level: middle, when: {all: [{harm: yes}, {signs: cut}]}"), mirror: nil)),
    Row(
      .reminderLost,
      .change(
        [(.reminders, "show-if: {heard: no}", "show-if: {all: [{heard: no}, {harm: yes}]}")],
        mirror: .reminderGained
      )
    ),
    Row(.reminderGained, .change([(.reminders, ", show-if: {heard: no}", "")], mirror: .reminderLost)),
    Row(.reminderReworded, .change([(.reminders, "Hear the child", "Listen to the child")], mirror: nil)),
    Row(.actionLost, .change([(.levels, #"do: ["Act", "Ring somebody"]"#, "do: [Act]")], mirror: .actionGained)),
    Row(.actionGained, .change([(.levels, "do: [Help]", #"do: ["Help", "Offer a meal"]"#)], mirror: .actionLost)),
    Row(.actionReworded, .change([(.levels, "consent: Ask them", "consent: Ask them all")], mirror: nil)),
    Row(
      .pathwayLost,
      .change(
        [(.pathways, "when: {signs: burn}", "when: {all: [{signs: burn}, {harm: yes}]}")],
        mirror: .pathwayGained
      )
    ),
    Row(
      .pathwayGained,
      .change([(.pathways, "when: {signs: burn}", "when: {signs: [burn, cut]}")], mirror: .pathwayLost)
    ),
    Row(.pathwayReworded, .change([(.pathways, "name: Doctor", "name: Hospital")], mirror: nil)),
    Row(.pathwayLater, .change([(.pathways, "within: {hours: 24}", "within: {days: 2}")], mirror: .pathwaySooner)),
    Row(.pathwaySooner, .change([(.pathways, "within: {hours: 24}", "within: {hours: 4}")], mirror: .pathwayLater)),
    Row(.stepSlower, .change(later, mirror: .stepFaster)),
    Row(
      .stepRemoved,
      .change([(.escalation, heads, ""), (.escalation, "if-unresolved: heads", "if-unresolved: board")], mirror: nil)
    ),
    Row(
      .ladderEndsEarly,
      .change([(.escalation, board, ""), (.escalation, "if-unresolved: board", "if-unresolved: end")], mirror: nil)
    ),
    Row(.ladderLonger, .change(later, mirror: .stepFaster)),
    Row(.roleChanged, .change([(.escalation, "raising: The head,", "raising: The deputy,")], mirror: nil)),
    Row(.ladderLoops, .refusedByLoader(example: "EscalationLadder/A step that leads back", identifier: "cycle")),
    Row(
      .stepFaster,
      .change([(.escalation, "within: {working-days: 4}", "within: {working-days: 3}")], mirror: .stepSlower)
    ),
    Row(.questionRemoved, .change([(.questions, seen, "")], mirror: .questionAdded)),
    Row(
      .answerRemoved,
      .change(
        [(.questions, ", burn: A burn", ""), (.pathways, "when: {signs: burn}", "when: {signs: cut}")],
        mirror: .questionReworded
      )
    ),
    Row(.questionReworded, .change([(.questions, "ask: Was it seen", "ask: Did anybody see it")], mirror: nil)),
    Row(.questionAdded, .change(unusedQuestion, mirror: .questionRemoved)),
    Row(
      .whenUnknownWeakened,
      .change(
        [
          (
            .questions, "ask: Was the child hurt, answers: yes-no,",
            "ask: Was the child hurt, answers: yes-no, " + ignored
          )
        ],
        mirror: .levelRaised
      )
    ),
    Row(
      .askedOfFewer,
      .change(
        [(.questions, "ask: Was it seen, answers: yes-no,", "ask: Was it seen, answers: yes-no, ask-if: {harm: yes},")],
        mirror: .askedOfMore
      )
    ),
    Row(
      .askedOfMore,
      .change([(.questions, "ask-if: {signs: bruise}", "ask-if: {signs: [bruise, cut]}")], mirror: .askedOfFewer)
    ),
    Row(.safeguardBroken, .change(lower, mirror: nil)),
    Row(.safeguardBrokenBefore, .configuration(lower)),
    Row(.safeguardRemoved, .change([(.safeguards, hurtIsHigh, "")], mirror: nil)),
    Row(
      .safeguardWeakened,
      .change([(.safeguards, "level: {at-least: high}", "level: {at-least: middle}")], mirror: nil)
    ),
    Row(
      .safeguardVacuous,
      .configuration([
        (
          .safeguards, "safeguards:\n",
          "safeguards:\n  - {id: v, says: Nothing, never-lowers: {question: age, from: 3, to: 4, when: {age: {over: 9}}}}\n"
        )
      ])
    ),
    Row(.ruleNeverHolds, .configuration(rule("id: both, level: high, when: \(twoPlaces)"))),
    Row(
      .ruleMasked,
      .configuration(
        rule("id: any, level: middle, when: {any: [{harm: yes}, {all: [{signs: cut}, {age: {under: 2}}]}]}")
      )
    ),
    Row(.ruleImplied, .configuration(rule("id: both, level: middle, when: {all: [{harm: yes}, {signs: cut}]}"))),
    Row(
      .conditionNeverHolds,
      .configuration(rule("id: part, level: high, when: {any: [{signs: burn}, \(twoPlaces)]}"))
    ),
    Row(
      .questionNeverAsked,
      .configuration([
        (
          .questions, seen,
          seen.replacing(
            "source: s",
            with: "source: s, ask-if: {at-least: {count: 2, of: [{harm: yes}, {none: [{harm: yes}]}]}}"
          )
        )
      ])
    ),
    Row(.reminderNeverShown, .configuration([(.reminders, "show-if: {heard: no}", "show-if: \(twoPlaces)")])),
    Row(
      .reminderAlwaysShown,
      .configuration([children, (.reminders, "show-if: {heard: no}", "show-if: {age: {under: 19}}")])
    ),
    Row(.levelNeverReached, .configuration([(.rules, "level: middle", "level: high")])),
    Row(.questionChangesNothing, .configuration(unusedQuestion)),
    Row(.calmNotLowest, .configuration(rule("id: unseen, level: high, when: {none: [{seen: yes}]}"))),
    Row(.notKnowingLowers, .ruledOutWhereNothingIsAssumed),
    Row(.bidirectionalControl, .configuration([(.rules, "rules:\n", "# See \u{202E}here.\nrules:\n")])),
    Row(
      .optionSaysNothing,
      .configuration([(.questions, "burn: A burn}}", "burn: A burn, graze: A graze}}")])
    ),
    Row(
      .itemsContradict,
      .configuration([
        (
          .levels, #"do: ["Act", "Ring somebody"]"#,
          "do: [{if: {heard: yes}, text: Tell the child}, {if: {heard: no}, text: Ask the child}]"
        )
      ])
    ),
    Row(
      .provedNoEffect,
      .change([(.rules, "when: {signs: [bruise, cut]}", "when: {any: [{signs: cut}, {signs: bruise}]}")], mirror: nil)
    ),
    Row(.effectNotIntended, .intent("intent: [{finding: LVL003, rule: hurt, because: B}]", lower)),
    Row(.intentWithoutEffect, .intent("intent: [{finding: LVL003, rule: hurt, because: B}]", lower)),
    Row(.versionUnchanged, .change(lower, mirror: nil)),
    Row(
      .wordsChanged,
      .change([(.rules, "because: The child was hurt.", "because: Somebody hurt them.")], mirror: nil)
    ),
    Row(.provenanceChanged, .change([(.guidance, "owner: Nobody", "owner: Somebody")], mirror: nil)),
    Row(.approvalChanged, .change([(.guidance, "status: draft", "status: approved\napproved-by: Us")], mirror: nil)),
    Row(.contactChanged, .change([(.guidance, "owner: Nobody", "owner: Nobody\ncontacts: [\(team)]")], mirror: nil)),
    Row(
      .publishedCaseMovedAway,
      .evidence(lower, file: publishedCase, mirror: .publishedCaseMovedNearer)
    ),
    Row(
      .publishedCaseMovedNearer,
      .evidence([(.rules, "level: middle", "level: high")], file: publishedCase, mirror: .publishedCaseMovedAway)
    ),
    Row(.scenarioBroken, .evidence(lower, file: shortCase, mirror: nil)),
    Row(.pastConcernsLower, .past(lower, ["{harm: yes}", "{signs: [bruise]}"], mirror: .pastConcernsHigher)),
    Row(
      .pastConcernsHigher,
      .past([(.rules, "level: middle", "level: high")], ["{signs: [bruise]}"], mirror: .pastConcernsLower)
    ),
    Row(.pastConcernsUnread, .past([], ["{harm: yes}", "{nobody: yes}"], mirror: nil)),
    Row(.waiverExpired, waiver("reason: R, approved-by: A, added: 2026-01-02, expires: 2026-02-03")),
    Row(
      .waiverStale,
      waiver("reason: R, approved-by: A, added: 2026-10-01, expires: 2027-01-31", about: "CFG003, rule: hurt")
    ),
    Row(.waiverIncomplete, waiver("added: 2026-11-01, expires: 2027-01-31")),
    Row(.waiverNearItsEnd, waiver("reason: R, approved-by: A, added: 2026-11-01, expires: 2026-12-01")),
    Row(
      .waiverOutgrown,
      waiver("reason: R, approved-by: A, added: 2026-11-01, expires: 2027-01-31", fingerprint: "0000000000000002")
    ),
    Row(.undecided, .search { pigeons(9) }),
    Row(
      .notCompared,
      .change(
        [
          (.levels, "id: middle", "id: medium"), (.rules, "level: middle", "level: medium"),
          (.safeguards, "{at-least: middle}", "{at-least: medium}"),
        ],
        mirror: nil
      )
    ),
    Row(.notLookedFor, .search { pigeons(9) }),
  ]
}
