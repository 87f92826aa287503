import DecisionSupport

/// What somebody needs who has one screen: what to do now, what not, the level, why, whom to tell, what to find out, what
/// else is due, and where a disagreement goes. It stays in view above the prompt of an 80 by 24 terminal.
struct FirstScreen {
  /// A line of the first screen, which gives way as a whole.
  private struct Line {
    /// The label that the line stands under; lines of one label that follow each other are one block.
    let label: String
    let text: String

    /// When the line gives way: the lowest first, and of the same the last; nil for never.
    var firmness: Int? = 0

    /// Whether the line carries the level.
    var isLevel = false
  }

  /// How many lines fit, by how many columns a line has.
  static let capacity: KeyValuePairs<Int, Int> = [80: 21, 40: 52]

  private let report: OutcomeReport
  private let hint: String?

  /// What the child is called, and the family's other children; nil and none where there is only one.
  private let label: String?
  private let others: [(label: String, report: OutcomeReport)]

  init(
    _ report: OutcomeReport,
    hint: String?,
    label: String? = nil,
    others: [(label: String, report: OutcomeReport)] = []
  ) {
    self.report = report
    self.hint = hint
    self.label = label
    self.others = others
  }

  private func named(_ text: String) -> String { label.map { "\($0.startingWithCapital): \(text)" } ?? text }

  private var guidance: Guidance { report.guidance }
  private var outcome: Outcome { report.outcome }

  /// All of the first screen that fits.
  var document: Document {
    let lines = self.lines
    // The least firm first, and from the bottom.
    let order = (-2...3).flatMap { firmness -> [Int] in
      lines.indices.filter { lines[$0].firmness == firmness }.reversed()
    }
    func document(without count: Int) -> Document {
      let gone = Set(order.prefix(count))
      return self.document(lines.indices.filter { !gone.contains($0) }.map { lines[$0] })
    }
    let whole = document(without: 0)
    if fits(whole) { return whole }
    // The fewest that have to give way: the more of them do, the shorter it gets.
    var (fewest, most) = (1, order.count)
    while fewest < most {
      let middle = (fewest + most) / 2
      if fits(document(without: middle)) { most = middle } else { fewest = middle + 1 }
    }
    return document(without: fewest)
  }

  private func fits(_ document: Document) -> Bool {
    Self.capacity.allSatisfy { columns, lines in
      document.text(TextStyle(width: columns, isColored: false)).utf8.count { $0 == UInt8(ascii: "\n") } <= lines
    }
  }

  private func document(_ lines: [Line]) -> Document {
    var document = Document()
    let child = label.map { " (\($0))" } ?? ""
    // What is to be done about a child who needs nothing more is no alarm.
    let isCalm =
      report.namesLevel && outcome.level?.position == 0 && report.pressing.isEmpty && outcome.urgent.isEmpty
      && othersHeadlines.isEmpty
    document.add(.heading("Do now\(child): \(report.headline)", isUrgent: !isCalm))
    var place = 0
    while place < lines.count {
      let line = lines[place]
      let block = lines[place...].prefix { $0.label == line.label && !$0.isLevel }
      if line.isLevel {
        document.add(.statement(line.text))
        place += 1
      } else if line.label.isEmpty {
        document.add(.paragraph(line.text))
        place += 1
      } else {
        document.add(.field(line.label, lines: block.count == 1 ? [line.text] : block.map { "- " + $0.text }))
        place += block.count
      }
    }
    if let hint, lines.contains(where: { $0.firmness != nil }) { document.add(.aside(hint)) }
    return document
  }

  /// What is urgent about the other children, each action once.
  private var othersHeadlines: [String] {
    let said = Set(outcome.urgent.map { $0.question })
    return others.flatMap { other in
      other.report.outcome.urgent.filter { !said.contains($0.question) }.isEmpty
        ? []
        : ["\(other.label): \(other.report.headline)"]
          + [true, false].flatMap(other.report.otherHeadlines).map { "\(other.label): \($0)" }
    }
  }

  private var lines: [Line] {
    var lines: [Line] = []
    func add(_ texts: [String], _ label: String = "", firmness: Int?) {
      lines += texts.map { Line(label: label, text: $0, firmness: firmness) }
    }
    // Right below a headline that names nobody to ring, a number would seem to be that of whomever it does name.
    if report.namesContactInHeadline { add(report.numbersBelowHeadline, firmness: nil) }
    add(report.restOfHeadline, firmness: 3)
    if !report.namesContactInHeadline { add(report.numbersBelowHeadline, firmness: nil) }
    add(report.otherHeadlines(certain: true), "Also now", firmness: nil)
    add(report.otherHeadlines(certain: false), "Not ruled out", firmness: nil)
    add(othersHeadlines, "Also now", firmness: nil)
    add(report.otherCalls, "Also now", firmness: 3)
    let unfinished = others.compactMap { other in other.report.noticeOfUnfinished.map { "\(other.label): \($0)" } }
    let notices = report.shortNotices + unfinished.map { $0.startingWithCapital }
    add(notices.isEmpty ? [] : [notices.joined(separator: " ")], firmness: nil)
    add([report.prohibition].compactMap { $0 }, "Do not", firmness: 3)
    lines += report.levelLines.map { Line(label: "", text: named($0), firmness: nil, isLevel: true) }
    for other in others {
      lines += other.report.levelLines.map { level in
        Line(label: "", text: "\(other.label.startingWithCapital): \(level)", firmness: 2, isLevel: true)
      }
    }
    add([report.typed.map(named)].compactMap { $0 }, "You answered", firmness: 0)
    for (place, reason) in report.shortReasons.enumerated() {
      add([label.map { "\($0), \(reason)" } ?? reason], "Why", firmness: place == 0 ? 1 : -2)
    }
    for other in others {
      add(other.report.shortReasons.prefix(1).map { "\(other.label), \($0)" }, "Why", firmness: -2)
    }
    add(report.whomToTell, outcome.applies ? "Tell" : "Then", firmness: 2)
    let consent = !outcome.isEnough ? [] : guidance.texts(of: outcome.consent)
    add(consent.isEmpty ? [] : [consent.joined(separator: " ")], "Consent", firmness: 1)
    for action in report.otherActions { add([action.text], "Then", firmness: action.cannotWait ? 2 : -1) }
    // Where not knowing alone raised the level, what decides it and who would know are worth more than reasons.
    for (place, fact) in report.firstToFindOut.enumerated() {
      add([fact.text], "Find out", firmness: fact.isDeciding ? 2 : place == 0 ? 0 : -1)
    }
    for other in others {
      let first = other.report.firstToFindOut.prefix(1)
      add(first.map { "\(other.label): \($0.text)" }, "Find out", firmness: 0)
    }
    for isCertain in [true, false] {
      let due = outcome.pathways.filter { $0.isCertain == isCertain }
      let (timed, others) = (due.filter(report.hasTime), due.filter { !report.hasTime($0) })
      let label = isCertain ? "Also required" : "May also be required"
      add(timed.map { report.phrase(for: $0) }, label, firmness: isCertain ? 3 : 0)
      let names = others.map { report.phrase(for: $0) }.joined(separator: "; ")
      add(names.isEmpty ? [] : [names], label, firmness: isCertain ? 1 : 0)
    }
    for other in others {
      let known = outcome.pathways.map { $0.pathway }
      let due = other.report.outcome.pathways.filter { $0.isCertain && !known.contains($0.pathway) }
      add(due.map { "\(other.label): \(other.report.phrase(for: $0))" }, "Also required", firmness: 0)
    }
    add(report.ifNobodyAnswers, "If you cannot get through", firmness: 1)
    let isDisagreement = outcome.nextStep?.isDisagreement == true
    add(
      [report.ifYouDisagree].compactMap { $0 },
      isDisagreement ? "You disagree" : "If you disagree",
      firmness: isDisagreement ? 2 : 0
    )
    return lines
  }
}

extension OutcomeReport {
  /// The first screen.
  ///
  /// - Parameter hint: How to see the rest.
  /// - Returns: At most 21 lines of 80 columns, or 52 of 40.
  public func firstScreen(hint: String? = nil) -> Document { FirstScreen(self, hint: hint).document }
}
