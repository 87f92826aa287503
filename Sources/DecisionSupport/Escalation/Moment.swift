/// A day, with the time of day where somebody said it.
public struct Moment: Hashable, Sendable {
  /// The day.
  public let day: CalendarDate

  /// Minutes since midnight; nil where only the day is known.
  public let minute: Int?

  /// A day, perhaps with a time.
  public init(_ day: CalendarDate, minute: Int? = nil) {
    self.day = day
    self.minute = minute
  }
}

extension Moment: CustomStringConvertible {
  /// `YYYY-MM-DD`, with a time `YYYY-MM-DDTHH:MM`.
  public var description: String { time.map { "\(day)T\($0)" } ?? "\(day)" }

  /// The moment as people write it in Britain: "Tuesday 24 November 2026", with a time "20:00 on Tuesday 24 November 2026".
  public var spelledOut: String { time.map { "\($0) on \(day.spelledOut)" } ?? day.spelledOut }

  private var time: String? { minute.map { Moment.time(ofMinute: $0) } }

  /// A time of day as people write it: `08:00`.
  public static func time(ofMinute minute: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(padded(minute / 60)):\(padded(minute % 60))"
  }
}

extension TimeLimit {
  /// When something is due that may take so long; a day alone counts from its end. Nil where the calendar ends.
  func end(after start: Moment, _ calendar: WorkingCalendar?) -> Moment? {
    guard case .hours(let count) = self else { return day(from: start.day, calendar).map { Moment($0) } }
    return start.advanced(byHours: count)
  }
}
