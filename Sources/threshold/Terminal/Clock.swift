import DecisionSupport
import Glibc

/// The only clock of the program.
enum Clock {
  /// The day in London.
  ///
  /// British summer time is worked out here, since a static program without the system's time zones would take London
  /// for UTC: it runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
  static func today() -> CalendarDate {
    day(at: time(nil))
  }

  /// The day and the time in London.
  static func now() -> Moment {
    let seconds = time(nil)
    return Moment(day(at: seconds), minute: (seconds + (isSummer(at: seconds) ? 3_600 : 0)) % 86_400 / 60)
  }

  /// Seconds since some moment, whatever becomes of the day and the hour.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The day in London at a moment, given in seconds since 1 January 1970, UTC.
  static func day(at seconds: Int) -> CalendarDate {
    isSummer(at: seconds) ? CalendarDate(dayNumber: (seconds + 3_600) / 86_400) : utcDay(at: seconds)
  }

  private static func utcDay(at seconds: Int) -> CalendarDate {
    CalendarDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down)))
  }

  private static func isSummer(at seconds: Int) -> Bool {
    let year = utcDay(at: seconds).parts.year
    guard let start = lastSunday(of: 3, in: year), let end = lastSunday(of: 10, in: year) else { return false }
    return seconds >= start.dayNumber * 86_400 + 3_600 && seconds < end.dayNumber * 86_400 + 3_600
  }

  private static func lastSunday(of month: Int, in year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 31).flatMap { last in
      (0..<7).map { last.advanced(by: -$0) }.first { $0.weekday == .sunday }
    }
  }
}
