/// A condition as a flat list, so that a million of them can be evaluated a second: its nodes in preorder, each knowing
/// where its parts end.
struct CompiledCondition: Sendable {
  enum Node: Sendable {
    case test(question: Int32, values: UInt64)
    case rule(Int32)
    case all(end: Int32)
    case any(end: Int32)
    case none(end: Int32)
    case atLeast(Int32, end: Int32)
  }

  private(set) var nodes: [Node] = []

  /// Compiles a condition over questions whose domains are known.
  init(_ condition: Condition, domains: [Domain]) {
    append(condition, domains)
  }

  private mutating func append(_ condition: Condition, _ domains: [Domain]) {
    let position = nodes.count
    switch condition {
    case .answer(let test):
      let question = test.question.position
      nodes.append(.test(question: Int32(question), values: domains[question].bits(of: test.values)))
    case .rule(let rule):
      nodes.append(.rule(Int32(rule.position)))
    case .all(let parts):
      let end = appendGroup(parts, domains)
      nodes[position] = .all(end: end)
    case .any(let parts):
      let end = appendGroup(parts, domains)
      nodes[position] = .any(end: end)
    case .none(let parts):
      let end = appendGroup(parts, domains)
      nodes[position] = .none(end: end)
    case .atLeast(let count, let parts):
      let end = appendGroup(parts, domains)
      nodes[position] = .atLeast(Int32(count), end: end)
    }
  }

  private mutating func appendGroup(_ parts: [Condition], _ domains: [Domain]) -> Int32 {
    nodes.append(.all(end: 0))
    for part in parts { append(part, domains) }
    return Int32(nodes.count)
  }
}

/// A question's values as bits. A number's extra values come first, then its range, cut at every bound that a condition
/// names: within a piece no condition can tell two numbers apart.
struct Domain: Sendable {
  /// How many extra values, or options.
  let extras: Int

  /// The first number of each piece, ascending; empty for anything but a number.
  let pieces: [Int]

  /// The last number.
  let last: Int

  /// The most values that a question can have: the bits of a word.
  static let largest = 64

  init(of kind: AnswerKind, bounds: [Int] = []) {
    extras = kind.options.count
    if case .wholeNumber(let number) = kind {
      let cuts = bounds.filter { number.range.contains($0) && $0 != number.range.lowerBound }.sorted()
      pieces = cuts.reduce(into: [number.range.lowerBound]) { if $0.last != $1 { $0.append($1) } }
      last = number.range.upperBound
    } else {
      pieces = []
      last = 0
    }
  }

  var count: Int { extras + pieces.count }

  /// The numbers of a piece.
  func numbers(ofPiece piece: Int) -> ClosedRange<Int> {
    pieces[piece]...(piece + 1 < pieces.count ? pieces[piece + 1] - 1 : last)
  }

  /// The piece that a number of the range lies in.
  func piece(of number: Int) -> Int {
    (pieces.firstIndex { $0 > number } ?? pieces.count) - 1
  }

  func bits(of values: AnswerTest.Values) -> UInt64 {
    switch values {
    case .options(let bits):
      return bits
    case .numbers(let ranges, let extras):
      return pieces.indices.reduce(extras) { bits, piece in
        ranges.contains { $0.contains(pieces[piece]) } ? bits | UInt64(bit: self.extras + piece) : bits
      }
    }
  }

  /// What an answer makes certain and leaves conceivable.
  func holding(of answer: Answer) -> Holding {
    switch answer {
    case .notKnown: return .unknown
    case .option(let position), .extra(let position): return single(position)
    case .number(let number): return single(extras + piece(of: number))
    case .checklist(let ticked, let unknown): return Holding(certain: ticked, conceivable: ticked | unknown)
    }
  }

  private func single(_ position: Int) -> Holding {
    Holding(certain: UInt64(bit: position), conceivable: UInt64(bit: position))
  }
}

extension AnswerTest.Values {
  /// The numbers at which a new piece starts.
  var bounds: [Int] {
    guard case .numbers(let ranges, _) = self else { return [] }
    return ranges.flatMap { [$0.lowerBound, $0.upperBound &+ 1] }
  }
}
