public import DecisionSupport

/// The files that are read or written and have a published JSON Schema (2020-12).
public enum Schema: String, CaseIterable, Sendable {
  /// Any file of a guidance's folder.
  case config

  /// Answers to a guidance's questions.
  case answers

  /// What `check --format json` writes.
  case outcome

  /// What `check --save` writes.
  case record

  /// What `escalate --log` reads and adds to.
  case log

  /// What `rehearse --save` keeps.
  case response

  /// What `agreement --format json` writes.
  case agreement

  /// A scenario, as `test` and `rehearse` read it.
  case scenario

  /// What `test --format json` writes.
  case test

  /// What `replay --format json` writes.
  case replay

  /// What `audit --format json` writes.
  case audit

  /// The schema. Those of answers, and of what holds answers, name the questions of a guidance, so that an editor can
  /// complete them; the others are the same for every guidance.
  public func document(for guidance: Guidance) -> JSON {
    var members: [JSON.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", .string("threshold-\(rawValue).schema.json")),
    ]
    let body: JSON =
      switch self {
      case .config: ConfigSchema.document
      case .answers: AnswersSchema(guidance).document
      case .outcome: OutcomeSchema.document
      case .record: AnswersSchema(guidance).record
      case .log: CaseLogSchema.document(guidance)
      case .response: AnswersSchema(guidance).response
      case .agreement: AgreementSchema.document
      case .scenario: ScenarioSchema(guidance).document
      case .test: ScenarioTestSchema.document
      case .replay: ReplaySchema.document
      case .audit: AuditSchema.document
      }
    if case .object(let rest) = body { members += rest }
    return .object(members)
  }
}

// Pieces that schemas share. `JSON` literals of mixed kinds are slow to type-check, so larger ones are put together.
extension JSON {
  /// A mapping with exactly these keys, of which some must stand and others may.
  static func mapping(_ required: KeyValuePairs<String, JSON>, optional: KeyValuePairs<String, JSON> = [:]) -> JSON {
    mapping(required.map { Member($0, $1) }, optional: optional.map { Member($0, $1) })
  }

  static func mapping(_ required: [Member], optional: [Member] = []) -> JSON {
    var members: [Member] = [Member("type", "object"), Member("properties", .object(required + optional))]
    if !required.isEmpty { members.append(Member("required", JSON(required.map(\.name)))) }
    members.append(Member("additionalProperties", false))
    return .object(members)
  }

  static func list(of items: JSON, atLeast least: Int = 1) -> JSON {
    .object([Member("type", "array"), Member("items", items), Member("minItems", .number(least))])
  }

  static func oneOf(_ schemas: [JSON]) -> JSON { ["anyOf": .array(schemas)] }

  static func words(_ words: [String]) -> JSON { ["enum": JSON(words)] }

  /// A choice that an editor can follow to the alternative that was meant, where `oneOf` could only say that none fits.
  static func choice(if condition: JSON, then: JSON, else other: JSON) -> JSON {
    .object([Member("if", condition), Member("then", then), Member("else", other)])
  }

  static func isOfType(_ type: String) -> JSON { ["type": .string(type)] }

  static func excluding(_ words: [String], from schema: JSON) -> JSON {
    ["allOf": [schema, ["not": .words(words)]]]
  }

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  static func wholeNumber(_ range: ClosedRange<Int>) -> JSON {
    ["type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
  }

  static func orNull(_ schema: JSON) -> JSON { oneOf([schema, ["type": "null"]]) }

  /// A schema with a text that an editor shows beside what it describes.
  func described(_ text: String) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object([Member("description", .string(text))] + members)
  }

  /// Yes, no or not known, as answers and conditions write them; the text `true` is read as the boolean is.
  static func yesNo(orUnknown isUnknown: Bool) -> JSON {
    ["enum": .array(["yes", "no", true, false, "true", "false"] + (isUnknown ? ["unknown"] : []))]
  }

  /// A digest or a random number, in small letters.
  static func hexadecimal(digits: Int) -> JSON {
    ["type": "string", "pattern": .string("^[0-9a-f]{\(digits)}$")]
  }

  /// The version of a guidance, as results name it.
  static let version = mapping(["name": text, "version": text, "fingerprint": hexadecimal(digits: 64)])

  static let text: JSON = ["type": "string", "minLength": 1]
  static let date: JSON = [
    "type": "string", "format": "date", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
  ]
  static let timeOfDay: JSON = ["type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"]

  /// A day, perhaps with a time of day.
  static let moment: JSON = [
    "type": "string",
    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?$",
  ]
  static let identifier: JSON = ["type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"]
}
