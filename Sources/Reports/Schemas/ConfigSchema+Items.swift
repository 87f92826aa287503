internal import DecisionSupport

// pathways.yaml, contacts, and the items that say what to do.
extension ConfigSchema {
  /// A text, or a mapping that says when it shows.
  static var item: JSON {
    .choice(
      if: .isOfType("object"),
      then: .choice(if: ["required": ["first-of"]], then: choice, else: part(with: .optional("id", .reference("id")))),
      else: .reference("text")
    )
  }

  private static var choice: JSON {
    .table(
      .key("first-of", .list(of: part()), "The first whose 'if' is not ruled out shows."),
      .optional("id", .reference("id"))
    )
  }

  private static func part(with more: SchemaRow...) -> JSON {
    .table(
      [.key("text", .reference("text"))] + more + [
        .optional("if", .reference("condition"), "When it shows; absent: always."),
        .optional("with", .reference("text"), "Whom to do it with."),
        .optional("contacts", .list(of: .reference("id")), "Whom to ring: ids of contacts."),
        .optional("within", .reference("within")),
        .optional("tell", .boolean, "Whether it says whom to tell, and how."),
      ]
    )
  }

  static let items = JSON.list(of: .reference("item"))

  /// An item, or a list of them.
  static let itemOrItems = JSON.choice(if: .isOfType("array"), then: items, else: .reference("item"))

  static var within: JSON {
    .oneOf([
      .words(["without-delay"]),
      .table(.key("hours", .wholeNumber(1...10_000))),
      .table(.key("days", .wholeNumber(1...1000))),
      .table(.key("working-days", .wholeNumber(1...250))),
    ])
  }

  static var pathway: JSON {
    cited(
      .key("id", .reference("id")),
      .key("name", .reference("text"), "The name that people say."),
      .key("when", .reference("condition"), "When it is due."),
      .key("do", items),
      .optional("adults-too", .boolean),
      .optional("within", .reference("within")),
      formerID
    )
  }

  static var contact: JSON {
    let between = JSON.table(
      .key("from", .reference("text")),
      .key("to", .reference("text")),
      .optional("days", .list(of: .words(Weekday.allCases.map(\.rawValue))))
    )
    let words = JSON.words(["always", "otherwise", "unknown"])
    let number = JSON.table(
      .optional("council", .reference("id"), "The answer that names the council."),
      .optional("number", .reference("text"), "The number as people dial it."),
      .optional("text", .reference("text"), "Where to find the number."),
      .optional("hours", .choice(if: .isOfType("object"), then: between, else: words)),
      .optional("checked", .date, "The day on which somebody made sure of it."),
      .optional("to-check", .boolean)
    )
    return .table(
      .key("id", .reference("id")),
      .key("name", .reference("text")),
      .key("numbers", .list(of: number)),
      .optional("council", .reference("questionId"), "The question that is answered with the council.")
    )
  }
}
