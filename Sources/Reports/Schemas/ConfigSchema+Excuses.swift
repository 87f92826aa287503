import DecisionSupport
import GuidanceAnalysis

// What a change declares, and `waivers.yaml`.
extension ConfigSchema {
  static var intendedEffect: JSON {
    finding(
      of: FindingKind.allCases.filter(\.canBeIntended),
      ["because": JSON.reference("text").described("Why the change means it.")],
      optional: []
    )
  }

  static var waiver: JSON {
    finding(
      of: FindingKind.allCases.filter(\.canBeWaived),
      [
        "fingerprint": JSON.hexadecimal(digits: 16).described("The digits that the audit shows with the finding."),
        "added": JSON.date.described("The day on which it was accepted, YYYY-MM-DD."),
        "expires": JSON.date.described("The last day on which it is accepted, at most 180 days after 'added'."),
      ],
      optional: [
        .init("reason", JSON.reference("text").described("Why it is accepted; without it the waiver excuses nothing.")),
        .init("approved-by", JSON.reference("text").described("The role of whoever accepts it; no name.")),
      ]
    )
  }

  /// A finding by its id and the one thing that it is about; without such a thing it is about the whole.
  private static func finding(
    of kinds: [FindingKind],
    _ required: KeyValuePairs<String, JSON>,
    optional: [JSON.Member]
  ) -> JSON {
    let subjects = FindingReference.kinds.map { kind in
      JSON.Member(kind, JSON.reference("id").described("The \(kind) that it is about."))
    }
    let id = JSON.words(kinds.map(\.rawValue)).described("The finding's id; 'threshold explain ID' says what it means.")
    let mapping = JSON.mapping(
      [.init("finding", id)] + required.map { .init($0, $1) },
      optional: subjects + optional
    )
    guard case .object(let members) = mapping else { return mapping }
    // At most one of them: none together with any other.
    let pairs = FindingReference.kinds.enumerated().flatMap { position, kind in
      FindingReference.kinds[(position + 1)...].map { other -> JSON in ["required": [.string(kind), .string(other)]] }
    }
    return .object(members + [.init("not", ["anyOf": .array(pairs)])])
  }
}
