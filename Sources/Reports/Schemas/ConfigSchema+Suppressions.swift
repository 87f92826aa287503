import DecisionSupport
import GuidanceAnalysis

// What a change declares, and `waivers.yaml`.
extension ConfigSchema {
  static var intendedEffect: JSON {
    finding(
      of: FindingKind.allCases.filter(\.canBeIntended),
      .key("because", .reference("text"), "Why the change means it.")
    )
  }

  static var waiver: JSON {
    finding(
      of: FindingKind.allCases.filter(\.canBeWaived),
      .key("fingerprint", .hexadecimal(digits: 16), "The digits that the audit shows with the finding."),
      .key("added", .date, "The day on which it was accepted, YYYY-MM-DD."),
      .key("expires", .date, "The last day on which it is accepted, at most 180 days after 'added'."),
      .optional("reason", .reference("text"), "Why it is accepted; without it the waiver excuses nothing."),
      .optional("approved-by", .reference("text"), "The role of whoever accepts it; no name.")
    )
  }

  /// A finding by its id and the one thing that it is about; without such a thing it is about the whole.
  private static func finding(of kinds: [FindingKind], _ rows: SchemaRow...) -> JSON {
    let id = JSON.words(kinds.map(\.rawValue))
    let finding = SchemaRow.key("finding", id, "The finding's id; 'threshold explain ID' says what it means.")
    let subjects = FindingReference.kinds.map { kind in
      SchemaRow.optional(kind, .reference("id"), "The \(kind) that it is about.")
    }
    // At most one of them: none together with any other.
    let pairs = FindingReference.kinds.enumerated().flatMap { position, kind in
      FindingReference.kinds[(position + 1)...].map { other -> JSON in ["required": [.string(kind), .string(other)]] }
    }
    return JSON.table([finding] + subjects + rows).with([.init("not", ["anyOf": .array(pairs)])])
  }
}
