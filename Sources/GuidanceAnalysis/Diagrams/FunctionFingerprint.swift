/// A number that is the same for the same function of answers, whatever the order of variables and whatever else the
/// guidance asks: the function's polynomial at a few points that hang on the names of questions and answers alone.
///
/// A function of finitely many states is a polynomial that is linear in each variable's weights. Two different ones agree at
/// a random point of a field of 2^61 elements with a chance of about the number of variables in 2^61; four points are taken.
/// The weights of a variable's states sum to 1, so a variable that makes no difference makes none.
struct FunctionFingerprint {
  private let store: NodeStore

  /// By position and state, at each of the points.
  private let weights: [[SIMD4<UInt64>]]

  private static let prime: UInt64 = (1 << 61) - 1

  init(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore) {
    self.store = store
    let calm = space.calmStates
    weights = layout.order.map { variable in
      let points = (0..<4).map { Self.weights(of: variable, in: space, calm: calm[variable], point: UInt64($0)) }
      return points[0].indices.map { state in SIMD4(points.map { $0[state] }) }
    }
  }

  /// The number of the answer sets for which a function is not 0.
  func fingerprint(of diagram: Diagram) -> String {
    let value = value(of: diagram)
    return value.indices.map { point in
      let digits = String(value[point], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private func value(of diagram: Diagram) -> SIMD4<UInt64> {
    func constant(_ value: Int) -> SIMD4<UInt64> { SIMD4(repeating: value == 0 ? 0 : 1) }
    guard !diagram.isConstant else { return constant(diagram.value) }
    let values = store.fold(diagram, constant: constant) { position, below in
      var sums = SIMD4<UInt64>.zero
      for (state, weight) in weights[position].enumerated() {
        let value = below(state)
        for point in 0..<4 { sums[point] = Self.sum(sums[point], Self.product(weight[point], value[point])) }
      }
      return sums
    }
    return values[values.count - 1]
  }

  /// What each state of a variable weighs. Of numbers every bound has a number of its own and a stretch weighs the
  /// difference of its two, so that cutting it further changes nothing.
  private static func weights(of variable: Int, in space: AnswerSpace, calm: Int, point: UInt64) -> [UInt64] {
    let states = space.variables[variable].states
    let entry = space.entries[space.variables[variable].entry]
    var name = entry.id
    if case .checklist(let options) = entry.form,
      let option = options.first(where: { $0.variable == variable })
    {
      name += "." + option.id
    }
    let start = Self.hash("\(name)=", from: 0xCBF2_9CE4_8422_2325 ^ (point &* 0x9E37_79B9_7F4A_7C15))
    func hash(_ text: String) -> UInt64 { Self.mixed(Self.hash(text, from: start)) }
    var weights = states.map { state -> UInt64 in
      switch state.meaning {
      case .named(let id): hash(id)
      case .numbers(let piece): difference(hash("under \(piece.upperBound + 1)"), hash("under \(piece.lowerBound)"))
      case .no: hash("/no")
      case .yes: hash("/yes")
      case .notKnown: hash("/not known")
      case .nothing: hash("/nothing")
      }
    }
    let others = weights.indices.reduce(UInt64(0)) { $1 == calm ? $0 : sum($0, weights[$1]) }
    weights[calm] = difference(1, others)
    return weights
  }

  // MARK: Arithmetic modulo 2^61 - 1

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  private static func difference(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a >= b ? a - b : a + prime - b
  }

  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let upper = high << 3 | low >> 61
    return sum(low & prime, upper >= prime ? upper - prime : upper)
  }

  /// FNV-1a, from what it was for the text before.
  private static func hash(_ text: String, from start: UInt64) -> UInt64 {
    var hash = start
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// Names that differ in a letter end far apart.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return (hash ^ (hash >> 31)) % prime
  }
}
