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
    document.add(.heading(ladder.escalation.name))
    if !ladder.isUrgent { document.add(.paragraph(ladder.escalation.neverDelays)) }
    document.add(.aside("Source: \(ladder.guidance.reference(ladder.escalation.citation))"))
    if ladder.guidance.status == .draft {
      document.add(.aside("This guidance is a draft, not approved by any partnership."))
    }
    return document
  }

  private func add(_ next: NextStep, to document: inout Document) {
    let step = step(next)
    document.add(.heading(step.heading))
    if ladder.isUrgent { document.add(.statement("This step can decide today.")) }
    if let disagreement { document.add(.paragraph("About: \(disagreement)")) }
    if let start = next.start { document.add(.paragraph("Begun on \(start.spelledOut).")) }
    document.add("Who raises it", items: roles(step.raising, isRaising: true))
    document.add("With whom", items: roles(step.receiving, isRaising: false))
    document.add(
      "By when",
      items: next.deadlines.map { dated in
        let day = dated.by.map { "By \($0.spelledOut)" } ?? "Undated"
        let note = dated.isOverdue ? "OVERDUE. " : ""
        let limit = dated.deadline.limit.phrase
        return (
          "\(day): \(dated.deadline.action)",
          ["\(note)\(limit.startingWithCapital). Source: \(ladder.guidance.reference(dated.deadline.citation))"]
        )
      }
    )
    document.add("Write down", items: step.record)
    document.add("Tell", items: step.notify)
    document.add(.heading("If there is no agreement, or no answer"))
    if let following = ladder.step(after: next.step) {
      let step = ladder.escalation.steps[following]
      let day = next.lastDay.map { " after \($0.spelledOut), or sooner" } ?? ""
      document.add(.paragraph("Go on\(day): \(step.heading)"))
      for role in roles(step.raising, isRaising: true) { document.add(.item(role)) }
    } else {
      document.add(.paragraph("This is the last step of the ladder."))
    }
  }

  private func addPlan(to document: inout Document) {
    document.add(
      "The whole ladder, if nothing is resolved",
      items: plan.map { next in
        let step = step(next)
        let deadlines = next.deadlines.map { dated in
          "\(dated.by.map { "By \($0.spelledOut)" } ?? "Undated"): \(dated.deadline.action)\(dated.isOverdue ? " (OVERDUE)" : "")"
        }
        return (step.heading, deadlines)
      }
    )
    if let bound {
      let days = bound.end.dayNumber - bound.start.dayNumber
      let length = days == 0 ? "the same day" : "\(days) \(days == 1 ? "day" : "days") at the most"
      document.add(
        .statement("Begun on \(bound.start.spelledOut), it ends by \(bound.end.spelledOut): \(length).")
      )
    }
  }
}
