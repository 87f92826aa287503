import DecisionSupport

extension EscalationReport {
  /// The ladder as a line of time: each step from the day on which it begins to the last day that it has; nil where nobody
  /// asked for the whole ladder.
  var ladderPicture: Markup? {
    guard let bound, !plan.isEmpty else { return nil }
    let days = max(bound.end.dayNumber - bound.start.dayNumber, 1)
    func place(_ date: CalendarDate) -> Int { 20 + (date.dayNumber - bound.start.dayNumber) * 380 / days }
    var picture = Picture(
      width: 860,
      height: 34 * plan.count + 40,
      says: "The ladder from \(bound.start.spelledOut) to \(bound.end.spelledOut), if nothing is resolved."
    )
    picture.line([(20, 8), (20, 34 * plan.count + 14)])
    for (position, next) in plan.enumerated() {
      let (start, end) = (next.start ?? bound.start, next.lastDay ?? next.start ?? bound.start)
      let (left, top) = (place(start), 12 + position * 34)
      let width = max(place(end) - left, 8)
      picture.box(x: left, y: top, width: width, height: 20, next.isOverdue ? "here" : "range")
      let stage = "\(step(next).heading), by \(end.shortened)"
      picture.words(stage, x: left + width + 10, y: top + 15, isCentred: false)
    }
    picture.words(bound.start.shortened, x: 20, y: 34 * plan.count + 34, isCentred: false, "quiet")
    return picture.figure
  }
}

extension CalendarDate {
  /// The day and the month as people write them beside a picture.
  fileprivate var shortened: String {
    let parts = spelledOut.split(separator: " ")
    return parts.count == 4 ? "\(parts[1]) \(parts[2])" : spelledOut
  }
}
