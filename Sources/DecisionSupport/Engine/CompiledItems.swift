/// A list of items, ready to be evaluated.
struct CompiledItems: Sendable {
  /// One of the forms that an item takes.
  struct Part: Sendable {
    let place: Ordinal<Item.Part>

    /// When the form shows; nil for always.
    let condition: CompiledCondition?
  }

  /// What shows whatever is answered; nil where it depends on the answers.
  let fixed: [Ordinal<Item.Part>]?

  /// The parts of each item.
  let items: [[Part]]

  /// Takes some items.
  ///
  /// - Parameters:
  ///   - items: The items.
  ///   - conditions: Those of all items, by their ordinals.
  init(_ items: [Item], _ conditions: [CompiledCondition]) {
    self.items = items.map { item in
      item.parts.map { part in Part(place: part.place, condition: part.ordinal.map { conditions[$0] }) }
    }
    fixed = items.isFixed ? items.compactMap { $0.parts.first?.place } : nil
  }
}

extension Engine {
  /// The parts of items that show.
  @inline(__always)
  mutating func shown(_ items: CompiledItems, _ reading: Meaning.Reading = .closed) -> [Ordinal<Item.Part>] {
    items.fixed ?? shown(items.items, reading)
  }

  private mutating func shown(_ items: [[CompiledItems.Part]], _ reading: Meaning.Reading) -> [Ordinal<Item.Part>] {
    var found: [Ordinal<Item.Part>] = []
    found.reserveCapacity(items.count)
    for parts in items {
      let reading = parts.count > 1 ? .open : reading
      for part in parts where part.condition.map({ truth(of: $0, reading) != .false }) ?? true {
        found.append(part.place)
        break
      }
    }
    return found
  }
}
