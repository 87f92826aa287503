public import DecisionSupport

extension Scenario {
  /// The story under its title, in paragraphs as wide as there is room: where its file breaks a line means nothing.
  public var document: Document {
    var document = Document()
    document.add(.heading(title))
    for paragraph in story.paragraphs { document.add(.notice(paragraph)) }
    return document
  }

  /// What is shown of a scenario that somebody left before they committed to a level: nothing that would give it away.
  public var documentOfLeaving: Document {
    var document = Document()
    document.add(.heading(title))
    document.add(.paragraph("Left before a level was chosen, so nothing about it is shown."))
    return document
  }
}

extension String {
  /// The paragraphs of a text, each on one line; a line that starts with a space or a dash keeps its place.
  fileprivate var paragraphs: [String] {
    var paragraphs: [String] = []
    var isNew = true
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.allSatisfy({ $0 == " " }) {
        isNew = true
      } else if isNew {
        paragraphs.append(String(line))
        isNew = false
      } else {
        let keepsBreak = line.hasPrefix(" ") || line.hasPrefix("- ")
        paragraphs[paragraphs.count - 1] += (keepsBreak ? "\n" : " ") + line
      }
    }
    return paragraphs
  }
}
