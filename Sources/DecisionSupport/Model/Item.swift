public import MarkedYAML

/// One thing to do, not to do, to say or to ask, perhaps only where something holds.
public struct Item: Sendable {
  /// One of the forms that an item takes: the first whose condition is not ruled out is the one that shows.
  public struct Part: Sendable {
    /// When the form shows; nil for always.
    public let condition: Condition?

    /// The ordinal of the form's condition among those of all items.
    let ordinal: Int?

    /// The form's place among the parts of all items.
    public let place: Ordinal<Part>

    /// The id of the form's item; nil where nothing names it.
    public let itemID: String?

    /// What to do or to say.
    public let text: String

    /// Whom what the form says is done with.
    public let with: String?

    /// Whom to ring.
    public let contacts: [Ordinal<Contact>]

    /// How long what the form says may take.
    public let within: TimeLimit?

    /// Whether the form says whom to tell, and how: the family, or one's own safeguarding lead.
    public let isToTell: Bool

    /// Where the form was written.
    public let range: SourceRange
  }

  /// Kebab-case, unique among the items that have one; nil where nothing names it.
  public let id: String?

  /// The item's forms, the careful one first; a single one where there is no choice.
  public let parts: [Part]

  /// Whether the item's form is chosen: then some form always shows.
  public var isChoice: Bool { parts.count > 1 }
}

/// How long something may take.
public enum TimeLimit: Hashable, Sendable {
  /// At once.
  case withoutDelay

  /// So many hours, weekends and nights among them.
  case hours(Int)

  /// So many days, weekends among them.
  case days(Int)

  /// So many working days, the first being the one after the start.
  case workingDays(Int)
}

extension TimeLimit {
  /// How many working days the limit can come to at the most.
  public var mostWorkingDays: Int {
    switch self {
    case .withoutDelay: 0
    case .hours(let count): (count + 23) / 24
    case .days(let count), .workingDays(let count): count
    }
  }

  /// The day by which something is due that may take so long from the end of a day on; nil where the calendar ends.
  func day(from start: CalendarDate, _ calendar: WorkingCalendar?) -> CalendarDate? {
    switch self {
    case .withoutDelay: start
    case .hours(let count): start.advanced(by: (count + 23) / 24)
    case .days(let count): start.advanced(by: count)
    case .workingDays(let count): calendar?.date(count, workingDaysAfter: start)
    }
  }
}

extension [Item] {
  /// Every text that may show, in order.
  var texts: [String] { flatMap { $0.parts.map { $0.text } } }

  /// Whether the same shows, whatever is answered.
  public var isFixed: Bool { allSatisfy { $0.parts.first?.condition == nil } }
}
