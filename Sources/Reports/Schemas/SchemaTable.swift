/// A row of a mapping's table: a key, what may stand under it, and what an editor says of it.
struct SchemaRow {
  let member: JSON.Member
  let isRequired: Bool

  /// A key that must stand.
  static func key(_ name: String, _ schema: JSON, _ description: String? = nil) -> SchemaRow {
    SchemaRow(member: .init(name, schema.described(description)), isRequired: true)
  }

  /// A key that may stand.
  static func optional(_ name: String, _ schema: JSON, _ description: String? = nil) -> SchemaRow {
    SchemaRow(member: .init(name, schema.described(description)), isRequired: false)
  }

  /// Lets a mapping stand without this row's key.
  var asOptional: SchemaRow { SchemaRow(member: member, isRequired: false) }
}

extension JSON {
  /// A mapping with exactly the keys of a table.
  static func table(_ rows: SchemaRow...) -> JSON { table(rows) }

  /// A mapping with exactly the keys of a table: those that must stand come first.
  static func table(_ rows: [SchemaRow]) -> JSON {
    let (required, optional) = (rows.filter(\.isRequired).map(\.member), rows.filter { !$0.isRequired }.map(\.member))
    let names: [Member] = required.isEmpty ? [] : [Member("required", JSON(required.map(\.name)))]
    return .object(
      [Member("type", "object"), Member("properties", .object(required + optional))] + names
        + [Member("additionalProperties", false)]
    )
  }

  /// A mapping that must have every key of a list, with the same under each.
  static func table(of names: [String], _ schema: JSON) -> JSON { table(names.map { .key($0, schema) }) }

  /// A whole schema: what it is called, what it describes, and what it refers to.
  static func document(_ title: String, _ description: String, _ body: JSON, _ definitions: [Member]) -> JSON {
    JSON.object([Member("title", .string(title)), Member("description", .string(description))])
      .with(body.members).with([Member("$defs", .object(definitions))])
  }

  /// The members of an object; none of anything else.
  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// A schema with more to it.
  func with(_ more: [Member]) -> JSON { .object(members + more) }

  /// A schema with a text that an editor shows beside what it describes.
  func described(_ text: String?) -> JSON {
    text.map { .object([Member("description", .string($0))] + members) } ?? self
  }
}
