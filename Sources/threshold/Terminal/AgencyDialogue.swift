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
    var sides = [given.agency, given.other]
    let asked = Self.sides.indices.filter { side in
      sides[side] == nil && given.escalation.steps.contains { Self.sides[side].role($0).dependsOnAgency }
    }
    var place = 0
    while place < asked.count {
      switch ask(Self.sides[asked[place]].question, isFirst: place == 0) {
      case .agency(let agency):
        sides[asked[place]] = agency
        place += 1
      case .back: place -= 1
      case .stop: place = asked.count
      }
    }
    return given.between(sides[0], and: sides[1])
  }

  private static let sides: [(question: String, role: @Sendable (EscalationStep) -> EscalationStep.Role)] = [
    ("Which agency are you from?", { $0.raising }), ("Whose decision do you disagree with?", { $0.receiving }),
  ]

  private enum Said {
    /// Nil where somebody does not know.
    case agency(Ordinal<Agency>?)
    case back
    case stop
  }

  private func ask(_ question: String, isFirst: Bool) -> Said {
    let agencies = given.escalation.agencies
    conversation.say { writer in
      writer.paragraph(question, emphasis: .bold)
      for (place, agency) in agencies.enumerated() {
        writer.paragraph(agency.name, marker: "\(place + 1)  ", indent: 2)
      }
      writer.paragraph("Not known", marker: "u  ", indent: 2)
    }
    while let line = conversation.reply() {
      let said = said(line, among: agencies, isFirst: isFirst)
      switch said {
      case .success(let said):
        conversation.blankLine()
        return said
      case .failure(let remark): conversation.say { $0.paragraph(remark.text) }
      }
    }
    conversation.blankLine()
    return .stop
  }

  /// What is answered to a line that leaves the question open.
  private struct Remark: Error { let text: String }

  private func said(_ line: String, among agencies: [Agency], isFirst: Bool) -> Result<Said, Remark> {
    let plain = PlainWords(line)
    switch ReplyReader.command(line, ["s": .soFar]) {
    case .stop?: return .success(.stop)
    case .back? where !isFirst: return .success(.back)
    case .back?:
      return .failure(Remark(text: "The questions before this are answered. q shows where the disagreement stands."))
    case .details?, .soFar?:
      return .failure(Remark(text: "Where the disagreement stands is shown after this; q shows it now."))
    case .help?:
      return .failure(
        Remark(text: "Each agency has its own people for each step. With u the steps name those of every agency.")
      )
    default: break
    }
    if plain.saysNotKnown { return .success(.agency(nil)) }
    if let agency = Self.agency(plain.text, among: agencies) { return .success(.agency(agency)) }
    return .failure(Remark(text: "Please answer with a number from 1 to \(agencies.count), or u (not known)."))
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

extension EscalationStep.Role {
  fileprivate var dependsOnAgency: Bool { if case .byAgency = self { true } else { false } }
}
