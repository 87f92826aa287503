extension RandomGuidance {
  /// Levels whose items show upon conditions.
  mutating func levels() -> String {
    let levels = ["low", "middle", "high"].enumerated().map { number, id in
      var line = "id: \(id), number: \(number + 1), name: \(id), means: Need, source: s"
      line += ", do: \(items()), do-not: \(items()), consent: \(items())"
      return number == 0 ? line : line + ", if-not-known: \(items())"
    }
    return "levels:\n" + levels.map { "  - {\($0)}\n" }.joined()
  }

  /// What is due beside the level.
  mutating func pathways() -> String {
    let pathways = (0..<generator.number(1...2)).map { position in
      let adults = generator.chance(50) ? ", adults-too: true" : ""
      return "id: p\(position), name: Path, when: \(anyCondition()), do: \(items())\(adults), source: s"
    }
    return "pathways:\n" + pathways.map { "  - {\($0)}\n" }.joined()
  }

  /// Items of every form.
  mutating func items() -> String {
    let items = (0..<generator.number(1...3)).map { _ in
      switch generator.number(0...3) {
      case 0: return "Act."
      case 1: return "{if: \(itemCondition()), text: Act.}"
      case 2: return "{first-of: [{if: \(itemCondition()), text: Act.}, {text: Act.}]}"
      default:
        let careful = "{if: \(itemCondition()), text: Act.}, {if: \(itemCondition()), text: Act.}"
        return "{first-of: [\(careful), {text: Act.}]}"
      }
    }
    return "[\(items.joined(separator: ", "))]"
  }

  /// A condition that some answers satisfy, whatever else it is.
  private mutating func itemCondition() -> String {
    let test = test(generator.number(0...questions.count - 1))
    return generator.chance(30) ? "{none: [\(test)]}" : test
  }
}
