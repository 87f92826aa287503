import DecisionSupport

extension AgreementReport {
  /// For a spreadsheet: a row for each scenario and level, with how many chose it; nothing where too few chose any.
  public var table: String {
    var rows = [["scenario", "title", "people", "level", "chose", "guidance", "consensus", "percentAgreement"]]
    for scenario in group.scenarios {
      guard let levels = scenario.levels else { continue }
      for (level, count) in zip(guidance.levels, levels) {
        rows.append(
          [
            scenario.id, scenario.scenario?.title ?? "", String(scenario.people), String(level.number), String(count),
            scenario.guidanceLevel.map { String(guidance.levels[$0].number) } ?? "", scenario.consensus.rawValue,
            scenario.percentAgreement.value.map { "\($0)" } ?? "",
          ]
        )
      }
    }
    return CSV.text(rows)
  }

  /// How many chose each level of a scenario, as bars.
  func picture(of levels: [Int]) -> Markup {
    let most = max(levels.max() ?? 1, 1)
    var picture = Picture(
      width: 400,
      height: 30 * levels.count + 8,
      says: zip(guidance.levels, levels).map { "level \($0.number): \($1)" }.joined(separator: ", ") + "."
    )
    for (place, count) in levels.enumerated() {
      picture.words("Level \(guidance.levels[place].number)", x: 4, y: 30 * place + 21, isCentred: false)
      let width = count * 260 / most
      if count > 0 { picture.box(x: 80, y: 30 * place + 5, width: width, height: 22, "range") }
      picture.words(String(count), x: 90 + width, y: 30 * place + 21, isCentred: false)
    }
    return picture.figure
  }
}
