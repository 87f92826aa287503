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

  /// What `test --mutate --format json` writes.
  case mutations

  /// What `replay --format json` writes.
  case replay

  /// What `audit --format json` writes.
  case audit

  /// The schema. Those of answers, and of what holds answers, name the questions of a guidance, so that an editor can
  /// complete them; the others are the same for every guidance.
  public func document(for guidance: Guidance) -> JSON {
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
      case .mutations: MutationSchema.document
      case .replay: ReplaySchema.document
      case .audit: AuditSchema.document
      }
    let head: JSON = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string("threshold-\(rawValue).schema.json"),
    ]
    return head.with(body.members)
  }
}

// Pieces that schemas share.
extension JSON {
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

  /// A list, perhaps an empty one, of what is defined under a name.
  static func list(_ name: String) -> JSON { list(of: reference(name), atLeast: 0) }

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  static func wholeNumber(_ range: ClosedRange<Int>) -> JSON {
    ["type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
  }

  static func orNull(_ schema: JSON) -> JSON { oneOf([schema, ["type": "null"]]) }

  /// Yes, no or not known, as answers and conditions write them; the text `true` is read as the boolean is.
  static func yesNo(orUnknown isUnknown: Bool) -> JSON {
    ["enum": .array(["yes", "no", true, false, "true", "false"] + (isUnknown ? ["unknown"] : []))]
  }

  /// True or false, also in quotation marks.
  static let trueOrFalse = oneOf([["enum": [true, false]], .words(["true", "false"])])

  /// A digest or a random number, in small letters.
  static func hexadecimal(digits: Int) -> JSON {
    ["type": "string", "pattern": .string("^[0-9a-f]{\(digits)}$")]
  }

  /// The version of a guidance, as results name it.
  static let version = table(.key("name", text), .key("version", text), .key("fingerprint", hexadecimal(digits: 64)))

  static let boolean: JSON = ["type": "boolean"]
  static let integer: JSON = ["type": "integer"]
  static let text: JSON = ["type": "string", "minLength": 1]
  static let texts = list(of: text, atLeast: 0)
  static let identifiers = list(of: identifier, atLeast: 0)
  static let count: JSON = ["type": "integer", "minimum": 0]

  /// The number of a line of a file.
  static let line: JSON = ["type": "integer", "minimum": 1]
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
