import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// Changes of small random guidances, against looking at every answer set under both.
@Suite struct ChangeImpactTests {
  private static let pairs = Draws.count(20, many: 2500)

  @Test(arguments: 0..<4) func `A change does what every answer set shows`(part: Int) throws {
    var random = RandomGuidance(seed: 23 + UInt64(part))
    var (compared, moved, said) = (0, 0, 0)
    while compared < Self.pairs {
      let (old, new, text) = random.nextPair(withSafeguards: true)
      let answers = JointAnswers(old, new)
      guard answers.count <= 4000 else { continue }
      compared += 1
      let seen = Seen(old, new, answers)
      moved += seen.lowered.count + seen.raised.count
      said += seen.items.count
      var options = Audit.Options(today: Guidance.testDay)
      let audit = try Audit(comparing: old, with: new, options)
      seen.check(audit, text)
      options.maxNodes = 0
      let searched = try Audit(comparing: old, with: new, options)
      #expect(searched.statistics.searched)
      seen.check(searched, text)
      check(searched, finds: audit, text)
      // What is too much to look at whole is looked at near to calm: no level that moves and no breach is missed there.
      options.maxNodes = nil
      options.nodesOfOneCase = 0
      let near = try Audit(comparing: old, with: new, options)
      #expect(!near.statistics.searched)
      #expect(Self.subjects(of: near) == Self.subjects(of: audit), "\(text)")
    }
    #expect(moved > 0 && said > 0)
  }

  /// What the search finds is what the diagrams find: of the same things, with the same smallest cases and fingerprints.
  private func check(_ searched: Audit, finds whole: Audit, _ text: String) {
    func lines(_ audit: Audit) -> Set<String> {
      Set(
        audit.findings.filter { $0.kind != .notLookedFor && !Self.onlyOfDiagrams.contains($0.kind) }.map { finding in
          let given = finding.effect?.witness.given.map { "\($0.question)=\($0.word)" } ?? []
          return "\(finding.kind.rawValue) \(finding.subject.id) \(given.joined(separator: " ")) \(finding.fingerprint)"
        }
      )
    }
    #expect(lines(searched) == lines(whole), "\(text)")
  }

  private static let movesOrBreaks: Set<FindingKind> = [
    .levelLowered, .levelLost, .levelRaised, .safeguardBroken, .safeguardBrokenBefore, .safeguardVacuous,
  ]

  private static func subjects(of audit: Audit) -> [String] {
    audit.findings.filter { Self.movesOrBreaks.contains($0.kind) }.map { "\($0.kind.rawValue) \($0.subject.id)" }
  }

  /// What a search does not look for, as it says.
  private static let onlyOfDiagrams: Set<FindingKind> = [
    .ruleMasked, .ruleImplied, .conditionNeverHolds, .questionNeverAsked, .reminderNeverShown, .reminderAlwaysShown,
    .levelNeverReached, .questionChangesNothing,
  ]
}
