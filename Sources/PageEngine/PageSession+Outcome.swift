import DecisionSupport
import MarkedYAML
import Reports

extension PageSession {
  /// What the answers come to: as a page, as text to paste, and as the record that `threshold replay` reads.
  ///
  /// With `answers` it is about those, and the conversation stays as it is.
  mutating func outcome(_ request: PageRequest, _ sink: DiagnosticSink) throws(SelfContradiction) -> JSON {
    var answers = interview.answers
    if let node = request["answers"] { answers = AnswersReader(guidance, into: sink).answers(node) }
    guard sink.isEmpty else { return .null }
    let outcome = try guidance.assess(answers, since: request.moment("since") ?? now, today: now)
    let report = OutcomeReport(outcome, of: guidance, professional: judgement(request), today: now.day)
    if request.has("bare") { return ["json": .string(report.json(fingerprint: block.fingerprint))] }
    let family = try family(with: report)
    return [
      "page": .markup(family.page(isFolded: true)),
      "referral": .string(family.referrals.map { $0.text(.plain) }.joined(separator: "\n")),
      "leftOpen": .number(interview.leftOpen.count),
      "another": .bool(interview.next == nil && guidance.questions.contains { $0.isOfFamily }),
      "record": .string(family.record(fingerprint: block.fingerprint)),
    ]
  }

  /// The outcomes of all children of the family, the one that is asked about last.
  private func family(with last: OutcomeReport) throws(SelfContradiction) -> FamilyReport {
    var children: [FamilyReport.Child] = []
    for (label, answers) in siblings {
      let outcome = try guidance.assess(answers, since: now, today: now)
      children.append((label: label, report: OutcomeReport(outcome, of: guidance, today: now.day), isFinished: true))
    }
    children.append((label: label, report: last, isFinished: interview.next == nil))
    return FamilyReport(children)
  }

  /// Somebody's own judgement beside it, which needs a reason.
  private func judgement(_ request: PageRequest) -> ProfessionalJudgement? {
    let reason = request.text("reason")
    guard let number = request.number("judged"), let level = guidance.level(number: number), !reason.isEmpty else {
      return nil
    }
    return ProfessionalJudgement(level: level, reason: reason)
  }

  /// Where a disagreement stands, what comes next, and the whole ladder with its dates.
  func escalate(_ request: PageRequest) -> JSON {
    let agencies = guidance.escalation?.agencies ?? []
    func agency(_ name: String) -> Ordinal<Agency>? {
      agencies.firstIndex { $0.id == request.text(name) }.map { Ordinal($0) }
    }
    guard let step = guidance.step(request.text("at")),
      let ladder = Ladder(guidance, agency: agency("agency"), with: agency("with"), isUrgent: request.has("urgent"))
    else { return ["said": "There is no such step."] }
    let disagreement = Disagreement(at: step, since: request.day("since"), on: ladder, today: now.day)
    let caseName = request.text("case")
    let report = EscalationReport(
      disagreement,
      isPlanned: true,
      today: now.day,
      caseName: caseName.isEmpty ? nil : caseName,
      isInPage: true
    )
    return [
      "page": .markup(report.document.markup()),
      "markdown": .string(report.document.markdown()),
      "json": .string(report.json.text()),
      "calendar": .string(report.calendarFile),
    ]
  }
}
