import DecisionSupport
import Testing

@Suite struct CalendarDateTests {
  @Test func `Every day from 1900 to 2100 follows the day before, and reads back as it is written`() {
    // Monday 1 January 1900 was 25,567 days before 1 January 1970: 70 years of 365 days, and 17 leap days.
    var number = -25_567
    var wrong: [String] = []
    for year in 1900...2100 {
      let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1...12, lengths) {
        for day in 1...length {
          let date = CalendarDate(dayNumber: number)
          let isRight =
            date.parts == (year, month, day) && CalendarDate(year: year, month: month, day: day) == date
            && date.weekday == Weekday.allCases[(number + 25_567) % 7] && CalendarDate(date.description) == date
          if !isRight { wrong.append(date.description) }
          number += 1
        }
        if CalendarDate(year: year, month: month, day: length + 1) != nil { wrong.append("\(year)-\(month)") }
      }
    }
    #expect(wrong == [])
    // 201 years with 49 leap days: every fourth from 1904 to 2096, 2000 among them.
    #expect(number == -25_567 + 201 * 365 + 49)
  }

  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday), ("2000-02-29", 11_016, .tuesday),
    ("2026-11-24", 20_781, .tuesday), ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
  ])
  func `Known days have their number and their weekday`(text: String, number: Int, weekday: Weekday) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2100-02-29", "2026-02-30", "2024-02-30", "2026-04-31", "2026-06-31", "2026-09-31",
    "2026-11-31", "2026-01-32", "2026-00-10", "2026-13-10", "2026-10-00", "0000-01-01",
  ])
  func `A day that the calendar does not have is none`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    "", "2026", "2026-11", "2026-1-24", "26-11-24", "2026-11-24 ", " 2026-11-24", "2026/11/24", "24-11-2026",
    "2026-11-2a", "-026-11-24", "2026-11--4", "+026-11-24", "2026-11-24T00:00", "20261124", "２026-11-2", "today",
  ])
  func `Text of any other form is no day`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `Leap days exist in leap years`() {
    #expect(CalendarDate("2024-02-29") != nil)
    #expect(CalendarDate("2000-02-29") != nil)
  }

  @Test func `Days can be counted across months, years and the first of 1970`() throws {
    let date = try #require(CalendarDate("2027-12-31"))
    #expect(date.advanced(by: 1).description == "2028-01-01")
    #expect(date.advanced(by: 60).description == "2028-02-29")
    #expect(date.advanced(by: 61).description == "2028-03-01")
    #expect(date.advanced(by: -365).description == "2026-12-31")
    #expect(CalendarDate(dayNumber: 0).advanced(by: -1).description == "1969-12-31")
  }

  @Test func `Days are ordered by time`() throws {
    let days = try ["1969-12-31", "1970-01-01", "2026-09-30", "2026-10-01"].map { try #require(CalendarDate($0)) }
    #expect(days.shuffled().sorted() == days)
  }

  @Test func `A day is spelt out as people in Britain write it`() throws {
    #expect(try #require(CalendarDate("2026-11-24")).spelledOut == "Tuesday 24 November 2026")
    #expect(try #require(CalendarDate("2027-01-01")).spelledOut == "Friday 1 January 2027")
  }
}
