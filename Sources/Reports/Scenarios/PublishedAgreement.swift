import DecisionSupport
import MarkedYAML

/// How a guidance agrees with published cases, for people and for other programs.
struct PublishedAgreement {
  let guidance: Guidance
  let results: [PublishedResult]

  /// Cases that not knowing puts at the highest level because of an unwell carer's unknown risk alone stand apart.
  private var counted: [PublishedResult] { results.filter { !$0.publishedCase.isByUnknownRiskAlone } }

  private var readings: [(name: String, key: String, results: [PublishedResult], isPartlyKnown: Bool)] {
    [("As told", "told", results, false), ("With what the teller would not know", "partlyKnown", counted, true)]
  }

  private func figures(_ results: [PublishedResult], _ isPartlyKnown: Bool) -> PublishedFigures {
    PublishedFigures(results, of: guidance) { isPartlyKnown ? $0.partlyKnown : $0.told }
  }

  /// The rows of each table: everything, then by level, by theme and by document.
  private func rows(_ results: [PublishedResult]) -> [(by: String, name: String, results: [PublishedResult])] {
    var rows = [(by: "all", name: "all", results: results)]
    for level in guidance.levels.ordinals {
      let at = results.filter { $0.publishedCase.levels.last == level }
      rows.append(("level", "\(guidance.levels[level].number)", at))
    }
    for theme in results.flatMap(\.themes).uniqued {
      rows.append(("theme", theme, results.filter { $0.themes.contains(theme) }))
    }
    for document in results.map(\.document).uniqued {
      rows.append(("document", document, results.filter { $0.document == document }))
    }
    return rows.filter { !$0.results.isEmpty }
  }

  // MARK: For people

  /// Says which cases come out otherwise than published, and how many of each kind there are.
  func add(to document: inout Document) {
    guard !results.isEmpty else { return }
    for result in results where result.verdict(result.told) != .right { add(result, to: &document) }
    document.add(.heading("Agreement with \(results.count) published cases"))
    for reading in readings {
      let rows = self.rows(reading.results).map { row -> Row in
        (by: row.by, name: row.name, figures: figures(row.results, reading.isPartlyKnown))
      }
      document.add(.chart(table(rows, called: reading.name), label: reading.name, lines: rows.map(line)))
    }
    let apart = results.filter { $0.publishedCase.isByUnknownRiskAlone }.map(\.publishedCase.id)
    if !apart.isEmpty {
      document.add(
        .paragraph("Not counted there, since an unwell carer's unknown risk alone decides: \(apart.listed).")
      )
    }
  }

  private func add(_ result: PublishedResult, to document: inout Document) {
    let published = result.publishedCase
    let levels = published.levels.map { "\(guidance.levels[$0].number)" }.listed
    let found = result.told.level.map { "\(guidance.levels[$0].number)" } ?? "none"
    document.add(.heading("\(published.id): published at \(levels), suggested \(found)"))
    document.add(.aside(published.range.fileAndLine))
    document.add(.item(published.text, notes: published.departure.map { ["On purpose: \($0.because)"] } ?? []))
  }

  private typealias Row = (by: String, name: String, figures: PublishedFigures)

  private func name(_ row: Row) -> String { row.by == "level" ? "highest level \(row.name)" : row.name }

  private func line(_ row: Row) -> String {
    let figures = row.figures
    let parts = [
      "\(figures.right) of \(figures.cases) right", "\(figures.tooCalm) too calm", "\(figures.missed) missed",
      "\(figures.over) over", "\(figures.safe) safe", "\(figures.sharp) of \(figures.single) sharp",
    ]
    return (row.by == "all" ? "" : "  \(name(row)): ") + parts.joined(separator: ", ")
  }

  private func table(_ rows: [Row], called label: String) -> Markup {
    .table(
      ["", "Right", "Too calm", "Missed", "Over", "Safe", "Sharp"],
      rows.map { row in
        let figures = row.figures
        let single = [figures.tooCalm, figures.missed, figures.over, figures.safe].map(String.init)
        return [name(row), "\(figures.right) of \(figures.cases)"] + single
          + ["\(figures.sharp) of \(figures.single)"]
      },
      label: label
    )
  }

  // MARK: For other programs

  /// The figures and every case.
  var json: JSON {
    var members = readings.map { reading in
      JSON.Member(
        reading.key,
        .array(
          rows(reading.results).map { row in
            let figures = figures(row.results, reading.isPartlyKnown)
            return [
              "by": .string(row.by), "name": .string(row.name), "cases": .number(figures.cases),
              "right": .number(figures.right), "tooCalm": .number(figures.tooCalm),
              "missed": .number(figures.missed), "over": .number(figures.over), "safe": .number(figures.safe),
              "single": .number(figures.single), "sharp": .number(figures.sharp),
            ]
          }
        )
      )
    }
    members.append(JSON.Member("cases", .array(results.map(json))))
    return .object(members)
  }

  private func json(_ result: PublishedResult) -> JSON {
    let published = result.publishedCase
    func number(_ level: Ordinal<Level>?) -> JSON { level.map { .number(guidance.levels[$0].number) } ?? .null }
    return [
      "id": .string(published.id),
      "document": .string(result.document),
      "path": .string(published.range.file.path),
      "line": .number(Int(published.range.start.line)),
      "levels": .array(published.levels.map(number)),
      "told": number(result.told.level),
      "partlyKnown": number(result.partlyKnown.level),
      "findOut": JSON(result.partlyKnown.findOut.map { guidance.questions[$0].id }),
      "differs": published.departure.map { .string($0.because) } ?? .null,
    ]
  }
}
