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
      finding(.stepSlower, lost, now: after),
      finding(.stepFaster, won, now: before),
      yearsFinding(before.years, after.years),
    ].compactMap(\.self)
  }

  /// Takes the calendar that knows the days as holidays.
  private func finding(_ kind: FindingKind, _ dates: [CalendarDate], now calendar: WorkingCalendar) -> Finding? {
    guard !dates.isEmpty else { return nil }
    func name(_ date: CalendarDate) -> String {
      date.spelledOut + (calendar.bankHolidays[date].map { " (\($0))" } ?? "")
    }
    let (most, isOne) = (8, dates.count == 1)
    let isTold = dates.count < 4
    let days = isTold ? dates.map(name).listedWithAnd : "\(dates.count) days of the calendar"
    let verb =
      kind == .stepSlower
      ? isOne ? "is no longer a working day" : "are no longer working days"
      : isOne ? "now counts as a working day" : "now count as working days"
    let more = dates.count - most
    return Finding(
      kind,
      .init(.guidance, new.name),
      "\(days) \(verb), so deadlines that run over \(isOne ? "it" : "them") fall "
        + (kind == .stepSlower ? "later" : "earlier"),
      details: isTold ? [] : dates.prefix(most).map { name($0) + "." } + (more > 0 ? ["And \(more) more days."] : []),
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
