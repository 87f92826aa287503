public import DecisionSupport
public import MarkedYAML

/// What suppresses findings: what a change says it means, and what people accepted for a time.
public struct Suppressions: Sendable {
  /// What the change says it means; empty where it says nothing, and then nothing is held against it.
  public let intent: [IntendedEffect]

  /// What people accepted; of two configurations the old one's, since a change cannot excuse itself.
  public let waivers: [Waiver]

  /// Puts intent and waivers together.
  public init(intent: [IntendedEffect], waivers: [Waiver]) {
    self.intent = intent
    self.waivers = waivers
  }

  /// What a new configuration declares beyond the old one.
  public static func intent(of new: Guidance, beyond old: Guidance) -> [IntendedEffect] {
    new.intent.filter { effect in
      !old.intent.contains { $0.reference == effect.reference && $0.because == effect.because }
    }
  }

  /// Every entry that names a finding that there is not, or one that nothing of its kind can excuse.
  public var problems: [Diagnostic] {
    intent.compactMap { problem(of: $0.reference, at: $0.range, "intended", \.canBeIntended) }
      + waivers.compactMap { problem(of: $0.reference, at: $0.range, "waived", \.canBeWaived) }
  }

  private func problem(
    of reference: FindingReference,
    at range: SourceRange,
    _ verb: String,
    _ isPossible: KeyPath<FindingKind, Bool>
  ) -> Diagnostic? {
    guard let kind = FindingKind(rawValue: reference.finding) else {
      let known = FindingKind.allCases.map(\.rawValue)
      let meant = nearest(to: reference.finding, in: known).map { "; did you mean '\($0)'?" } ?? ""
      return Diagnostic("unknown finding '\(reference.finding)'\(meant)", identifier: "unknown-finding", at: range)
    }
    guard !kind[keyPath: isPossible] else { return nil }
    return Diagnostic(
      "\(kind.rawValue) can never be \(verb)",
      identifier: "not-excusable",
      at: range,
      help: "'threshold explain \(kind.rawValue)' says what to do instead"
    )
  }
}

extension Audit {
  /// The audit with its findings suppressed as far as they are, and with what is wrong about the suppressions found as well.
  ///
  /// - Parameters:
  ///   - suppressions: What was declared and accepted.
  ///   - today: The day on which waivers are judged.
  /// - Returns: The same audit with every finding still visible.
  public func suppressed(by suppressions: Suppressions, today: CalendarDate) -> Audit {
    var audit = self
    let isComparison = guidances.before != nil
    audit.findings += audit.waive(suppressions.waivers, today, isComparison)
    if isComparison { audit.findings += audit.intend(suppressions.intent) }
    audit.findings = audit.findings.inOrder
    return audit
  }

  private var name: String { guidances.after.name }

  // MARK: Waivers

  private mutating func waive(
    _ waivers: [Waiver],
    _ today: CalendarDate,
    _ isComparison: Bool
  ) -> [Finding] {
    var found: [Finding] = []
    for waiver in waivers {
      let judgement = WaiverJudgement(waiver, today: today, guidance: name)
      found += judgement.findings
      let namesakes = findings.indices.filter { findings[$0].isNamed(by: waiver.reference) }
      let matches = namesakes.filter { findings[$0].fingerprint == waiver.fingerprint }
      guard !namesakes.isEmpty else {
        // What only a comparison can find is not missed where nothing is compared, and the other way about.
        let isOfChange = FindingKind(rawValue: waiver.reference.finding)?.isOfChange ?? false
        if isOfChange == isComparison { found += judgement.stale }
        continue
      }
      guard !matches.isEmpty else {
        found.append(judgement.outgrown(findings[namesakes[0]]))
        continue
      }
      guard judgement.isInForce else { continue }
      for index in matches {
        findings[index].suppression = .waived(
          reason: waiver.reason ?? "",
          by: waiver.approvedBy ?? "",
          until: waiver.expires.map(\.description) ?? ""
        )
      }
    }
    return found
  }

  // MARK: Intent

  private mutating func intend(_ intent: [IntendedEffect]) -> [Finding] {
    guard !intent.isEmpty else { return [] }
    var found: [Finding] = []
    for effect in intent {
      let matches = findings.indices.filter { findings[$0].isNamed(by: effect.reference) }
      if matches.isEmpty { found.append(absent(effect)) }
      for index in matches where findings[index].kind.canBeIntended && findings[index].suppression == nil {
        findings[index].suppression = .intended(because: effect.because)
        findings[index].severity = min(findings[index].severity, .review)
      }
    }
    var told: Set<[String]> = []
    for finding in findings where finding.kind.canBeIntended && finding.suppression == nil {
      let key = [finding.kind.rawValue, finding.subject.kind.rawValue, finding.subject.id]
      if told.insert(key).inserted { found.append(undeclared(finding)) }
    }
    holdApproval(besides: found)
    return found
  }

  /// An approval stands only where nothing else is amiss: nobody approves what the audit objects to.
  private mutating func holdApproval(besides found: [Finding]) {
    let isAmiss = (findings + found).contains {
      $0.kind != .approvalChanged && $0.suppression == nil && $0.severity >= .warning
    }
    guard isAmiss else { return }
    for index in findings.indices where findings[index].kind == .approvalChanged {
      findings[index].suppression = nil
      findings[index].severity = max(findings[index].severity, findings[index].kind.severity)
    }
  }

  private func undeclared(_ finding: Finding) -> Finding {
    let subject = finding.subject.kind == .guidance ? "" : "\(finding.subject.kind.rawValue): \(finding.subject.id), "
    return Finding(
      .effectNotIntended,
      finding.subject,
      "the change does not say that it means this: \(finding.message)",
      details: ["If it is meant, say so: {finding: \(finding.kind.rawValue), \(subject)because: …}"],
      place: finding.place,
      formerPlace: finding.formerPlace,
      identity: finding.kind.rawValue
    )
  }

  private func absent(_ effect: IntendedEffect) -> Finding {
    let reference = effect.reference
    let subject = Finding.Subject(reference, guidance: name)
    let comparison = StructuralComparison(old: guidances[.before], new: guidances.after)
    let about = reference.id == nil ? "" : " for \(comparison.words(for: subject))"
    return Finding(
      .intentWithoutEffect,
      subject,
      "the change says that it means this\(about): \(reference.finding), but nothing of the kind happens",
      details: ["The reason given: \(effect.because)"],
      place: effect.range,
      identity: reference.finding
    )
  }
}

extension Finding.Subject {
  init(_ reference: FindingReference, guidance: String) {
    if let kind = reference.kind.flatMap(Kind.init(rawValue:)), let id = reference.id {
      self.init(kind, id)
    } else {
      self.init(.guidance, guidance)
    }
  }
}

extension Finding {
  fileprivate func isNamed(by reference: FindingReference) -> Bool {
    kind.rawValue == reference.finding
      && (reference.kind.map { subject.kind.rawValue == $0 && subject.id == reference.id }
        ?? (subject.kind == .guidance))
  }

  /// Whether the finding counts against the configuration: it is not accepted for a time.
  public var counts: Bool {
    if case .waived? = suppression { return false }
    return true
  }
}
