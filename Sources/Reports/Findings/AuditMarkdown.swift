import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for a pull request: the verdict, the worst finding in a sentence, a row a finding, and the rest folded.
  public var markdown: String {
    var lines = ["**\(Document.escaped(verdict))**", worstSentence.map(Document.escaped) ?? ""]
    lines += ["", Document.escaped(title) + "."] + overview.map { "\n" + Document.escaped($0) }
    if !entries.isEmpty {
      lines += ["", "| | Finding | What | Where | Answer sets |", "|---|---|---|---|---|"]
      lines += entries.map(row)
      for finding in entries.prefix(Self.mostFolded) { lines += ["", folded(finding)] }
      let more = entries.count - Self.mostFolded
      if more > 0 { lines += ["", "The details of \(more) more: run `threshold audit`."] }
      lines += [
        "", "`threshold explain \(entries[0].kind.rawValue)` says what such a finding means and what to do.",
      ]
    }
    if context.showsStatistics { lines += ["", Document.escaped(statistics)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A comment on a pull request can have 65,536 characters.
  private static let mostFolded = 30

  private func row(_ finding: Finding) -> String {
    let excuse = finding.suppression.map { excuse in
      if case .waived = excuse { " (waived)" } else { " (intended)" }
    }
    let place = (finding.place ?? finding.formerPlace).map { "`\($0.fileAndLine.printable().withoutBackticks)`" } ?? ""
    return "| \(fails(finding) ? "❌ " : "")\(finding.severity.name)\(excuse ?? "") | \(finding.kind.rawValue) "
      + "| \(Document.escaped(sentence(of: finding))) | \(place) | \(share(of: finding) ?? "") |"
  }

  private func folded(_ finding: Finding) -> String {
    var document = Document()
    add(finding, to: &document)
    let summary = "\(finding.kind.rawValue): \(sentence(of: finding))".printable().escapedForHTML
    return "<details><summary>\(summary)</summary>\n\n\(document.markdown())\n</details>"
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    var result = ""
    for character in self {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
    return result
  }

  fileprivate var withoutBackticks: String { String(map { $0 == "`" || $0 == "|" ? "'" : $0 }) }
}
