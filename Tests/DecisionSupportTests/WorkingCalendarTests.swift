import DecisionSupport
import TestSupport
import Testing

/// Every expected day was counted by hand in a printed calendar of England and Wales.
@Suite struct WorkingCalendarTests {
  private func counted(_ count: Int, after start: String) throws -> String? {
    let calendar = try #require(Repository.lancashire.calendar)
    return calendar.date(count, workingDaysAfter: try #require(CalendarDate(start)))?.description
  }

  @Test(arguments: [
    // Tuesday 24 November 2026 and the days after it, without a holiday.
    (1, "2026-11-24", "2026-11-25"), (3, "2026-11-24", "2026-11-27"), (4, "2026-11-24", "2026-11-30"),
    (5, "2026-11-24", "2026-12-01"), (10, "2026-11-24", "2026-12-08"),
    // From a Friday, a Saturday and a Sunday the first working day is the same Monday.
    (1, "2026-11-20", "2026-11-23"), (1, "2026-11-21", "2026-11-23"), (1, "2026-11-22", "2026-11-23"),
  ])
  func `The start does not count, nor do weekends`(count: Int, start: String, expected: String) throws {
    #expect(try counted(count, after: start) == expected)
  }

  @Test(arguments: [
    // 2026: Friday 25 and Monday 28 December are holidays, Saturday 26 and Sunday 27 the weekend.
    (1, "2026-12-24", "2026-12-29"), (1, "2026-12-25", "2026-12-29"), (5, "2026-12-23", "2027-01-04"),
    // 2027: Christmas and Boxing Day fall on a weekend, so Monday 27 and Tuesday 28 December are holidays.
    (1, "2027-12-24", "2027-12-29"), (3, "2027-12-24", "2027-12-31"),
  ])
  func `Christmas is stepped over`(count: Int, start: String, expected: String) throws {
    #expect(try counted(count, after: start) == expected)
  }

  @Test(arguments: [
    // 2027: Good Friday is 26 March, Easter Monday 29 March.
    (1, "2027-03-25", "2027-03-30"), (5, "2027-03-22", "2027-03-31"), (1, "2027-03-27", "2027-03-30"),
    // 2028: Good Friday is 14 April, Easter Monday 17 April.
    (2, "2028-04-13", "2028-04-19"),
  ])
  func `Easter is stepped over`(count: Int, start: String, expected: String) throws {
    #expect(try counted(count, after: start) == expected)
  }

  @Test(arguments: [
    // New Year's Day of 2026 is a Thursday; that of 2028 is a Saturday, so Monday 3 January is the holiday.
    (1, "2025-12-31", "2026-01-02"), (2, "2025-12-31", "2026-01-05"), (1, "2027-12-31", "2028-01-04"),
    // A start before the first year needs no calendar of its own: the count begins behind it.
    (1, "2024-12-31", "2025-01-02"),
  ])
  func `Counting goes on across the end of a year`(count: Int, start: String, expected: String) throws {
    #expect(try counted(count, after: start) == expected)
  }

  @Test func `Beyond the last year that the calendar knows there is no day`() throws {
    // Monday 30 and Tuesday 31 December 2030 are the last two working days.
    #expect(try counted(1, after: "2030-12-30") == "2030-12-31")
    #expect(try counted(2, after: "2030-12-30") == nil)
    #expect(try counted(1, after: "2030-12-31") == nil)
    #expect(try counted(1, after: "2031-06-02") == nil)
    #expect(try counted(1, after: "2024-12-30") == nil)
  }

  @Test func `Outside its years a calendar does not say who works`() throws {
    let calendar = try #require(Repository.lancashire.calendar)
    #expect(calendar.isWorkingDay(try #require(CalendarDate("2024-12-31"))) == nil)
    #expect(calendar.isWorkingDay(try #require(CalendarDate("2031-01-01"))) == nil)
    #expect(calendar.isWorkingDay(try #require(CalendarDate("2025-01-01"))) == false)
    #expect(calendar.isWorkingDay(try #require(CalendarDate("2030-12-31"))) == true)
  }

  @Test func `Each working day is one more than the one before`() throws {
    let calendar = try #require(Repository.lancashire.calendar)
    let start = try #require(CalendarDate("2026-12-18"))
    let days = (1...250).compactMap { calendar.date($0, workingDaysAfter: start) }
    #expect(days.count == 250)
    #expect(days.allSatisfy { calendar.isWorkingDay($0) == true })
    for (day, next) in zip(days, days.dropFirst()) {
      let between = (day.dayNumber + 1..<next.dayNumber).map { CalendarDate(dayNumber: $0) }
      #expect(day < next && between.allSatisfy { calendar.isWorkingDay($0) == false })
    }
  }

  @Test func `Another region has its own weekend and holidays`() throws {
    let guidance = GuidanceText([
      .calendar: """
      calendar:
        region: Elsewhere
        source: s
        weekend: [friday]
        years: {from: 2026, to: 2026}
        bank-holidays: {2026-11-28: A feast}
      """
    ]).guidance()
    let calendar = try #require(guidance.calendar)
    let thursday = try #require(CalendarDate("2026-11-26"))
    #expect(calendar.date(1, workingDaysAfter: thursday)?.description == "2026-11-29")
  }
}
