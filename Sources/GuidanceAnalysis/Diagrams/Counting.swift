/// Counts the answer sets for which a function is not 0, exactly.
struct Counting {
  private let store: NodeStore

  /// The weight of each state, and of all states together, by position.
  private let weights: [[UInt64]]
  private let totals: [UInt64]

  /// In how many words of 64 bits the count of all answer sets fits.
  private let width: Int

  init(_ space: AnswerSpace, _ layout: Layout, _ store: NodeStore) {
    self.store = store
    weights = layout.order.map { space.variables[$0].states.map { UInt64($0.weight) } }
    totals = weights.map { $0.reduce(0, +) }
    width = totals.reduce(0) { $0 + UInt64.bitWidth - $1.leadingZeroBitCount } / UInt64.bitWidth + 1
  }

  func count(_ diagram: Diagram) -> AnswerCount {
    let nodes = store.nodes(of: [diagram])
    // Of each node, how many ways there are to answer what it asks and what lies below that.
    let counts = WordTable(count: nodes.count + 2, width: width)
    let (product, last) = (nodes.count, nodes.count + 1)
    for (number, node) in nodes.enumerated() {
      let position = store.position(of: node)
      for (state, weight) in weights[position].enumerated() {
        let child = store.child(node, state)
        guard child != .never else { continue }
        let below = child.isConstant ? totals.count : store.position(of: child)
        if child.isConstant { counts.set(product, to: 1) } else { counts.copy(store.number(of: child), to: product) }
        multiply(product, by: weight, freeing: position + 1..<below, counts)
        counts.add(product, to: number)
      }
    }
    if diagram.isConstant {
      counts.set(last, to: diagram == .never ? 0 : 1)
    } else {
      counts.copy(product - 1, to: last)
    }
    let top = diagram.isConstant ? totals.count : store.position(of: diagram)
    multiply(last, by: 1, freeing: 0..<top, counts)
    return AnswerCount(words: counts[last])
  }

  /// Multiplies by a factor and by the ways to answer variables that make no difference, as many at once as fit a word.
  private func multiply(_ row: Int, by factor: UInt64, freeing positions: Range<Int>, _ counts: borrowing WordTable) {
    var factor = factor
    for position in positions {
      let (product, overflows) = factor.multipliedReportingOverflow(by: totals[position])
      if overflows { counts.multiply(row, by: factor) }
      factor = overflows ? totals[position] : product
    }
    if factor != 1 { counts.multiply(row, by: factor) }
  }
}

/// Rows of whole numbers of one width, least significant words first, in memory of its own.
private struct WordTable: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let width: Int

  init(count: Int, width: Int) {
    words = .allocate(capacity: count * width)
    words.initialize(repeating: 0, count: count * width)
    self.width = width
  }

  deinit { words.deallocate() }

  subscript(row: Int) -> [UInt64] { Array(UnsafeBufferPointer(start: words + row * width, count: width)) }

  func set(_ row: Int, to value: UInt64) {
    for word in 0..<width { words[row * width + word] = word == 0 ? value : 0 }
  }

  func copy(_ row: Int, to other: Int) {
    (words + other * width).update(from: words + row * width, count: width)
  }

  func add(_ row: Int, to other: Int) {
    let (addend, sums) = (words + row * width, words + other * width)
    var carry: UInt64 = 0
    for word in 0..<width {
      let (sum, first) = sums[word].addingReportingOverflow(addend[word])
      let (total, second) = sum.addingReportingOverflow(carry)
      sums[word] = total
      carry = first || second ? 1 : 0
    }
  }

  func multiply(_ row: Int, by factor: UInt64) {
    let products = words + row * width
    var carry: UInt64 = 0
    for word in 0..<width {
      let (high, low) = products[word].multipliedFullWidth(by: factor)
      let (sum, carries) = low.addingReportingOverflow(carry)
      products[word] = sum
      carry = high + (carries ? 1 : 0)
    }
  }
}
