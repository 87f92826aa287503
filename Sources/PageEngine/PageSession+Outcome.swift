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
    var professional = judgement(request)
    if request["answers"] == nil {
      take(professional, ofChild: request.number("child") ?? siblings.count)
      professional = judgement
    }
    let outcome = try guidance.assess(answers, since: request.moment("since") ?? now, today: now)
    let report = OutcomeReport(outcome, of: guidance, professional: professional, today: now.day)
    if request.has("bare") { return ["json": .string(report.json(fingerprint: block.fingerprint))] }
    let family = try family(with: report)
    return [
      "page": .markup(family.page(isFolded: true)),
      "referral": .string(family.referrals.map { $0.text(.plain) }.joined(separator: "\n")),
      "leftOpen": .number(interview.leftOpen.count),
      "judgements": .array((siblings.map { $0.judgement } + [judgement]).enumerated().map(described)),
      "another": .bool(interview.next == nil && guidance.questions.contains { $0.isOfFamily }),
      "record": .string(family.record(fingerprint: block.fingerprint)),
    ]
  }

  /// The outcomes of all children of the family, the one that is asked about last.
  private func family(with last: OutcomeReport) throws(SelfContradiction) -> FamilyReport {
    var children: [FamilyReport.Child] = []
    for child in siblings {
      let outcome = try guidance.assess(child.answers, since: now, today: now)
      let report = OutcomeReport(outcome, of: guidance, professional: child.judgement, today: now.day)
      children.append((label: child.label, report: report, isFinished: true))
    }
    children.append((label: label, report: last, isFinished: interview.next == nil))
    return FamilyReport(children)
  }

  /// Puts somebody's own judgement beside the outcome of a child: of a sibling, or of the one that is asked about.
  private mutating func take(_ given: ProfessionalJudgement?, ofChild place: Int) {
    guard let given else { return }
    if siblings.indices.contains(place) { siblings[place].judgement = given } else { judgement = given }
  }

  /// What a page shows of the judgement of one child.
  private func described(_ place: Int, _ judgement: ProfessionalJudgement?) -> JSON {
    let label = siblings.indices.contains(place) ? siblings[place].label : label
    return [
      "child": .number(place),
      "label": label.map { .shown($0) } ?? .null,
      "judged": judgement.map { .number(guidance.levels[$0.level].number) } ?? .null,
      "reason": .string(judgement?.reason ?? ""),
    ]
  }

  /// Somebody's own judgement, which needs a reason.
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
