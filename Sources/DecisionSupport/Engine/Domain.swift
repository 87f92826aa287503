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
    isChecklist = if case .anyOf = kind { true } else { false }
    if case .wholeNumber(let number) = kind {
      let cuts = bounds.filter { number.range.contains($0) && $0 != number.range.lowerBound }.sorted()
      pieces = cuts.reduce(into: [number.range.lowerBound]) { if $0.last != $1 { $0.append($1) } }
      last = number.range.upperBound
    } else {
      pieces = []
      last = 0
    }
  }

  /// Whether several of the question's options can be ticked.
  let isChecklist: Bool

  var count: Int { extras + pieces.count }

  /// The numbers of a piece.
  func numbers(ofPiece piece: Int) -> ClosedRange<Int> {
    pieces[piece]...(piece + 1 < pieces.count ? pieces[piece + 1] - 1 : last)
  }

  /// The piece that a number of the range lies in.
  func piece(of number: Int) -> Int {
    (pieces.firstIndex { $0 > number } ?? pieces.count) - 1
  }

  /// Calls a body with every value that a condition can tell from another: options, or extra values and then one number of
  /// each piece. A checklist has none.
  ///
  /// Of each piece the number nearest to the target is taken; without one the first.
  func forEachValue(near target: Int?, _ body: (Answer) -> Void) {
    guard !isChecklist else { return }
    for position in 0..<extras { body(pieces.isEmpty ? .option(position) : .extra(position)) }
    for piece in pieces.indices {
      let range = numbers(ofPiece: piece)
      body(.number(min(max(target ?? range.lowerBound, range.lowerBound), range.upperBound)))
    }
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

  /// What an answer makes certain and leaves possible.
  func values(of answer: Answer) -> PossibleValues {
    guard case .number(let number) = answer else { return PossibleValues(answer) ?? .unknown }
    return PossibleValues(only: extras + piece(of: number))
  }
}

extension AnswerTest.Values {
  /// The numbers at which a new piece starts.
  var bounds: [Int] {
    guard case .numbers(let ranges, _) = self else { return [] }
    return ranges.flatMap { [$0.lowerBound, $0.upperBound &+ 1] }
  }
}
