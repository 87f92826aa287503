import DecisionSupport
public import GuidanceAnalysis
internal import MarkedYAML

/// What a report of an audit is about, beside the audit itself.
public struct ReportContext: Sendable {
  /// The folder of the configuration, or of the new one of two, as the user typed it.
  public let folder: String

  /// What stands before the paths of the old configuration's files where they were read from a revision: `main:`.
  public let formerPrefix: String

  /// The severity from which a finding counts; nil for none.
  public let failOn: Severity?

  /// On how many random answer sets engine and auditor were compared and agree.
  public let crossChecked: Int

  /// Whether the sizes of the proof are shown.
  public let showsStatistics: Bool

  /// Describes a report.
  public init(
    folder: String,
    formerPrefix: String = "",
    failOn: Severity? = .error,
    crossChecked: Int = 0,
    showsStatistics: Bool = false
  ) {
    self.folder = folder
    self.formerPrefix = formerPrefix
    self.failOn = failOn
    self.crossChecked = crossChecked
    self.showsStatistics = showsStatistics
  }
}

/// Everything that a report of an audit shows, whatever its form.
public struct AuditReport: Sendable {
  /// What was found.
  public let audit: Audit

  /// What the report is about.
  public let context: ReportContext

  /// The findings: heaviest first, children's levels before everything else, the deepest falls and then the highest levels
  /// before others, and waived ones last.
  let entries: [Finding]

  /// The questions that were taken out while one with the same words was put in.
  let twins: [(before: Question, now: Question)]

  /// The edits of each finding, by its fingerprint, that a finding before it has, too.
  private let editsToldBefore: [String: [Edit]]

  /// Puts a report together.
  public init(_ audit: Audit, context: ReportContext) {
    self.audit = audit
    twins = Self.twins(of: audit)
    self.context = context
    let kinds = FindingKind.allCases
    func key(_ finding: Finding) -> [Int] {
      let outcomes = finding.effect?.witness.outcomes
      let levels = [outcomes?.before, outcomes?.after].map { $0?.level?.position ?? -1 }
      return [
        finding.counts ? 0 : 1, Self.isOfEveryChild(finding) ? -1 : Self.part(of: finding).rawValue,
        finding.suppression == nil ? 1 : 0,
        kinds.firstIndex(of: finding.kind) ?? kinds.count,
        finding.effect?.isJoint == true ? 1 : 0, levels[1] - levels[0], -levels[0],
      ]
    }
    var entries = audit.findings.enumerated()
      .sorted { a, b in
        let (ka, kb) = (key(a.element), key(b.element))
        return ka == kb ? a.offset < b.offset : ka.lexicographicallyPrecedes(kb)
      }
      .map(\.element)
    // Whom a question is asked of comes before what that does.
    for index in entries.indices where [.askedOfFewer, .askedOfMore].contains(entries[index].kind) {
      let finding = entries[index]
      guard let first = entries[..<index].firstIndex(where: { $0.isOf(finding) }) else { continue }
      entries.remove(at: index)
      entries.insert(finding, at: first)
    }
    self.entries = entries
    var (seen, told) = ([Edit](), [String: [Edit]]())
    for finding in entries where !finding.edits.isEmpty {
      let fingerprint = finding.fingerprint
      if told[fingerprint] == nil { told[fingerprint] = finding.edits.filter { seen.contains($0) } }
      seen += finding.edits.filter { !seen.contains($0) }
    }
    editsToldBefore = told
  }

  /// The parts of a report, in their order: what becomes of levels stands before all that is no error, and last that the
  /// version is the same, which says nothing of children.
  enum Part: Int {
    case errors, higherLevels, warnings, reviews, notices, version
  }

  /// The part that a finding stands in: that of what it leads to where that stands below it.
  func part(of finding: Finding) -> Part {
    if finding.kind == .askedOfMore,
      let index = entries.firstIndex(where: { $0.kind == finding.kind && $0.subject == finding.subject }),
      index + 1 < entries.count, entries[index + 1].isOf(finding)
    {
      return Self.part(of: entries[index + 1])
    }
    return Self.part(of: finding)
  }

  /// Whether a level rises for every child about whom nothing is of concern, which is told before all else.
  private static func isOfEveryChild(_ finding: Finding) -> Bool {
    finding.kind == .levelRaised && finding.effect?.witness.isCalm == true
  }

  private static func part(of finding: Finding) -> Part {
    switch (finding.severity, finding.kind) {
    case (.error, _): .errors
    case (_, .levelRaised): .higherLevels
    case (_, .versionUnchanged): .version
    case (.warning, _): .warnings
    case (.review, _): .reviews
    case (.notice, _): .notices
    }
  }

  private static func twins(of audit: Audit) -> [(before: Question, now: Question)] {
    guard let old = audit.guidances.before else { return [] }
    func questions(_ guidance: Guidance, _ kind: FindingKind) -> [Question] {
      let ids = Set(audit.findings.filter { $0.kind == kind }.map(\.subject.id))
      return ids.isEmpty ? [] : guidance.questions.filter { ids.contains($0.id) }
    }
    let added = questions(audit.guidances.after, .questionAdded)
    return questions(old, .questionRemoved).compactMap { before in
      added.first { $0.ask == before.ask }.map { (before, $0) }
    }
  }

  /// Whether a higher level comes only of the second of two questions with the same words.
  func isMirrored(_ finding: Finding) -> Bool {
    finding.kind == .levelRaised && !twins.isEmpty && audit.findings.contains { $0.kind == .levelLowered }
      && finding.edits.contains { edit in twins.contains { edit.subject == .init(.question, $0.now.id) } }
  }

  /// The edits of a finding that a report which is read from its beginning has told already.
  func edits(toldBefore finding: Finding) -> [Edit] {
    finding.edits.isEmpty ? [] : editsToldBefore[finding.fingerprint] ?? []
  }

  /// Whether anything was found that counts.
  public var isFailure: Bool { audit.findings.contains(where: fails) }

  /// Whether something could not be decided or compared with certainty.
  public var isUndecided: Bool { audit.findings.contains { $0.kind == .undecided } }

  func fails(_ finding: Finding) -> Bool {
    guard let failOn = context.failOn, finding.counts else { return false }
    return finding.severity >= failOn
  }

  /// The guidance that is audited, or the new one of two.
  var guidance: Guidance { audit.guidances.after }

  var isComparison: Bool { audit.guidances.before != nil }

  // MARK: Sentences

  /// How many findings of each severity there are, heaviest first, waived ones apart: "1 error, 2 to review, 1 waived".
  var counts: String {
    let counting = audit.findings.filter(\.counts)
    var parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = counting.filter { $0.severity == severity }.count
      return count == 0 ? nil : severity.count(count)
    }
    let waived = audit.findings.count - counting.count
    if waived > 0 { parts.append("\(waived) waived") }
    return parts.joined(separator: ", ")
  }

  /// The report in one line without a line break.
  public var summary: String {
    let weaker = audit.findings.count { $0.kind == .safeguardWeakened }
    let proved =
      "\(audit.safeguards.proved) of \(audit.safeguards.all) safeguards proved"
      + (weaker > 0 ? ", \(weaker) of which claim\(weaker == 1 ? "s" : "") less than before" : "")
    let counted = counts.isEmpty ? "" : " (\(counts))"
    return "\(guidance.name): \(verdict.withoutFullStop)\(counted); \(proved)".printable()
  }

  /// "1 in 8,192 answer sets"; nil where it is not about answer sets.
  func share(of finding: Finding) -> String? {
    finding.effect.map { $0.share?.words ?? "not counted" }
  }

  /// What has to be said with every share.
  static let shareNote = "A share of answer sets is not a share of children."
}

extension Finding {
  /// Whether it comes of an edit that another comes of, too.
  fileprivate func isOf(_ other: Finding) -> Bool { edits.contains { other.edits.contains($0) } }
}

extension Effect.Share {
  /// How rare it is, as one in so many, or as a number of a number where it is more than one in ten.
  var words: String {
    guard !part.isZero else { return "no answer set" }
    let oneIn = 1 / part.share(of: whole)
    guard oneIn >= 10 else {
      // Of numbers too long to be read only the proportion says anything.
      if whole.description.utf8.count <= 15 { return "\(part.grouped) of \(whole.grouped) answer sets" }
      return "about \(Int((100 / oneIn).rounded())) in 100 answer sets"
    }
    // A ratio beyond all numbers is still one in about 10 to some power, by the digits of both counts.
    guard oneIn < 1e15 else {
      return "1 in about 10^\(whole.description.utf8.count - part.description.utf8.count) answer sets"
    }
    return "1 in \(AnswerCount(Int(oneIn.rounded())).grouped) answer sets"
  }
}

extension AnswerCount {
  /// The number with a comma before every three digits; from a million million on in short, as "about 10^20".
  var grouped: String {
    let digits = String(describing: self)
    guard digits.count <= 15 else { return "about 10^\(digits.count - 1)" }
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}

extension Severity {
  /// The name that options, reports and files use.
  public var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .review: "review"
    case .notice: "notice"
    }
  }

  fileprivate func count(_ count: Int) -> String {
    switch self {
    case .review: "\(count) to review"
    default: "\(count) \(name)\(count == 1 ? "" : "s")"
    }
  }
}
