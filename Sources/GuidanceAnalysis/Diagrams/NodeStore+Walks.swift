// Walks over the nodes of a set, each node once.

extension NodeStore {
  /// The nodes of some sets, those below a node before it; constants are not among them.
  func nodes(of diagrams: [Diagram]) -> [Diagram] {
    if diagrams == lastWalk.diagrams { return lastWalk.nodes }
    var nodes: [Diagram] = []
    numbers += repeatElement(0, count: table.pointee.count - numbers.count)
    numbers.withUnsafeMutableBufferPointer { numbers in
      for diagram in diagrams { visit(diagram, numbers, &nodes) }
    }
    lastWalk = (diagrams, nodes)
    return nodes
  }

  private func visit(_ diagram: Diagram, _ numbers: UnsafeMutableBufferPointer<UInt32>, _ nodes: inout [Diagram]) {
    guard !diagram.isConstant else { return }
    // A number counts where the node that has it is there; so nothing has to be cleared.
    let number = Int(numbers[Int(diagram.index)])
    if number < nodes.count, nodes[number] == diagram { return }
    let position = position(of: diagram)
    for state in 0..<table.pointee.arity(of: position) { visit(child(diagram, state), numbers, &nodes) }
    numbers[Int(diagram.index)] = UInt32(nodes.count)
    nodes.append(diagram)
  }

  /// The number of a node in the last walk, which came to it.
  @inline(__always)
  func number(of node: Diagram) -> Int { Int(numbers[Int(node.index)]) }

  /// Works out a value for every node of a set from the values of its children.
  ///
  /// - Parameters:
  ///   - diagram: The set, neither nothing nor everything.
  ///   - constant: The value of nothing, or of everything.
  ///   - combine: The value of a node, given the values below by state.
  /// - Returns: The values of the nodes by their numbers in this walk, the set's own last.
  @inline(__always)
  func fold<Value>(
    _ diagram: Diagram,
    constant: @escaping (_ isEverything: Bool) -> Value,
    combine: (_ position: Int, _ below: (Int) -> Value) -> Value
  ) -> [Value] {
    let nodes = nodes(of: [diagram])
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      let value = combine(position(of: node)) { state in
        let child = child(node, state)
        return child.isConstant ? constant(child == .always) : values[number(of: child)]
      }
      values.append(value)
    }
    return values
  }
}

extension NodeStore {
  /// The variables that some sets depend on, in order.
  func support(_ diagrams: [Diagram]) -> [Int] {
    var found = [Bool](repeating: false, count: arities.count)
    for node in nodes(of: diagrams) { found[position(of: node)] = true }
    return found.indices.filter { found[$0] }
  }

  /// The variables that a set depends on, in order; nil where they are more than a limit.
  func support(_ diagram: Diagram, atMost limit: Int) -> [Int]? {
    // Of a large set one path shows that already.
    var (length, path) = (0, diagram)
    while !path.isConstant {
      length += 1
      let node = path
      path = (0..<arities[position(of: node)]).lazy.map { self.child(node, $0) }.first { !$0.isConstant } ?? .never
    }
    guard length <= limit else { return nil }
    let found = support([diagram])
    return found.count <= limit ? found : nil
  }

  /// How many nodes some sets have together.
  func size(_ diagrams: [Diagram]) -> Int { nodes(of: diagrams).count }
}
