import DecisionSupport
import Testing

@testable import threshold

/// The expected days were worked out by hand. In 2026 British summer time runs from Sunday 29 March, 01:00 UTC, to
/// Sunday 25 October, 01:00 UTC; 29 March began at second 1,774,742,400 and 25 October at second 1,792,886,400 in UTC.
@Suite struct ClockTests {
  private static let march29 = 1_774_742_400
  private static let october25 = 1_792_886_400
  private static let hour = 3_600

  private func day(_ seconds: Int) -> String { Clock.day(at: seconds).description }

  @Test func `In winter the day in London is the day in UTC`() {
    #expect(day(Self.march29 - 1) == "2026-03-28")
    #expect(day(Self.march29 - Self.hour / 2) == "2026-03-28")
    #expect(day(Self.march29) == "2026-03-29")
    #expect(day(0) == "1970-01-01")
  }

  @Test func `On the day when summer time begins, midnight comes an hour sooner in UTC`() {
    #expect(day(Self.march29 + Self.hour - 1) == "2026-03-29")
    #expect(day(Self.march29 + Self.hour) == "2026-03-29")
    #expect(day(Self.march29 + 23 * Self.hour - 1) == "2026-03-29")
    #expect(day(Self.march29 + 23 * Self.hour) == "2026-03-30")
  }

  @Test func `On the day when summer time ends, midnight is midnight in UTC again`() {
    #expect(day(Self.october25 - Self.hour - 1) == "2026-10-24")
    #expect(day(Self.october25 - Self.hour) == "2026-10-25")
    #expect(day(Self.october25 + Self.hour - 1) == "2026-10-25")
    #expect(day(Self.october25 + Self.hour) == "2026-10-25")
    #expect(day(Self.october25 + 24 * Self.hour - 1) == "2026-10-25")
    #expect(day(Self.october25 + 24 * Self.hour) == "2026-10-26")
  }

  @Test func `Half past midnight in summer is the new day, though UTC is still at the old one`() {
    // 1 July 2026 at 00:30 in London is 30 June at 23:30 UTC; 30 June is 93 days after 29 March.
    #expect(day(Self.march29 + 93 * 24 * Self.hour + 47 * Self.hour / 2) == "2026-07-01")
  }

  @Test func `Summer time follows the last Sundays of other years, too`() {
    // 2027: Sunday 28 March and Sunday 31 October; 28 March is 364 days and 31 October 581 days after 29 March 2026.
    let march28 = Self.march29 + 364 * 24 * Self.hour
    let october31 = Self.march29 + 581 * 24 * Self.hour
    #expect(day(march28 - Self.hour / 2) == "2027-03-27")
    #expect(day(march28 + 47 * Self.hour / 2) == "2027-03-29")
    #expect(day(october31 - Self.hour / 2) == "2027-10-31")
    #expect(day(october31 + 47 * Self.hour / 2) == "2027-10-31")
  }
}
