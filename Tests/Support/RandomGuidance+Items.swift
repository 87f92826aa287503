extension RandomGuidance {
  /// Levels whose items show upon conditions.
  mutating func levels() -> String {
    let levels = ["low", "middle", "high"].enumerated().map { number, id in
      var line = "id: \(id), number: \(number + 1), name: \(id), means: Need, source: s"
      line += ", do: \(items("Act")), do-not: \(items("Avoid")), consent: \(items("Agree"))"
      return number == 0 ? line : line + ", if-not-known: \(items("Ask"))"
    }
    return "levels:\n" + levels.map { "  - {\($0)}\n" }.joined()
  }

  /// What is due beside the level.
  mutating func pathways() -> String {
    let pathways = (0..<generator.number(1...2)).map { position in
      let adults = generator.chance(50) ? ", adults-too: true" : ""
      return "id: p\(position), name: Path, when: \(anyCondition()), do: \(items("Go"))\(adults), source: s"
    }
    return "pathways:\n" + pathways.map { "  - {\($0)}\n" }.joined()
  }

  /// Items of every form, of which each begins with a verb.
  mutating func items(_ verb: String) -> String {
    let items = (0..<generator.number(1...3)).map { _ in
      func form() -> String { "text: \(verb) \(generator.number(1...3))." }
      func conditional() -> String { "if: \(itemCondition()), \(form())" }
      let id = generator.chance(40) ? "id: i\(itemIDs.count), " : ""
      if !id.isEmpty { itemIDs.append("i\(itemIDs.count)") }
      switch generator.number(0...3) {
      case 0: return "{\(id)\(form())}"
      case 1: return "{\(id)\(conditional())}"
      case 2: return "{\(id)first-of: [{\(conditional())}, {\(form())}]}"
      default: return "{\(id)first-of: [{\(conditional())}, {\(conditional())}, {\(form())}]}"
      }
    }
    return "[\(items.joined(separator: ", "))]"
  }

  /// A condition that some answers satisfy, whatever else it is.
  mutating func itemCondition() -> String {
    let test = test(generator.number(0...questions.count - 1))
    return generator.chance(30) ? "{none: [\(test)]}" : test
  }
}
