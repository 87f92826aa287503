// pathways.yaml, contacts, and the items that say what to do.
extension ConfigSchema {
  /// A text, or a mapping that says when it shows.
  static var item: JSON {
    .choice(
      if: .isOfType("object"),
      then: .choice(if: ["required": ["first-of"]], then: choice, else: part(with: ["id": .reference("id")])),
      else: .reference("text")
    )
  }

  private static var choice: JSON {
    .mapping(
      ["first-of": JSON.list(of: part(with: [:])).described("The first whose 'if' is not ruled out shows.")],
      optional: ["id": .reference("id")]
    )
  }

  private static func part(with more: KeyValuePairs<String, JSON>) -> JSON {
    let optional: [JSON.Member] = [
      .init("if", JSON.reference("condition").described("When it shows; absent: always.")),
      .init("with", JSON.reference("text").described("Whom to do it with.")),
      .init("contacts", JSON.list(of: .reference("id")).described("Whom to ring: ids of contacts.")),
      .init("within", .reference("within")),
    ]
    return .mapping(
      [.init("text", .reference("text"))],
      optional: more.map { .init($0, $1) } + optional
    )
  }

  static let items = JSON.list(of: .reference("item"))

  /// An item, or a list of them.
  static let itemOrItems = JSON.choice(if: .isOfType("array"), then: items, else: .reference("item"))

  static var within: JSON {
    func count(_ key: String, _ range: ClosedRange<Int>) -> JSON { .mapping([.init(key, .wholeNumber(range))]) }
    return .oneOf([
      .words(["without-delay"]), count("hours", 1...10_000), count("days", 1...1000), count("working-days", 1...250),
    ])
  }

  static var pathway: JSON {
    cited(
      [
        "id": .reference("id"),
        "name": JSON.reference("text").described("The name that people say."),
        "when": JSON.reference("condition").described("When it is due."),
        "do": items,
      ],
      optional: [
        "adults-too": ["type": "boolean"], "within": .reference("within"), "was": formerID,
      ]
    )
  }

  static var contact: JSON {
    let between = JSON.mapping(
      ["from": .reference("text"), "to": .reference("text")],
      optional: [
        "days": .list(
          of: .words(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
        )
      ]
    )
    let hours = JSON.choice(
      if: .isOfType("object"),
      then: between,
      else: .words(["always", "otherwise", "unknown"])
    )
    let number = JSON.mapping(
      [],
      optional: [
        .init("council", JSON.reference("id").described("The answer that names the council.")),
        .init("number", JSON.reference("text").described("The number as people dial it.")),
        .init("text", JSON.reference("text").described("Where to find the number.")),
        .init("hours", hours),
        .init("checked", JSON.date.described("The day on which somebody made sure of it.")),
        .init("to-check", ["type": "boolean"]),
      ]
    )
    return .mapping(
      ["id": .reference("id"), "name": .reference("text"), "numbers": .list(of: number)],
      optional: ["council": JSON.reference("questionId").described("The question that is answered with the council.")]
    )
  }
}
