/// What answers cost that are not calm: the cheapest answer set has the fewest answers away from a calm child, then the
/// fewest that are not known, then the largest fall of a level, then what is declared first.
struct Prices {
  /// What a set of answers costs: the lower half is drawn, so that no two sets of answers cost the same.
  typealias Cost = UInt128

  /// By variable and state.
  let costs: [[Cost]]

  /// The states of each variable, cheapest first.
  let ranking: [[Int]]

  private static let distance: Cost = 1 << 112
  private static let unknown: Cost = 1 << 100
  private static let lack: Cost = 1 << 92
  private static let declared: Cost = 1 << 64

  /// Of finished answer sets, having no answer costs nothing.
  init(_ space: AnswerSpace, areFinished: Bool) {
    let calm = space.calmStates
    costs = space.variables.enumerated().map { number, variable in
      variable.states.enumerated().map { state, meaning in
        guard state != calm[number] else { return 0 }
        let own = UInt64(number * 8 + min(state, 7))
        let order = Cost(own) * Self.declared + Cost(Self.draw(own) >> 16)
        switch meaning.meaning {
        case .nothing: return areFinished ? 0 : Self.distance + Self.unknown + order
        case .notKnown: return Self.distance + Self.unknown + order
        default: return Self.distance + order
        }
      }
    }
    ranking = costs.map { costs in costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) } }
  }

  /// What a case costs whose level falls by so many ranks less than any can.
  static func cost(ofFallingBy ranks: Int) -> Cost { Cost(255 - min(ranks, 255)) * lack }

  /// A number as if drawn at random, the same in every run.
  private static func draw(_ number: UInt64) -> UInt64 {
    var hash = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}

/// An answer set, as a state of every variable, with what it costs.
struct PricedCase {
  var cost: Prices.Cost
  let states: [Int]
}
