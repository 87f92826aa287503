/// Somebody who can be rung, with the numbers of each council.
public struct Contact: Identified, Sendable {
  /// One way to reach the contact.
  public struct Number: Sendable {
    /// The option of the council question that the number is for; nil for every council.
    public let council: Int?

    /// The number, or words that say where to find it.
    public let number: String

    /// Whether what people are told is a number, not words.
    public let isNumber: Bool

    /// When somebody answers.
    public let hours: Hours

    /// The day on which somebody last checked the number.
    public let checked: CalendarDate?

    /// Whether whoever rings the number should check it first.
    public let isToCheck: Bool
  }

  /// When somebody answers.
  public enum Hours: Hashable, Sendable {
    /// At any time.
    case always

    /// Whenever no other number of the council is answered.
    case otherwise

    /// Nobody has said.
    case unknown

    /// Between two times of the day, in minutes; over midnight where the first is the later one.
    case between(from: Int, to: Int, days: [Weekday])
  }

  /// Kebab-case, unique among the contacts.
  public let id: String

  /// Who the contact is.
  public let name: String

  /// The question that is answered with the council; nil where there is none.
  public let council: Ordinal<Question>?

  /// The ways to reach the contact.
  public let numbers: [Number]
}
