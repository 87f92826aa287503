import Testing

@testable import DecisionSupport

/// Hours that pass while the clocks change. The peers compare every hour of a year with Python's time zones.
@Suite struct LondonTimeTests {
  @Test(arguments: [
    ("2026-03-28", 20, 24, "2026-03-29T21:00"),  // a night of 23 hours
    ("2026-10-24", 20, 24, "2026-10-25T19:00"),  // a night of 25 hours
    ("2026-10-25", 1, 1, "2026-10-25T01:00"),  // the first of two hours, an hour later the second
    ("2026-03-29", 1, 1, "2026-03-29T03:00"),  // an hour that did not come
    ("2026-10-24", 1, 24, "2026-10-25T01:00"), ("2026-07-01", 23, 1, "2026-07-01"),
    ("2026-12-31", 12, 13, "2027-01-01T01:00"),
  ])
  func `Hours are counted as they pass`(day: String, hour: Int, count: Int, expected: String) throws {
    let start = Moment(try #require(CalendarDate(day)), minute: hour * 60)
    #expect(start.advanced(byHours: count).description == expected)
  }

  @Test func `A day alone counts from its end, to the day`() throws {
    for day in ["2026-03-28", "2026-10-24", "2026-11-24"] {
      let start = Moment(try #require(CalendarDate(day)))
      #expect(start.advanced(byHours: 48) == Moment(start.day.advanced(by: 2)))
    }
  }
}
