import DecisionSupport

extension EscalationReport {
  /// For people: what protects the child today, then who does what by when, what to write down, whom to tell, and what
  /// follows if there is no agreement or no answer.
  public var document: Document {
    var document = Document()
    if ladder.isUrgent {
      document.add(.heading("THE CHILD FIRST", isUrgent: true))
      document.add(.statement(ladder.escalation.neverDelays))
    }
    switch standing {
    case .resolved(let date):
      document.add(.heading("Resolved on \(date.spelledOut)"))
      document.add(.paragraph("Nothing is due. Look again at the child's level, and tell everybody who took part."))
    case .ended(let date):
      document.add(.heading("Unresolved at the end of the ladder since \(date.spelledOut)"))
      document.add(.statement("There is no further step. The child's safety does not wait: act on what is known."))
    case .at(let next):
      add(next, to: &document)
    }
    addPlan(to: &document)
    if let calendarEnds {
      document.add(.notice("Some days are missing: \(calendarEnds.message). Ask your partnership for its dates."))
    }
    document.add(.heading(ladder.escalation.name))
    document.add(.aside("Source: \(ladder.guidance.reference(ladder.escalation.citation))"))
    if ladder.guidance.status == .draft {
      document.add(.aside("This guidance is a draft, not approved by any partnership."))
    }
    return document
  }

  private func add(_ next: NextStep, to document: inout Document) {
    let step = step(next)
    document.add(.heading(next.isDisagreement ? step.heading : "If you disagree: \(step.heading)"))
    if !ladder.isUrgent { document.add(.statement(ladder.escalation.neverDelays)) }
    if ladder.isUrgent {
      // Only a guidance that says what is urgent says which steps that leaves.
      let canDecide = ladder.escalation.urgentIf != nil
      let latest = "Ask for a decision today: the days below are the latest that this guidance allows."
      document.add(.statement(canDecide ? "This step can decide today." : latest))
    }
    if let disagreement { document.add(.paragraph("About: \(disagreement)")) }
    if let start = next.start {
      let earlier = isInPage ? "give the day above" : "--at \(step.id) --since YYYY-MM-DD"
      let counted = "Counted from today, \(start.spelledOut). If it began earlier: \(earlier)."
      let begun = "\(start > today ? "Begins" : "Begun") on \(start.spelledOut)."
      document.add(.paragraph(isStartAssumed ? counted : begun))
    }
    if next.isOverdue {
      document.add(.statement("OVERDUE: have it done today, or go on to what follows if there is no agreement."))
    }
    add(step.raising, "Who raises it", option: "--agency", isRaising: true, to: &document)
    add(step.receiving, "With whom", option: "--with", isRaising: false, to: &document)
    document.add(
      "By when",
      items: next.deadlines.map { dated in
        let limit = dated.deadline.limit.phrase
        return (
          phrase(dated),
          ["\(limit.startingWithCapital). Source: \(ladder.guidance.reference(dated.deadline.citation))"]
        )
      }
    )
    document.add("Write down", items: step.record)
    document.add("Tell", items: step.notify)
    document.add(.heading("If there is no agreement, or no answer"))
    if let following = ladder.step(after: next.step) {
      let step = ladder.escalation.steps[following]
      let day = next.lastDay.map { $0 < today ? " now" : " after \($0.spelledOut), or sooner" } ?? ""
      document.add(.paragraph("Go on\(day): \(step.heading)"))
      if case .everywhere(let role) = step.raising { document.add(.item(role)) }
      if case .byAgency(let roles) = step.raising, let agency = ladder.agency {
        document.add(.item(roles[agency.position]))
      }
    } else {
      document.add(.paragraph("This is the last step of the ladder."))
    }
  }

  /// One side in a line; where it depends on an agency that nobody named, how to name it.
  private func add(
    _ role: EscalationStep.Role,
    _ label: String,
    option: String,
    isRaising: Bool,
    to document: inout Document
  ) {
    let roles = roles(role, isRaising: isRaising)
    let ids = ladder.escalation.agencies.map { $0.id }.joined(separator: ", ")
    let how = isInPage ? "choose it above" : "\(option) AGENCY names them (\(ids))"
    let line = roles.count == 1 ? roles[0] : "It depends on the agency: \(how)."
    document.add(.field(label, lines: [line]))
  }

  private func phrase(_ dated: NextStep.DatedDeadline) -> String {
    guard let by = dated.by else { return dated.deadline.action }
    return "By \(by.spelledOut)\(dated.isOverdue ? " (OVERDUE)" : ""): \(dated.deadline.action)"
  }

  private func addPlan(to document: inout Document) {
    document.add(
      "The whole ladder, if nothing is resolved",
      items: plan.map { next in
        let mark = ladder.canDecideToday(next.step).map {
          $0 ? " (can be the same day)" : " (not for a decision today)"
        }
        return (step(next).heading + (mark ?? ""), next.deadlines.map(phrase))
      }
    )
    if let ladderPicture { document.add(.picture(ladderPicture)) }
    if let bound { document.add(.statement(sentence(bound))) }
  }

  private func sentence(_ bound: (start: CalendarDate, end: CalendarDate)) -> String {
    let begun = "\(bound.start > today ? "Begins" : "Begun") on \(bound.start.spelledOut)"
    if bound.end < today { return "\(begun), it should have ended by \(bound.end.spelledOut)." }
    let days = bound.end.dayNumber - bound.start.dayNumber
    let length = days == 0 ? "the same day" : "\(days) \(days == 1 ? "day" : "days") at the most"
    return "\(begun), it ends by \(bound.end.spelledOut): \(length)."
  }
}
