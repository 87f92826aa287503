import DecisionSupport

/// Whether a waiver is in force, and what is wrong with it.
struct WaiverJudgement {
  /// How long a waiver can last, in days.
  static let longest = 180

  /// How long before its end a waiver warns, and how long it may stand without its finding, in days.
  static let notice = 30

  private let waiver: Waiver
  private let today: CalendarDate
  private let subject: Finding.Subject

  init(_ waiver: Waiver, today: CalendarDate, guidance: String) {
    self.waiver = waiver
    self.today = today
    subject = Finding.Subject(waiver.reference, guidance: guidance)
  }

  /// Whether the waiver excuses what it names, today.
  var isInForce: Bool { expiry == nil && missing.isEmpty }

  /// A finding that the waiver is over, near its end or incomplete.
  var findings: [Finding] {
    var findings: [Finding] = []
    if let expiry { findings.append(finding(.waiverExpired, "the waiver of \(name) \(expiry)")) }
    if !missing.isEmpty {
      findings.append(
        finding(.waiverIncomplete, "the waiver of \(name) does not say \(missing.joined(separator: " or "))")
      )
    }
    if let expires = waiver.expires, isInForce, expires.dayNumber - today.dayNumber < Self.notice {
      findings.append(finding(.waiverNearItsEnd, "the waiver of \(name) ends on \(expires.spelledOut)"))
    }
    return findings
  }

  /// A finding that nothing was found that the waiver would excuse, although there was time enough to delete it.
  var stale: [Finding] {
    guard let added = waiver.added, expiry == nil, today.dayNumber - added.dayNumber >= Self.notice else { return [] }
    return [
      finding(
        .waiverStale,
        "the waiver of \(name) excuses nothing any more",
        details: ["Delete it: what it would excuse later, nobody has looked at."]
      )
    ]
  }

  /// A finding that another one is about other answer sets than those that were accepted.
  func outgrown(_ finding: Finding) -> Finding {
    self.finding(
      .waiverOutgrown,
      "the waiver of \(name) was for other answer sets, so it excuses nothing",
      details: ["Look at the finding anew. What is found now: \(finding.message)"]
    )
  }

  /// Why the waiver is over, as the rest of a sentence; nil while it lasts.
  private var expiry: String? {
    guard let added = waiver.added, let expires = waiver.expires else {
      return "has a date that is none, so it is over"
    }
    if today < added { return "is dated \(added), which is yet to come" }
    if expires.dayNumber - added.dayNumber > Self.longest {
      return "is for \(expires.dayNumber - added.dayNumber) days, and \(Self.longest) is the most"
    }
    return expires < today ? "ended on \(expires.spelledOut)" : nil
  }

  private var missing: [String] {
    [waiver.reason == nil ? "why" : nil, waiver.approvedBy == nil ? "who approved it" : nil].compactMap(\.self)
  }

  private var name: String {
    waiver.reference.finding + (waiver.reference.id.map { " (\(subject.kind.rawValue) '\($0)')" } ?? "")
  }

  private func finding(_ kind: FindingKind, _ message: String, details: [String] = []) -> Finding {
    Finding(
      kind,
      subject,
      message,
      details: details,
      place: waiver.range,
      identity: "\(waiver.reference.finding)\n\(waiver.fingerprint)"
    )
  }
}
