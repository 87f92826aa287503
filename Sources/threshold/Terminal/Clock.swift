import DecisionSupport
import Glibc

/// The only clock of the program.
enum Clock {
  /// The day in London.
  static func today() -> CalendarDate {
    day(at: time(nil))
  }

  /// The day and the time in London.
  static func now() -> Moment {
    let seconds = time(nil)
    return Moment(day(at: seconds), minute: inLondon(seconds) % 86_400 / 60)
  }

  /// Seconds since some moment, whatever becomes of the day and the hour.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The day in London at a moment, given in seconds since 1 January 1970, UTC.
  static func day(at seconds: Int) -> CalendarDate {
    CalendarDate(dayNumber: Int((Double(inLondon(seconds)) / 86_400).rounded(.down)))
  }

  private static func inLondon(_ seconds: Int) -> Int {
    seconds + 60 * LondonTime.offset(atUTC: Int((Double(seconds) / 60).rounded(.down)))
  }
}
