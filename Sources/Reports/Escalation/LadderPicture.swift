import DecisionSupport

extension EscalationReport {
  /// The ladder as a line of time: below each step a bar from the day on which it begins to the last day that it has; nil
  /// where nobody asked for the whole ladder.
  var ladderPicture: Markup? {
    guard let bound, !plan.isEmpty else { return nil }
    let days = max(bound.end.dayNumber - bound.start.dayNumber, 1)
    func place(_ date: CalendarDate) -> Int { (date.dayNumber - bound.start.dayNumber) * 592 / days }
    let rows = plan.map { next -> Markup in
      let (start, end) = (next.start ?? bound.start, next.lastDay ?? next.start ?? bound.start)
      let width = max(place(end) - place(start), 8)
      let bar = Picture.bar(from: place(start), width: width, of: 600, next.isOverdue ? "here" : "range")
      return .element("li", [:], [.text("\(step(next).heading), by \(end.shortened)"), bar])
    }
    let says = "The ladder from \(bound.start.spelledOut) to \(bound.end.spelledOut), if nothing is resolved."
    return .element(
      "figure",
      [:],
      [.element("ul", ["class": "timeline"], rows), .element("figcaption", [:], [.text(says)])]
    )
  }
}

extension CalendarDate {
  /// The day and the month as people write them beside a picture.
  fileprivate var shortened: String {
    let parts = spelledOut.split(separator: " ")
    return parts.count == 4 ? "\(parts[1]) \(parts[2])" : spelledOut
  }
}
