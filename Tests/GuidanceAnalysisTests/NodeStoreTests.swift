import Testing

@testable import GuidanceAnalysis

/// What keeps milliseconds from becoming seconds: operands that look alike must not share a place.
@Suite struct NodeStoreTests {
  @Test(arguments: 0..<20)
  func `Operands that differ in high bits alone have places of their own`(shift: Int) {
    let slots = 1 << 16
    for operation in [NodeStore.Operation.both, .butNot].map(\.rawValue) {
      var places: (left: Set<Int>, right: Set<Int>, both: Set<Int>) = ([], [], [])
      let operands = (0..<4096).map { UInt32($0) << UInt32(shift) }
      for operand in operands {
        places.left.insert(Memo.slot(operation, operand, 7, of: slots))
        places.right.insert(Memo.slot(operation, 7, operand, of: slots))
        places.both.insert(Memo.slot(operation, operand, operand &+ 1, of: slots))
      }
      // Thrown at random, 4,096 keys would take 3,970 of 65,536 places.
      #expect(places.left.count > 3900)
      #expect(places.right.count > 3900)
      #expect(places.both.count > 3900)
    }
  }

  @Test func `Nodes with children in step are found after a few looks`() throws {
    let store = NodeStore(arities: Array(repeating: 2, count: 64), budget: 1_000_000)
    var below: [Diagram] = [.never, .always]
    for position in stride(from: 63, through: 0, by: -1) where below.count < 1024 {
      below += try below.indices.dropFirst().map { try store.node(position, [below[$0 - 1], below[$0]]) }
    }
    // Pairs of children a power of two apart, at one variable.
    for distance in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] {
      for index in 0..<below.count - distance {
        let (low, high) = (below[index], below[index + distance])
        guard low != high, store.position(of: low) > 1, store.position(of: high) > 1 else { continue }
        let node = try store.node(1, [low, high])
        #expect(try store.node(1, [low, high]) == node)
      }
    }
    #expect(store.count > 5000)
    #expect(store.table.pointee.longestProbe < 40)
  }

  @Test func `A store holds no more nodes than its budget`() throws {
    let store = NodeStore(arities: [2, 2], budget: 1)
    let first = try store.node(1, [.never, .always])
    #expect(try store.node(1, [.never, .always]) == first)
    #expect(throws: BudgetExceeded.self) { try store.node(0, [.never, first]) }
    #expect(store.count == 1)
  }
}
