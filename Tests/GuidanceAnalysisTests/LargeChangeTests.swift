import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// A change over 3^11 answer sets, each looked at by itself: a rule is kept as masks here, which have nothing of either
/// engine or auditor.
@Suite struct LargeChangeTests {
  private static let questions = 11

  private struct MaskedRule {
    let id: Int
    var level: Int
    var yes: Int
    var no: Int

    /// Not ruled out, where not knowing rules out nothing.
    func isPossible(_ set: (yes: Int, unknown: Int)) -> Bool {
      yes & ~(set.yes | set.unknown) == 0 && no & set.yes == 0
    }

    var text: String {
      let tests = (0..<questions).compactMap { question in
        yes & 1 << question != 0 ? "{q\(question): yes}" : no & 1 << question != 0 ? "{q\(question): no}" : nil
      }
      return "{all: [\(tests.joined(separator: ", "))]}"
    }
  }

  @Test func `Classes, counts and smallest cases are what every answer set shows`() throws {
    var generator = SeededGenerator(seed: 41)
    let old = (0..<14).map { number -> MaskedRule in
      let wanted = (0..<3).map { _ in 1 << generator.number(0...Self.questions - 1) }.reduce(0, |)
      let no = wanted & (1 << generator.number(0...Self.questions - 1))
      return MaskedRule(id: number, level: generator.number(2...3), yes: wanted & ~no, no: no)
    }
    // A rule dropped, one lowered, one tightened, one loosened.
    var new = old.filter { $0.id != 3 }
    for index in new.indices {
      switch new[index].id {
      case 5: new[index].level = old[5].level == 2 ? 3 : 2
      case 7: new[index].yes |= 1 << 9 & ~new[index].no
      case 8: new[index].yes &= new[index].yes - 1
      default: break
      }
    }
    let audit = try Audit(
      comparing: guidance(old),
      with: guidance(new),
      Audit.Options(today: Guidance.testDay)
    )
    let seen = Seen(old, new, Self.questions)
    #expect(seen.all == 177_147)
    #expect(audit.totals?.lowered.whole.description == String(seen.all))
    #expect(audit.totals?.lowered.part.description == String(seen.lowered.count))
    #expect(audit.totals?.raised.part.description == String(seen.raised.count))
    #expect(seen.lowered.count > 0 && seen.raised.count > 0)
    for (kind, classes) in [(FindingKind.levelLowered, seen.lowered.byRule), (.levelRaised, seen.raised.byRule)] {
      let found = audit.findings.filter { $0.kind == kind }
      #expect(Set(found.map(\.subject.id)) == Set(classes.keys.map { "rule-\($0)" }))
      for finding in found {
        let expected = try #require(classes.first { "rule-\($0.key)" == finding.subject.id }?.value)
        #expect(finding.effect?.share?.part.description == String(expected.count), "\(finding.subject.id)")
        #expect(finding.effect?.witness.given.count == expected.smallest, "\(finding.subject.id)")
      }
    }
  }

  private func guidance(_ rules: [MaskedRule]) -> Guidance {
    let names = ["", "low", "middle", "high"]
    let questions = (0..<Self.questions).map { "- {id: q\($0), ask: Is it \($0), answers: yes-no, source: s}" }
    let lines = rules.map {
      "- {id: rule-\($0.id), level: \(names[$0.level]), when: \($0.text), because: It is so., source: s}"
    }
    return GuidanceText([
      .questions: "questions:\n  - section: All\n    questions:\n      " + questions.joined(separator: "\n      "),
      .rules: "rules:\n  " + lines.joined(separator: "\n  "),
    ]).guidance()
  }

  /// What becomes of each answer set.
  private struct Seen {
    struct Moved {
      var count = 0

      /// Of each changed rule that gave the higher level, how often, and the fewest answers that are not calm.
      var byRule: [Int: (count: Int, smallest: Int)] = [:]

      mutating func add(_ rules: [Int], distance: Int) {
        count += 1
        for rule in rules {
          let known = byRule[rule] ?? (0, .max)
          byRule[rule] = (known.count + 1, min(known.smallest, distance))
        }
      }
    }

    var all = 0
    var lowered = Moved()
    var raised = Moved()

    init(_ old: [MaskedRule], _ new: [MaskedRule], _ questions: Int) {
      func changed(_ rules: [MaskedRule], against others: [MaskedRule]) -> [MaskedRule] {
        rules.filter { rule in
          !others.contains { $0.id == rule.id && $0.level >= rule.level && ($0.yes, $0.no) == (rule.yes, rule.no) }
        }
      }
      let (gone, come) = (changed(old, against: new), changed(new, against: old))
      for yes in 0..<1 << questions {
        // Every subset of what is not yes can be not known.
        let rest = (1 << questions - 1) & ~yes
        var unknown = rest
        while true {
          let set = (yes: yes, unknown: unknown)
          let levels = (Self.level(old, set), Self.level(new, set))
          all += 1
          let distance = (yes | unknown).nonzeroBitCount
          if levels.0 > levels.1 {
            lowered.add(gone.filter { $0.level == levels.0 && $0.isPossible(set) }.map(\.id), distance: distance)
          } else if levels.1 > levels.0 {
            raised.add(come.filter { $0.level == levels.1 && $0.isPossible(set) }.map(\.id), distance: distance)
          }
          if unknown == 0 { break }
          unknown = (unknown - 1) & rest
        }
      }
    }

    private static func level(_ rules: [MaskedRule], _ set: (yes: Int, unknown: Int)) -> Int {
      var level = 1
      for rule in rules where rule.level > level && rule.isPossible(set) { level = rule.level }
      return level
    }
  }
}
