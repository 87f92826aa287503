import DecisionSupport

extension StructuralComparison {
  /// Days that were worked on and are not, or the other way about: each deadline in working days that runs over one falls on
  /// another date. Only years that both calendars know can be compared.
  func calendarFindings(_ now: EscalationProtocol) -> [Finding] {
    guard now.steps.contains(where: { $0.workingDays > 0 }) else { return [] }
    guard let before = old.calendar, let after = new.calendar else { return [] }
    let from = max(before.years.lowerBound, after.years.lowerBound)
    let to = min(before.years.upperBound, after.years.upperBound)
    guard from <= to, let first = CalendarDate(year: from, month: 1, day: 1),
      let last = CalendarDate(year: to, month: 12, day: 31)
    else { return [yearsFinding(before.years, after.years)].compactMap(\.self) }
    var (lost, won): ([CalendarDate], [CalendarDate]) = ([], [])
    let all = first.dayNumber...last.dayNumber
    let holidays = Set(before.bankHolidays.keys).symmetricDifference(after.bankHolidays.keys).map(\.dayNumber)
    let days = before.weekend == after.weekend ? holidays.filter(all.contains).sorted() : Array(all)
    for date in days.map({ CalendarDate(dayNumber: $0) }) {
      switch (before.isWorkingDay(date), after.isWorkingDay(date)) {
      case (true, false): lost.append(date)
      case (false, true): won.append(date)
      default: break
      }
    }
    return [
      finding(.stepSlower, "later", lost) { "\($0.spelledOut) is no working day any more\(name($0, after))." },
      finding(.stepFaster, "earlier", won) { "\($0.spelledOut) is a working day now\(name($0, before, "before: "))." },
      yearsFinding(before.years, after.years),
    ].compactMap(\.self)
  }

  private func name(_ date: CalendarDate, _ calendar: WorkingCalendar, _ prefix: String = "") -> String {
    calendar.bankHolidays[date].map { " (\(prefix)\($0))" } ?? ""
  }

  private func finding(
    _ kind: FindingKind,
    _ when: String,
    _ dates: [CalendarDate],
    _ words: (CalendarDate) -> String
  ) -> Finding? {
    guard !dates.isEmpty else { return nil }
    let most = 8
    let more = dates.count - most
    return Finding(
      kind,
      .init(.guidance, new.name),
      "deadlines that run over \(dates.count == 1 ? "a day" : "\(dates.count) days") of the calendar fall \(when)",
      details: dates.prefix(most).map(words) + (more > 0 ? ["And \(more) more days."] : []),
      identity: dates.map(\.description).joined(separator: ",")
    )
  }

  /// Where a year is gone, no date can be given in it any more.
  private func yearsFinding(_ before: ClosedRange<Int>, _ after: ClosedRange<Int>) -> Finding? {
    let gone = before.filter { !after.contains($0) }.map(String.init)
    guard !gone.isEmpty else { return nil }
    return Finding(
      .stepSlower,
      .init(.guidance, new.name),
      "no deadline can be given a date any more in \(gone.joined(separator: ", "))",
      details: [
        "The calendar knew \(before.lowerBound) to \(before.upperBound); "
          + "now it knows \(after.lowerBound) to \(after.upperBound)."
      ],
      identity: "years \(gone.joined(separator: ","))"
    )
  }
}
