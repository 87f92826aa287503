import DecisionSupport

extension AgreementReport {
  /// For people: the first screen, then scenario by scenario, question by question, and the figures.
  public var document: Document {
    var document = summary
    for scenario in group.scenarios { add(scenario, to: &document) }
    addQuestions(to: &document)
    addFigures(to: &document)
    document.add(.heading("People decide"))
    document.add(
      .paragraph(
        "Agreement is not being right: a group can agree and be mistaken, and one can have seen what the others did not."
      )
    )
    let status = guidance.status == .draft ? " It is a draft, not approved by any partnership." : ""
    document.add(.aside("\(guidance.name), version \(guidance.version).\(status)"))
    return document
  }

  // MARK: Scenarios

  private func add(_ scenario: ScenarioAgreement, to document: inout Document) {
    let id = scenario.scenario == nil ? "" : " (\(scenario.id))"
    document.add(.heading("\(title(scenario))\(id)"))
    guard let levels = scenario.levels else {
      let count = counted(scenario.people, "person", "people")
      document.add(.paragraph("\(count) committed to a level: too few to show without telling who said what."))
      addExpected(scenario, to: &document)
      return
    }
    document.add(.statement(verdict(scenario)))
    document.add(.chart(picture(of: levels), label: "Levels chosen", lines: bars(levels)))
    addExpected(scenario, to: &document)
    if let byAnswers = scenario.levelsByAnswers, byAnswers.contains(where: { $0 > 0 }) {
      document.add(.paragraph("By what each answered, the guidance suggests: \(distribution(byAnswers))."))
      if scenario.consensus == .splits, byAnswers.count(where: { $0 > 0 }) == 1 {
        document.add(.paragraph("Their answers lead to one level: they differ in how they weigh what they know."))
      }
    }
    add(
      scenario.consensus == .splits ? "What splits the group here:" : "What those who differ answered differently:",
      scenario.separating.prefix(3).map(item),
      to: &document
    )
    add(
      "What most answered otherwise than the scenario's author, and what moves the level:",
      scenario.unlikeAuthor.prefix(3).map(item),
      to: &document
    )
  }

  /// A list that belongs to a scenario.
  private func add(_ lead: String, _ items: [(text: String, notes: [String])], to document: inout Document) {
    guard !items.isEmpty else { return }
    document.add(.paragraph(lead))
    for item in items { document.add(.item(item.text, notes: item.notes)) }
  }

  private func verdict(_ scenario: ScenarioAgreement) -> String {
    let people = counted(scenario.people, "person", "people")
    guard let pairs = scenario.percentAgreement.value, scenario.consensus != .agrees else {
      return "All \(people) chose level \(scenario.commonest.map { String(number($0)) } ?? "")."
    }
    let standing = scenario.consensus == .splits ? "The group splits" : "The group nearly agrees"
    return "\(standing): \(pairs.percent) of the pairs among \(people) chose the same level."
  }

  /// A line a level, with a mark for each person, or for several where there are many.
  private func bars(_ levels: [Int]) -> [String] {
    let most = levels.max() ?? 0
    let each = (most + 39) / 40
    return zip(guidance.levels, levels).map { level, count in
      let marks = each <= 1 ? count : (count + each - 1) / each
      return "level \(level.number): \(count)" + (count == 0 ? "" : " " + String(repeating: "#", count: marks))
    } + (each > 1 ? ["(each # is up to \(each) people)"] : [])
  }

  private func addExpected(_ scenario: ScenarioAgreement, to document: inout Document) {
    if let level = scenario.guidanceLevel {
      document.add(.field("The guidance suggests", lines: ["level \(number(level))"]))
    }
    if let panel = scenario.scenario?.panel {
      let counts = panel.levels.sorted { $0.key < $1.key }.filter { $0.value > 0 }
      let split = counts.map { "\($0.value) at level \($0.key)" }.joined(separator: ", ")
      document.add(.field(panel.isIllustrative ? "A panel might say (illustrative)" : "A panel said", lines: [split]))
    }
  }

  /// One item that tells the levels apart: who answered what, how often that goes with the level, what it moves.
  private func item(_ split: LevelSplit) -> (text: String, notes: [String]) {
    let answers = split.answers.filter { !$0.answers.isEmpty }
      .map { "Level \(number($0.level)): \(phrase($0.answers, split.item))." }
    var measure =
      "Of \(counted(split.between.all, "pair", "pairs")) at different levels \(split.between.differing) differ in it"
    if split.within.all > 0 { measure += ", of \(split.within.all) at the same level \(split.within.differing)" }
    let nothing = ["In the guidance this difference alone moves nobody's level."]
    let moves = split.moves.isEmpty ? nothing : sentences(split.moves, split.item)
    return (ask(split.item), [answers.joined(separator: " "), measure + "."] + moves)
  }

  private func item(_ difference: AuthorDifference) -> (text: String, notes: [String]) {
    let author = phrase(difference.answer, difference.item)
    let answers = difference.answers.isEmpty ? "no answer" : phrase(difference.answers, difference.item)
    return (
      ask(difference.item),
      ["The author: \(author). The group: \(answers)."] + sentences(difference.moves, difference.item)
    )
  }

  private func sentences(_ moves: [LevelMove.Counted], _ item: AnswerItem) -> [String] {
    moves.prefix(2).map { move, people in
      let replaced = move.from.map { "in place of '\(phrase($0, item))'" } ?? "in place of no answer"
      return "In the guidance '\(phrase(move.to, item))' \(replaced) moves level \(number(move.before)) to level "
        + "\(number(move.after)), for \(counted(people, "person", "people"))."
    }
  }

  // MARK: Questions

  private func addQuestions(to document: inout Document) {
    let splitting = group.questions.filter { !$0.splits.isEmpty }.enumerated()
      .sorted { ($1.element.splits.count, $0.offset) < ($0.element.splits.count, $1.offset) }
      .map(\.element)
    document.add("Questions that split the group", items: splitting.map(item))
    if splitting.contains(where: \.isPerhapsBadlyWorded) {
      document.add(
        .paragraph(
          "A question is called perhaps badly worded where it splits the group in at least three scenarios, and in at "
            + "least half of those in which three people answered it, and its alpha is below 0.67: a hard story splits "
            + "people on many questions, but what splits them over many stories goes along with the question. It may "
            + "also be that the stories leave the answer open."
        )
      )
    }
    let others = group.questions.count - splitting.count
    guard others > 0 else { return }
    let count = counted(others, "question or option", "questions or options")
    document.add(.paragraph("\(count) more split the group in no scenario."))
  }

  private func item(_ question: QuestionAgreement) -> (text: String, notes: [String]) {
    let scenarios = counted(question.spreads.count, "scenario", "scenarios")
    var notes = ["It splits the group in \(question.splits.count) of \(scenarios)."]
    if question.isPerhapsBadlyWorded { notes[0] += " Perhaps it is badly worded." }
    notes += question.splits.map { spread in
      "\(title(group.scenarios[spread.scenario])): \(phrase(spread.answers, question.item))."
    }
    var figures = question.percentAgreement.value.map { "\($0.percent) of all pairs agree" } ?? ""
    figures += "; Krippendorff's alpha, \(question.isOrdinal ? "ordinal" : "nominal"): "
    figures += words(question.alpha, \.twoDecimals) + words(question.interval, \.twoDecimals)
    if question.leftOut > 0 {
      figures += "; it leaves out \(counted(question.leftOut, "answer", "answers")) without a number"
    }
    return (ask(question.item), notes + [figures + "."])
  }

  // MARK: Figures

  private func addFigures(to document: inout Document) {
    guard !group.measures.isEmpty else { return }
    document.add(
      "The levels in figures",
      items: group.measures.map { measure in
        let style: (Double) -> String = measure.coefficient == .percentAgreement ? \.percent : \.twoDecimals
        return "\(name(measure.coefficient)): \(words(measure.figure, style))\(words(measure.interval, style))"
      }
    )
    for note in notesOnFigures { document.add(.notice(note)) }
  }

  private func name(_ coefficient: AgreementCoefficient) -> String {
    switch coefficient {
    case .percentAgreement: "Pairs who chose the same level"
    case .alphaOrdinal: "Krippendorff's alpha, ordinal"
    case .alphaNominal: "Krippendorff's alpha, nominal"
    case .fleissKappa: "Fleiss's kappa"
    case .ac1: "Gwet's AC1"
    case .ac2Ordinal: "Gwet's AC2, ordinal weights"
    case .ac2Linear: "Gwet's AC2, linear weights"
    case .ac2Quadratic: "Gwet's AC2, quadratic weights"
    }
  }

  private func words(_ figure: AgreementFigure, _ style: (Double) -> String) -> String {
    switch figure {
    case .value(let value): style(value)
    case .undefined(.noPairs): "not defined, as nothing was answered by two people"
    case .undefined(.noVariation): "not defined, as everybody gave the same answer to everything"
    }
  }

  private func words(_ interval: Bootstrap.Interval, _ style: (Double) -> String) -> String {
    switch interval {
    case .between(let lower, let upper): " (\(style(lower)) to \(style(upper)))"
    case .undefined(.oftenUndefined): " (no range: too many draws give no figure)"
    case .undefined(.alwaysSame): " (no range: every draw gives the same)"
    case .undefined: ""
    }
  }

  private var notesOnFigures: [String] {
    var notes = [
      "1 is full agreement; for all but pairs 0 is what chance would give. The ordinal and weighted figures count levels "
        + "that are further apart as a greater difference, the others do not."
    ]
    let count = group.compared
    if count >= Bootstrap.fewestUnits {
      var range =
        "In brackets: how far the figure moves with the choice of scenarios. They are drawn anew, \(group.bootstrap.resamples) "
        + "times, from those that there are; 95 times in 100 the figure lies in this range (percentile bootstrap, seed "
        + "\(group.bootstrap.seed)). It says nothing about other people."
      if count < 20 { range += " With \(count) scenarios it is rough, and probably too narrow." }
      notes.append(range)
    } else {
      notes.append(
        "No range is given: \(counted(count, "scenario", "scenarios")) with levels from two people cannot show how far "
          + "the figures may be off. Five are needed."
      )
    }
    notes.append(
      group.hasGaps
        ? "Not everybody chose a level for every scenario. Alpha leaves out what is missing. The others average over "
          + "scenarios with at least two levels, each weighing the same; for kappa this is Gwet's generalisation, since "
          + "Fleiss's own wants as many levels for each scenario."
        : "Everybody chose a level for every scenario, so nothing is missing, and kappa is Fleiss's own."
    )
    notes.append(
      "Agreement on concerns like these is hard to reach: 34 experts who judged 285 scenarios reached a Krippendorff's "
        + "alpha of 0.58 (Bolton, Gandevia and Newell, 2021)."
    )
    return notes
  }
}
