import DecisionSupport
import TestSupport
import Testing

@testable import GuidanceAnalysis

// Who takes part in the ladder, and what they are told.

extension LadderComparisonTests {
  @Test func `Roles change, and an agency has nobody any more`() {
    #expect(
      found(
        ("health: The nurse", "health: The ward manager"),
        ("receiving: Their head}", "receiving: The headteacher}")
      ) == [
        """
        ESC205 review: who takes part in the step “Stage 1: Managers talk” has changed
          Who raises it, Health: was “The nurse”, now “The ward manager”.
        """,
        """
        ESC205 review: who takes part in the step “Stage 2: Heads talk” has changed
          With whom: was “Their head”, now “The headteacher”.
        """,
      ]
    )
    #expect(
      found(("    health: {name: Health, enters-at: heads}\n", ""), (", health: The nurse", ""))
        == ["ESC205 error: nobody is named any more for “Health”"]
    )
  }

  @Test func `Roles that were the same everywhere and are not now are compared for each agency`() {
    #expect(
      found(("receiving: Their manager}", "receiving: {by-agency: {school: Their manager, health: The matron}}}")) == [
        """
        ESC205 review: who takes part in the step “Stage 1: Managers talk” has changed
          With whom, Health: was “Their manager”, now “The matron”.
        """
      ]
    )
  }

  @Test func `Where an agency enters the ladder is said, and what that does to its time`() {
    #expect(
      found(("enters-at: heads", "enters-at: board")) == [
        """
        ESC207 notice: escalation as a whole is shorter for a disagreement that nobody resolves
          Health, all time limits together: without delay instead of 4 working days.
          Health, where it is urgent, all time limits together: without delay instead of 4 working days.
        """,
        "ESC205 review: “Health” enters the ladder at “The board hears it”, and entered it at “Stage 2: Heads talk”",
      ]
    )
  }

  @Test func `When a step counts as taken is said`() {
    #expect(
      found(("title: Heads talk", "title: Heads talk\n      taken-if: {harm: yes}")) == [
        """
        ESC205 review: when to take the step “Stage 2: Heads talk” has changed
          It counts as taken: harm: yes; before: never.
        """
      ]
    )
  }

  @Test func `What is to write down and whom to tell are things to do`() {
    #expect(
      found(("[The family]", "[The doctor]"), ("never delays.", "never delays anything.")) == [
        "ACT151 error: the step “Stage 1: Managers talk” no longer says “The family”",
        "ACT152 notice: the step “Stage 1: Managers talk” now says “The doctor”",
        """
        ACT153 review: the protocol for disagreements says one thing in new words
          Before: “It never delays”
          Now: “It never delays anything”
        """,
      ]
    )
  }

  @Test func `Loops are seen although no loaded ladder has any`() throws {
    let steps = try #require(base.guidance().escalation?.steps)
    #expect(LadderPath.loops(in: steps) == [])
  }
}
