import DecisionSupport
import Reports

/// Asks which agencies are on the two sides of a disagreement, where it depends on that who takes part in a step.
struct AgencyDialogue {
  private let given: Ladder
  private let conversation: Conversation

  /// Prepares to ask what is not said about a ladder.
  init(_ ladder: Ladder, _ conversation: Conversation) {
    (given, self.conversation) = (ladder, conversation)
  }

  /// Asks for each side that nobody has named.
  ///
  /// - Returns: The ladder between the agencies, as far as they are known.
  func ladder() -> Ladder {
    let steps = given.escalation.steps
    func depends(_ role: EscalationStep.Role) -> Bool { if case .byAgency = role { true } else { false } }
    var (agency, other) = (given.agency, given.other)
    if agency == nil, steps.contains(where: { depends($0.raising) }) { agency = ask("Which agency are you from?") }
    if other == nil, steps.contains(where: { depends($0.receiving) }) {
      other = ask("Whose decision do you disagree with?")
    }
    return given.between(agency, and: other)
  }

  private func ask(_ question: String) -> Ordinal<Agency>? {
    let agencies = given.escalation.agencies
    conversation.say { writer in
      writer.paragraph(question, emphasis: .bold)
      for (place, agency) in agencies.enumerated() {
        writer.paragraph(agency.name, marker: "\(place + 1)  ", indent: 2)
      }
      writer.paragraph("Not known", marker: "u  ", indent: 2)
    }
    while let line = conversation.reply() {
      let plain = PlainWords(line)
      if plain.saysNotKnown || ReplyReader.command(line, [:]) == .stop { break }
      if let agency = Self.agency(plain.text, among: agencies) {
        conversation.blankLine()
        return agency
      }
      conversation.say { $0.paragraph("Please answer with a number from 1 to \(agencies.count), or u (not known).") }
    }
    conversation.blankLine()
    return nil
  }

  /// The agency of a number in the list, of an id or a whole name, or of a part of a name that only one has.
  private static func agency(_ text: String, among agencies: [Agency]) -> Ordinal<Agency>? {
    if let number = Int(text), agencies.indices.contains(number - 1) { return Ordinal(number - 1) }
    let names = agencies.map { PlainWords($0.name).text }
    let whole = agencies.firstIndex { $0.id == text } ?? names.firstIndex(of: text)
    let parts = text.isEmpty ? [] : names.indices.filter { names[$0].contains(text) }
    return (whole ?? (parts.count == 1 ? parts[0] : nil)).map { Ordinal($0) }
  }
}
