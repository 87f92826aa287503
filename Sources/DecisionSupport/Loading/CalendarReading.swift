internal import MarkedYAML

extension Keys {
  static let calendar = Keys(
    required: ["region", "source", "weekend", "years", "bank-holidays"],
    optional: MappingReader.citationKeys
  )
}

extension GuidanceLoader {
  func readCalendar() -> WorkingCalendar? {
    guard let root = root(of: .calendar), let node = root["calendar"],
      let reader = reader(node, "the calendar", .calendar)
    else { return nil }
    let region = reader.text("region")
    let citation = reader.citation(sources)
    let weekend = weekend(reader)
    guard let years = years(reader) else { return nil }
    let holidays = bankHolidays(reader, years)
    guard let region, let citation, let weekend else { return nil }
    return WorkingCalendar(
      region: region,
      citation: citation,
      weekend: weekend,
      years: years,
      bankHolidays: holidays
    )
  }

  private func weekend(_ reader: MappingReader) -> Set<Weekday>? {
    let before = sink.count
    var weekend: Set<Weekday> = []
    for item in reader.items("weekend") {
      guard case .scalar(let scalar) = item, let day = Weekday(rawValue: scalar.text) else {
        if case .scalar(let scalar) = item, !scalar.isEmpty {
          sink.report(.unknown("weekday", scalar, in: "'weekend'", known: Weekday.allCases.map { $0.rawValue }))
        } else {
          sink.report(.expected("a day of the week", for: "each item of 'weekend'", found: item))
        }
        continue
      }
      if !weekend.insert(day).inserted { sink.report(.repeated(scalar, in: "'weekend'")) }
    }
    if weekend.count == Weekday.allCases.count, let node = reader["weekend"] {
      sink.report("no day of the week is left to work on", identifier: "contradiction", at: node.range)
    }
    return sink.count == before ? weekend : nil
  }

  private func years(_ reader: MappingReader) -> ClosedRange<Int>? {
    guard let node = reader["years"],
      let years = MappingReader(node, "'years' of the calendar", required: ["from", "to"], sink: sink)
    else { return nil }
    guard let from = years.wholeNumber("from", in: 1900...2200), let to = years.wholeNumber("to", in: 1900...2200)
    else { return nil }
    guard from <= to else {
      sink.report(
        "the calendar's years must run from an earlier to a later one",
        identifier: "out-of-range",
        at: node.range
      )
      return nil
    }
    return from...to
  }

  private func bankHolidays(_ reader: MappingReader, _ years: ClosedRange<Int>) -> [CalendarDate: String] {
    let before = sink.count
    var holidays: [CalendarDate: String] = [:]
    let entries = reader.entries("bank-holidays")
    holidays.reserveCapacity(entries.count)
    for entry in entries {
      guard let date = CalendarDate(entry.key.text) else {
        sink.report(.notADate(entry.key, for: "each key of 'bank-holidays'"))
        continue
      }
      if !years.contains(date.parts.year) {
        sink.report(
          "bank holiday \(date) lies outside the calendar's years",
          identifier: "out-of-range",
          at: entry.key.range
        )
      }
      guard case .scalar(let name) = entry.value, !name.text.isBlank else {
        sink.report(.expected("a text", for: "bank holiday \(date)", found: entry.value))
        continue
      }
      holidays[date] = name.text
    }
    // A day that is wrong may have been meant for any year.
    guard sink.count == before else { return holidays }
    for year in years where !holidays.keys.contains(where: { $0.parts.year == year }) {
      sink.report(
        "the calendar has no bank holiday in \(year)",
        identifier: "missing-bank-holidays",
        at: reader["years"]?.range,
        help: "list the year's bank holidays, or end the years before it"
      )
    }
    return holidays
  }
}
