/// One way to reach a contact.
public struct ContactNumber: Hashable, Sendable {
  /// The contact.
  public let contact: Ordinal<Contact>

  /// The position of the way among the contact's numbers.
  public let position: Int

  /// Names one of a contact's numbers.
  package init(contact: Ordinal<Contact>, position: Int) {
    self.contact = contact
    self.position = position
  }
}

extension Guidance {
  /// The ways to reach the contacts that some parts of items name, in the order in which they name them.
  func numbers(named parts: [Ordinal<Item.Part>], _ answers: Answers, at moment: Moment) -> [ContactNumber] {
    var seen = OrdinalSet()
    var numbers: [ContactNumber] = []
    for contact in parts.flatMap({ itemParts[$0].contacts }) where seen.insert(contact.position) {
      numbers += self.numbers(of: contact, answers, at: moment)
    }
    return numbers
  }

  /// The ways to reach a contact: those of the child's council that are answered at that time. Where the council is not
  /// known, those of each; where time or hours are not known, every one.
  public func numbers(of contact: Ordinal<Contact>, _ answers: Answers, at moment: Moment) -> [ContactNumber] {
    let named = contacts[contact]
    var positions: [Int] = []
    if let question = named.council, case .option(let option)? = answers[question] {
      positions = named.positions(of: option, at: moment, calendar)
    } else {
      for number in named.numbers.indices where !positions.contains(number) {
        let council = named.numbers[number].council
        guard named.numbers[..<number].allSatisfy({ $0.council != council }) else { continue }
        positions += named.positions(of: council, at: moment, calendar).filter { !positions.contains($0) }
      }
    }
    return positions.map { ContactNumber(contact: contact, position: $0) }
  }
}

extension Contact {
  fileprivate func positions(of council: Int?, at moment: Moment, _ calendar: WorkingCalendar?) -> [Int] {
    let own = numbers.indices.filter { council == nil || (numbers[$0].council ?? council) == council }
    guard let minute = moment.minute, !own.isEmpty else { return own.isEmpty ? Array(numbers.indices) : own }
    let isOpen = own.map { numbers[$0].hours.includes(minute, of: moment.day, calendar) }
    guard !isOpen.contains(nil) else { return own }
    let open = zip(own, isOpen).filter { $0.1 == true }.map { $0.0 }
    if !open.isEmpty { return open }
    let otherwise = own.filter { numbers[$0].hours == .otherwise }
    return otherwise.isEmpty ? own : otherwise
  }
}

extension Contact.Hours {
  /// Whether somebody answers at a minute of a day; nil where nobody has said, and on bank holidays of what works on
  /// weekdays.
  fileprivate func includes(_ minute: Int, of day: CalendarDate, _ calendar: WorkingCalendar?) -> Bool? {
    switch self {
    case .always: return true
    case .otherwise: return false
    case .unknown: return nil
    case .between(let from, let to, let days):
      let isOfWeekdays = !days.contains(.saturday) && !days.contains(.sunday)
      guard !isOfWeekdays || calendar?.bankHolidays[day] == nil else { return nil }
      let (today, yesterday) = (days.contains(day.weekday), days.contains(day.advanced(by: -1).weekday))
      return from < to ? today && from <= minute && minute < to : today && from <= minute || yesterday && minute < to
    }
  }
}
