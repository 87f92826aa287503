import DecisionSupport

extension OutcomeReport {
  /// The levels as the panes of a windscreen, with the suggested one and how far it may go; nil without a level.
  var levelPicture: Markup? {
    guard let level = outcome.level, let established = outcome.established, let possible = outcome.possible else {
      return nil
    }
    let levels = guidance.levels
    func number(_ level: Ordinal<Level>) -> String { "level \(levels[level].number)" }
    var says = "Suggested: \(number(level)) of \(levels[0].number) to \(levels[levels.count - 1].number)"
    if established < level { says += "; on what is known \(number(established))" }
    if possible > level { says += "; at the most \(number(possible))" }
    var picture = Picture(width: 480, height: 138, says: says + ".")
    let width = 468 / levels.count
    for (position, each) in levels.enumerated() {
      let (left, right) = (6 + position * width, 6 + (position + 1) * width)
      // A windscreen is narrower above than below.
      func above(_ x: Int) -> Int { 240 + (x - 240) * 4 / 5 }
      let here = Ordinal<Level>(position)
      let style = here == level ? "here" : here >= established && here <= possible ? "range" : "pane"
      picture.area([(above(left), 8), (above(right), 8), (right, 78), (left, 78)], style)
      let middle = (left + right) / 2
      picture.words(String(each.number), x: (above(middle) + middle) / 2, y: 49, here == level ? "on" : "")
      picture.words(each.name, x: middle, y: 100, "name")
      let role =
        here == level ? "suggested" : here == established ? "known so far" : here == possible ? "at the most" : ""
      if !role.isEmpty { picture.words(role, x: middle, y: 122, isCentred: true, "quiet") }
    }
    return picture.figure
  }
}
