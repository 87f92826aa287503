import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// Who takes part in the ladder, when a step can be entered or counts as taken, and what is said of the whole.
  func roleFindings(_ before: EscalationProtocol, _ now: EscalationProtocol) -> [Finding] {
    agencyFindings(before, now)
      + steps.both.compactMap { pair in stepFinding((before.steps[pair.before], before), (now.steps[pair.after], now)) }
      + steps.added.map { stepAdded(now.steps[$0]) }
      + protocolFindings(before, now)
  }

  /// What a step tells people to do, to write down and to tell others.
  func toldFindings(_ before: EscalationStep, _ now: EscalationStep) -> [Finding] {
    var told = InstructionChange(
      .init(.step, now.id),
      "the step \(now.heading.quoted)",
      formerPlace: before.range,
      place: now.range
    )
    told.compare(before.title, now.title)
    told.compare(before.deadlines.map(\.action), now.deadlines.map(\.action), "Its deadlines")
    told.compare(before.record, now.record, "The things to write down")
    told.compare(before.notify, now.notify, "The people to tell")
    return told.findings
  }

  private func agencyFindings(_ before: EscalationProtocol, _ now: EscalationProtocol) -> [Finding] {
    let subject = Finding.Subject(.guidance, new.name)
    return before.agencies.compactMap { agency in
      guard let other = now.agencies.first(where: { $0.id == agency.id }) else {
        return Finding(
          .roleChanged,
          subject,
          "nobody is named any more for \(agency.name.quoted)",
          severity: .error,
          place: now.range,
          formerPlace: before.range,
          identity: "agency \(agency.id)"
        )
      }
      let steps = (agency.entersAt.map { before.steps[$0] }, other.entersAt.map { now.steps[$0] })
      let (entry, newEntry) = (steps.0?.id, steps.1?.id)
      guard entry != newEntry,
        self.steps.both.allSatisfy({ now.steps[$0.after].id != newEntry || before.steps[$0.before].id != entry })
      else { return nil }
      return Finding(
        .roleChanged,
        subject,
        "\(other.name.quoted) enters the ladder at \(steps.1?.heading.quoted ?? "its first step"), and entered it at "
          + (steps.0?.heading.quoted ?? "its first step"),
        place: now.range,
        formerPlace: before.range,
        identity: "enters \(agency.id) \(newEntry ?? "")"
      )
    }
  }

  private func stepFinding(
    _ before: (step: EscalationStep, escalation: EscalationProtocol),
    _ now: (step: EscalationStep, escalation: EscalationProtocol)
  ) -> Finding? {
    var details: [String] = []
    func compare(_ what: String, _ role: KeyPath<EscalationStep, EscalationStep.Role>) {
      let (former, present) = (before.step[keyPath: role], now.step[keyPath: role])
      if case .everywhere(let old) = former, case .everywhere(let new) = present {
        if old != new { details += sideBySide(what, was: old, now: new) }
        return
      }
      for (position, agency) in now.escalation.agencies.enumerated() {
        guard let other = before.escalation.agencies.firstIndex(where: { $0.id == agency.id }) else { continue }
        let (old, new) = (former.name(of: other), present.name(of: position))
        if old != new { details += sideBySide("\(what), \(agency.name)", was: old, now: new) }
      }
    }
    compare("Who raises it", \.raising)
    compare("With whom", \.receiving)
    let ofRoles = details.count
    func compare(_ what: String, _ condition: KeyPath<EscalationStep, Condition?>, without absent: String) {
      let (old, new) = (before.step[keyPath: condition], now.step[keyPath: condition])
      let (former, present) = (old.map(naming.old.text) ?? absent, new.map(naming.new.text) ?? absent)
      if former != present { details.append("\(what): \(present); before: \(former).") }
    }
    for (what, forms) in [("Who raises it", { $0.raisingForms }), ("With whom", { $0.receivingForms })]
      as [(String, (EscalationStep) -> Item?)]
    {
      let (old, new) = (naming.old.text(forms(before.step)), naming.new.text(forms(now.step)))
      if old != new { details.append("\(what): \(new); before: \(old).") }
    }
    let places = now.step.deadlines.map(\.action).places(in: before.step.deadlines.map(\.action))
    for (deadline, place) in zip(now.step.deadlines, places) {
      guard let former = place.map({ before.step.deadlines[$0] }) else { continue }
      let (old, new) = (
        former.condition.map(naming.old.text) ?? "always", deadline.condition.map(naming.new.text) ?? "always"
      )
      if old != new { details.append("\(deadline.action.quoted) counts: \(new); before: \(old).") }
    }
    compare("It can be entered", \.enterIf, without: "always")
    compare("It counts as taken", \.takenIf, without: "never")
    guard !details.isEmpty else { return nil }
    let who =
      ofRoles == details.count
      ? "who takes part in the step" : ofRoles == 0 ? "when to take the step" : "who takes part in the step, and when,"
    return Finding(
      .roleChanged,
      .init(.step, now.step.id),
      "\(who) \(now.step.heading.quoted) has changed",
      details: details,
      place: now.step.range,
      formerPlace: before.step.range,
      identity: details.joined(separator: "\n")
    )
  }

  private func stepAdded(_ step: EscalationStep) -> Finding {
    Finding(
      .roleChanged,
      .init(.step, step.id),
      "the ladder has a new step: \(step.heading.quoted)",
      place: step.range
    )
  }

  private func protocolFindings(_ before: EscalationProtocol, _ now: EscalationProtocol) -> [Finding] {
    let subject = Finding.Subject(.guidance, new.name)
    var told = InstructionChange(subject, "the protocol for disagreements", formerPlace: before.range, place: now.range)
    told.compare(before.name, now.name)
    told.compare(before.neverDelays, now.neverDelays)
    let conditions = [
      (
        "when there is a disagreement", before.disagreementIf.map(naming.old.text) ?? "always",
        now.disagreementIf.map(naming.new.text) ?? "always"
      ),
      (
        "when a decision is needed today", before.urgentIf.map { naming.old.text($0) } ?? "never",
        now.urgentIf.map { naming.new.text($0) } ?? "never"
      ),
    ]
    return told.findings
      + conditions.filter { $0.1 != $0.2 }.map { what, old, new in
        Finding(
          .roleChanged,
          subject,
          "the ladder reads in other answers \(what)",
          details: ["Before: \(old)", "Now: \(new)"],
          place: now.range,
          formerPlace: before.range,
          identity: "\(what)\n\(new)"
        )
      }
  }
}

extension EscalationStep.Role {
  /// The role in the agency at a position.
  fileprivate func name(of agency: Int) -> String {
    switch self {
    case .everywhere(let role): role
    case .byAgency(let roles): roles[agency]
    }
  }
}
