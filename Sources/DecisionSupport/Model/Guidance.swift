public import MarkedYAML

/// A partnership's guidance: levels, questions, rules, reminders and the ladder for disagreements.
///
/// A `Guidance` in your hand has been loaded and checked: only `GuidanceLoader` makes one.
public struct Guidance: Sendable {
  /// Whether a partnership stands behind the guidance.
  public enum Status: Hashable, Sendable {
    /// Not approved by any partnership.
    case draft

    /// Approved.
    case approved(by: String)
  }

  /// For whom the guidance is, and what to say to everybody else.
  public struct Applicability: Sendable {
    /// The guidance applies unless this is false.
    public let condition: Condition

    /// Why the guidance does not apply.
    public let because: String

    /// What to do instead.
    public let toDo: [Item]

    /// Every text of what to do instead.
    public var actions: [String] { toDo.texts }

    /// Where that comes from.
    public let citation: Citation
  }

  /// The guidance's name.
  public let name: String

  /// The guidance's version, as its authors count.
  public let version: String

  /// Whether a partnership stands behind the guidance.
  public let status: Status

  /// The first day on which it holds.
  public let effective: CalendarDate

  /// The day by which somebody has to look at it again.
  public let reviewBy: CalendarDate

  /// Who looks after the guidance.
  public let owner: String

  /// For whom it is; nil for everybody.
  public let applicability: Applicability?

  /// The documents that it cites.
  public let sources: [Source]

  /// Who can be rung.
  public let contacts: [Contact]

  /// What is due beside the level, in file order.
  public let pathways: [Pathway]

  /// The conditions of all items, by their ordinals.
  let itemConditions: [Condition]

  /// The parts of all items, by their places.
  public let itemParts: [Item.Part]

  /// The levels, lowest first.
  public let levels: [Level]

  /// The questions in asking order.
  public let questions: [Question]

  /// The rules in file order.
  public internal(set) var rules: [Rule]

  /// The reminders in file order.
  public internal(set) var reminders: [Reminder]

  /// The ladder for disagreements.
  public internal(set) var escalation: EscalationProtocol?

  /// The days on which nobody works.
  public let calendar: WorkingCalendar?

  /// What the audit has to prove.
  public internal(set) var safeguards: [Safeguard]

  /// What the change that led here means to do; it counts where it is new.
  public let intent: [IntendedEffect]

  /// Characters in its files that make a line show something other than what is read.
  public internal(set) var bidirectionalControls: [BidirectionalControl] = []

  /// The conditions, ready to be evaluated.
  var compiled: CompiledGuidance

  /// The document that a citation names.
  public func source(of citation: Citation) -> Source? {
    sources.first { $0.id == citation.source }
  }

  /// The ids that some parts of items have.
  func itemIDs(of parts: [Ordinal<Item.Part>]) -> [String] { parts.compactMap { itemParts[$0].itemID } }

  /// The items of which an outcome may show a part, with whether they say what not to do.
  var itemsOfOutcomes: [(item: Item, isProhibition: Bool)] {
    var items = levels.flatMap { $0.toDo + $0.toDoIfNotKnown + $0.aboutConsent }
    items += questions.compactMap { $0.urgent }.flatMap { $0.toDo + $0.toDoIfNotKnown }
    items += pathways.flatMap { $0.actions } + (applicability?.toDo ?? [])
    return items.map { ($0, false) } + levels.flatMap { $0.notToDo }.map { ($0, true) }
  }

  /// The ids of what an outcome may say is to be done, or is not to be done.
  package func itemIDs(isProhibition: Bool) -> [String] {
    itemsOfOutcomes.filter { $0.isProhibition == isProhibition }.compactMap { $0.item.id }
  }

  /// The pathway that bears an id.
  public func pathway(_ id: String) -> Ordinal<Pathway>? { pathways.ordinal(of: id) }

  /// The texts of some parts of items.
  public func texts(of parts: [Ordinal<Item.Part>]) -> [String] { parts.map { itemParts[$0].text } }

  /// The question that bears an id.
  public func question(_ id: String) -> Ordinal<Question>? { questions.ordinal(of: id) }

  /// The level that bears a number.
  public func level(number: Int) -> Ordinal<Level>? {
    levels.firstIndex { $0.number == number }.map { Ordinal($0) }
  }

  /// The step of the ladder that bears an id.
  public func step(_ id: String) -> Ordinal<EscalationStep>? {
    escalation?.steps.ordinal(of: id)
  }

  /// The reminder that bears an id.
  public func reminder(_ id: String) -> Ordinal<Reminder>? { reminders.ordinal(of: id) }
}
