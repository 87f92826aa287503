public import DecisionSupport

/// What is said where the program contradicts itself: every urgent action that either side calls for, and no level.
public struct ContradictionReport: Sendable {
  private let contradiction: SelfContradiction

  /// Puts a report together.
  public init(_ contradiction: SelfContradiction) {
    self.contradiction = contradiction
  }

  /// The report for people.
  public var document: Document {
    let guidance = contradiction.guidance
    var document = Document()
    let urgent = contradiction.urgent.map { guidance.texts(of: $0.items).joined(separator: " ") }
    document.add("DO THIS NOW", isUrgent: true, items: urgent.map { ($0, []) })
    document.add(.heading("This program is wrong"))
    document.add(
      .statement(
        "The two ways in which it works out a conclusion do not agree about these answers, so it names no level."
      )
    )
    document.add(
      .paragraph(
        "Use the guidance itself, and talk to the safeguarding lead of your own organisation. Act at once where a child "
          + "may be in danger."
      )
    )
    document.add(
      .aside("\(guidance.name), version \(guidance.version). Please report this with the answers, without names.")
    )
    return document
  }
}
