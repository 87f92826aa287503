// Walks over the nodes of a function, each node once.

extension NodeStore {
  /// The nodes of some functions, those below a node before it; constants are not among them.
  func nodes(of diagrams: [Diagram]) -> [Diagram] {
    var nodes: [Diagram] = []
    var numbers: [UInt32] = []
    swap(&numbers, &self.numbers)
    numbers += repeatElement(0, count: table.pointee.count - numbers.count)
    // A number counts where the node that has it is there; so nothing has to be cleared.
    func isNumbered(_ diagram: Diagram) -> Bool {
      let number = Int(numbers[Int(diagram.index)])
      return number < nodes.count && nodes[number] == diagram
    }
    func visit(_ diagram: Diagram) {
      guard !diagram.isConstant, !isNumbered(diagram) else { return }
      for state in 0..<table.pointee.arity(of: position(of: diagram)) { visit(child(diagram, state)) }
      numbers[Int(diagram.index)] = UInt32(nodes.count)
      nodes.append(diagram)
    }
    for diagram in diagrams { visit(diagram) }
    swap(&numbers, &self.numbers)
    return nodes
  }

  /// The number of a node in the last walk, which came to it.
  @inline(__always)
  func number(of node: Diagram) -> Int { Int(numbers[Int(node.index)]) }

  /// Works out a value for every node of a function from the values of its children.
  ///
  /// - Parameters:
  ///   - diagram: The function, not a constant.
  ///   - constant: The value of a constant.
  ///   - combine: The value of a node, given the values below by state.
  /// - Returns: The values of the nodes by their numbers in this walk, the function's own last.
  @inline(__always)
  func fold<Value>(
    _ diagram: Diagram,
    constant: @escaping (Int) -> Value,
    combine: (_ position: Int, _ below: (Int) -> Value) -> Value
  ) -> [Value] {
    let nodes = nodes(of: [diagram])
    var values: [Value] = []
    values.reserveCapacity(nodes.count)
    for node in nodes {
      let value = combine(position(of: node)) { state in
        let child = child(node, state)
        return child.isConstant ? constant(child.value) : values[number(of: child)]
      }
      values.append(value)
    }
    return values
  }
}

extension NodeStore {
  /// The variables that some functions depend on, in order.
  func support(_ diagrams: [Diagram]) -> [Int] {
    var found = [Bool](repeating: false, count: arities.count)
    for node in nodes(of: diagrams) { found[position(of: node)] = true }
    return found.indices.filter { found[$0] }
  }

  /// How many nodes some functions have together.
  func size(_ diagrams: [Diagram]) -> Int { nodes(of: diagrams).count }
}
