import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// Whether a question is asked of fewer is read from its condition where it was not decided: what only takes more is none of
/// that, and the proof says so too.
@Suite struct AskedOfFewerTests {
  private func guidance(_ condition: String) -> Guidance {
    GuidanceText([
      .questions: """
      questions:
        - section: All
          questions:
            - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
            - {id: tie, ask: Who was it, answers: {one-of: {kin: Kin, friend: A friend, other: Another}}, calm: kin, source: s}
            - {id: signs, ask: What was seen, answers: {any-of: {marks: Marks, fear: Fear, debt: Debt}}, source: s}
            - {id: seen, ask: Was it seen, answers: yes-no, ask-if: \(condition), source: s}
      """
    ]).guidance()
  }

  @Test(arguments: [
    ("{tie: friend}", "{tie: [friend, other]}", true),
    ("{signs: [fear]}", "{signs: [fear, marks]}", true),
    ("{any: [{tie: friend}, {harm: yes}]}", "{any: [{harm: yes}, {signs: debt}, {tie: [other, friend]}]}", true),
    ("{all: [{tie: friend}, {harm: yes}]}", "{harm: yes}", true),
    ("{harm: yes}", "{any: [{tie: friend}, {harm: yes}]}", true),
    ("{none: [{tie: [friend, other]}]}", "{none: [{tie: friend}]}", true),
    ("{tie: [friend, other]}", "{tie: friend}", false),
    ("{harm: yes}", "{all: [{tie: friend}, {harm: yes}]}", false),
    ("{none: [{tie: friend}]}", "{none: [{tie: [friend, other]}]}", false),
    ("{none: [{harm: yes}]}", "{none: [{harm: yes}, {tie: friend}]}", false),
    ("{any: [{tie: friend}, {harm: yes}]}", "{tie: [friend, other]}", false),
  ])
  func `A condition that plainly takes more asks nobody less`(old: String, new: String, isWider: Bool) throws {
    let (before, after) = (guidance(old), guidance(new))
    let read = StructuralComparison(old: before, new: after).findings.contains { $0.kind == .askedOfFewer }
    let audit = try Audit(comparing: before, with: after, Audit.Options(today: Guidance.testDay))
    #expect(read != isWider)
    #expect(audit.findings.contains { $0.kind == .askedOfFewer } != isWider)
  }

  @Test func `An answer that is new beside others asks nobody less`() throws {
    let (old, new) = (guidance("{tie: friend}"), guidance("{tie: [friend, other]}"))
    #expect(!isTold(old, new, besides: .init(.guidance, "Test guidance")))
  }

  @Test func `What was not decided of something else leaves the proof as it is`() {
    let (old, new) = (guidance("{tie: [friend, other]}"), guidance("{tie: friend}"))
    #expect(!isTold(old, new, besides: .init(.rule, "hurt")))
    #expect(!isTold(old, new, besides: .init(.question, "harm")))
    #expect(isTold(old, new, besides: .init(.question, "seen")))
    #expect(isTold(old, new, besides: .init(.guidance, "Test guidance")))
  }

  private func isTold(_ old: Guidance, _ new: Guidance, besides undecided: Finding.Subject) -> Bool {
    StructuralComparison(old: old, new: new).findings(besides: [.undecided(undecided)])
      .contains { $0.kind == .askedOfFewer }
  }

  @Test func `Whether very long conditions are wider is not asked`() {
    func long(_ answer: String, _ count: Int) -> String {
      "{any: [\((0..<count).map { _ in "{all: [{tie: \(answer)}, {harm: yes}]}" }.joined(separator: ", "))]}"
    }
    for (count, isTold) in [(20, false), (400, true)] {
      let (old, new) = (guidance(long("friend", count)), guidance(long("[friend, other]", count)))
      let found = StructuralComparison(old: old, new: new).findings
      #expect(found.contains { $0.kind == .askedOfFewer } == isTold)
    }
  }
}
