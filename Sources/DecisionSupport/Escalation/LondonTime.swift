/// The clock of London. British summer time is worked out here, since a static program without the system's time zones
/// would take London for UTC: it runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
/// October.
public enum LondonTime {
  private static let minutesOfDay = 24 * 60

  /// How many minutes London is ahead of UTC.
  ///
  /// - Parameter minute: Since 1 January 1970, in UTC.
  /// - Returns: 60 in summer, else 0.
  public static func offset(atUTC minute: Int) -> Int {
    isSummer(minute, from: 60, to: 60) ? 60 : 0
  }

  /// How many minutes London is ahead of UTC by its own clocks. In October an hour comes twice, and the first is meant, so
  /// that nothing is late; in March one does not come, and what is said of it goes on from winter time.
  static func offset(atLondon minute: Int) -> Int {
    isSummer(minute, from: 2 * 60, to: 2 * 60) ? 60 : 0
  }

  /// Whether a minute lies between so many minutes after midnight of the two days on which the clocks change.
  private static func isSummer(_ minute: Int, from start: Int, to end: Int) -> Bool {
    let day = CalendarDate(dayNumber: Int((Double(minute) / Double(minutesOfDay)).rounded(.down)))
    guard let march = lastSunday(of: 3, in: day.parts.year), let october = lastSunday(of: 10, in: day.parts.year) else {
      return false
    }
    return minute >= march.dayNumber * minutesOfDay + start && minute < october.dayNumber * minutesOfDay + end
  }

  private static func lastSunday(of month: Int, in year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 31).flatMap { last in
      (0..<7).map { last.advanced(by: -$0) }.first { $0.weekday == .sunday }
    }
  }
}

extension Moment {
  /// The moment so many hours later, which London's clocks show: on the days on which they change an hour more or less. A
  /// day alone counts from its end, and the end of a day is said as that day.
  func advanced(byHours count: Int) -> Moment {
    let start = day.dayNumber * 24 * 60 + (minute ?? 24 * 60)
    // Of whom only the day is known the deadline is known to the day.
    let utc = start - (minute == nil ? 0 : LondonTime.offset(atLondon: start)) + count * 60
    let end = utc + (minute == nil ? 0 : LondonTime.offset(atUTC: utc))
    let isEndOfDay = end % (24 * 60) == 0
    return Moment(
      CalendarDate(dayNumber: end / (24 * 60) - (isEndOfDay ? 1 : 0)),
      minute: isEndOfDay ? nil : end % (24 * 60)
    )
  }
}
