public import GuidanceAnalysis

extension Explanation {
  /// A kind of finding explained: what it means, why it matters, an example, what to do.
  public init(_ kind: FindingKind) {
    let page = FindingPage.of(kind)
    var suppressions: [String] = []
    if kind.canBeIntended { suppressions.append("a change can declare it under 'intent:'") }
    if kind.canBeWaived { suppressions.append("a person can accept it for a time in waivers.yaml") }
    self.init(
      "finding",
      kind.rawValue,
      nil,
      [
        ("What", [page.title]),
        ("Severity", [kind.severity.name]),
        ("Meaning", [page.meaning]),
        ("Why it matters", [page.importance]),
        ("Example", [page.example]),
        ("What to do", [page.advice]),
        ("Suppressions", suppressions.isEmpty ? ["none"] : suppressions),
      ]
    )
  }

  /// A kind of finding explained by its id, in capitals or not; nil where there is none. No id of a guidance has capitals.
  public static func ofFinding(_ id: String) -> Explanation? {
    FindingKind(rawValue: id.uppercased()).map { Explanation($0) }
  }

  /// The ids of every kind of finding.
  public static var findingIDs: [String] { FindingKind.allCases.map(\.rawValue) }
}
