/// The days on which nobody works in a region, for the years that are known.
public struct WorkingCalendar: Sendable {
  /// The region that the bank holidays are those of.
  public let region: String

  /// Where the bank holidays were published.
  public let citation: Citation

  /// The days of the week on which nobody works.
  public let weekend: Set<Weekday>

  /// The years for which the bank holidays are listed.
  public let years: ClosedRange<Int>

  /// The bank holidays with their names.
  public let bankHolidays: [CalendarDate: String]

  /// Whether people work on a day; nil outside the years that the calendar knows.
  public func isWorkingDay(_ date: CalendarDate) -> Bool? {
    guard years.contains(date.parts.year) else { return nil }
    return !weekend.contains(date.weekday) && bankHolidays[date] == nil
  }

  /// The day so many working days after another: the start does not count, day 1 is the next working day.
  ///
  /// - Parameters:
  ///   - count: Working days, from 1.
  ///   - start: Any day, working or not.
  /// - Returns: Nil where counting leaves the years that the calendar knows.
  public func date(_ count: Int, workingDaysAfter start: CalendarDate) -> CalendarDate? {
    var date = start
    var remaining = count
    while remaining > 0 {
      date = date.advanced(by: 1)
      guard let isWorking = isWorkingDay(date) else { return nil }
      if isWorking { remaining -= 1 }
    }
    return years.contains(date.parts.year) ? date : nil
  }
}
