public import MarkedYAML

/// A partnership's guidance: levels, questions, rules, reminders and the ladder for disagreements.
///
/// A `Guidance` in your hand has been loaded and checked: only `GuidanceLoader` makes one. It never changes, so everything
/// that uses it shares the same one.
public final class Guidance: Sendable {
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

  let header: GuidanceHeader

  /// The guidance's name.
  public var name: String { header.name }

  /// The guidance's version, as its authors count.
  public var version: String { header.version }

  /// Whether a partnership stands behind the guidance.
  public var status: Status { header.status }

  /// The first day on which the guidance holds.
  public var effective: CalendarDate { header.effective }

  /// The day by which somebody has to review the guidance.
  public var reviewBy: CalendarDate { header.reviewBy }

  /// Who looks after the guidance.
  public var owner: String { header.owner }

  /// For whom the guidance is; nil for everybody.
  public var applicability: Applicability? { header.applicability }

  /// What the change that led here means to do; it counts where it is new.
  public var intent: [IntendedEffect] { header.intent }

  /// The documents that the guidance cites.
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
  public let rules: [Rule]

  /// The reminders in file order.
  public let reminders: [Reminder]

  /// The ladder for disagreements.
  public let escalation: EscalationProtocol?

  /// The days on which nobody works.
  public let calendar: WorkingCalendar?

  /// What the audit has to prove.
  public let safeguards: [Safeguard]

  /// Characters in the guidance's files that make a line show something other than what is read.
  public let bidirectionalControls: [BidirectionalControl]

  /// The conditions, ready to be evaluated.
  let compiled: CompiledGuidance

  /// Takes what was read and checked; the domains cut the values of each question at every bound that is named anywhere.
  init(
    _ header: GuidanceHeader,
    sources: [Source],
    contacts: [Contact],
    pathways: [Pathway],
    itemConditions: [Condition],
    itemParts: [Item.Part],
    levels: [Level],
    questions: [Question],
    rules: [Rule],
    reminders: [Reminder],
    escalation: EscalationProtocol?,
    calendar: WorkingCalendar?,
    safeguards: [Safeguard],
    bidirectionalControls: [BidirectionalControl],
    domains: [Domain]
  ) {
    (self.header, self.sources, self.contacts, self.pathways) = (header, sources, contacts, pathways)
    (self.itemConditions, self.itemParts) = (itemConditions, itemParts)
    (self.levels, self.questions, self.rules, self.reminders) = (levels, questions, rules, reminders)
    (self.escalation, self.calendar, self.safeguards) = (escalation, calendar, safeguards)
    self.bidirectionalControls = bidirectionalControls
    compiled = CompiledGuidance(
      levels: levels,
      questions: questions,
      domains: domains,
      rules: rules,
      reminders: reminders,
      pathways: pathways,
      itemConditions: itemConditions,
      applicability: header.applicability,
      escalation: escalation
    )
  }

  /// The numbers among which no condition tells a number from the others.
  ///
  /// - Parameters:
  ///   - number: A number in the range of the question.
  ///   - question: A question that is answered with a number.
  /// - Returns: The numbers, with this one.
  package func numbers(like number: Int, of question: Ordinal<Question>) -> ClosedRange<Int> {
    let domain = compiled.domains[question.position]
    return domain.numbers(ofPiece: domain.piece(of: number))
  }

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
