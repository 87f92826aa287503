import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for a pull request: the verdict, which known concerns move, the worst finding, and the others folded.
  public var markdown: String {
    var document = Document()
    document.add(.statement(verdict))
    document.add(.paragraph(title + "."))
    for block in overview { document.add(block) }
    let groups = groups
    if let worst = groups.first { add(worst, to: &document) }
    var parts = [document.markdown()]
    parts += groups.dropFirst().prefix(Self.mostFolded).map(folded)
    let more = groups.count - 1 - Self.mostFolded
    var end = Document()
    if more > 0 { end.add(.paragraph("\(more) more: run 'threshold audit'.")) }
    for block in closing { end.add(block) }
    if !end.blocks.isEmpty { parts.append(end.markdown()) }
    return parts.joined(separator: "\n")
  }

  /// A comment on a pull request can have 65,536 characters.
  private static let mostFolded = 30

  private func folded(_ group: [Finding]) -> String {
    var document = Document()
    add(contentOf: group, to: &document)
    let title = FindingPage.of(group[0].kind).title
    let what = group.count > 1 ? "\(group.count) of them" : sentence(of: group[0])
    let mark = fails(group[0]) ? "❌ " : ""
    let summary = "\(mark)\(title): \(what)".printable().escapedForHTML
    return "<details><summary>\(summary)</summary>\n\n\(document.markdown())\n</details>\n"
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
}
