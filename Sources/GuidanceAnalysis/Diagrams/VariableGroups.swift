/// Groups of variables, and which of them hang together.
struct VariableGroups {
  private let groups: [ArraySlice<Int>]

  /// Of each variable the connected part that it belongs to: its size and its first variable.
  let parts: [(size: Int, first: Int)]

  /// The groups to which each variable belongs.
  let memberships: [[Int]]

  init(_ groups: [[Int]], count: Int) {
    // One array for all of them, which is walked through again and again.
    let members = groups.flatMap(\.self)
    var start = 0
    self.groups = groups.map { group in
      defer { start += group.count }
      return members[start..<start + group.count]
    }
    var memberships = [[Int]](repeating: [], count: count)
    var roots = Array(0..<count)
    func root(_ variable: Int) -> Int {
      var variable = variable
      while roots[variable] != variable {
        roots[variable] = roots[roots[variable]]
        variable = roots[variable]
      }
      return variable
    }
    for (number, group) in groups.enumerated() {
      for variable in group {
        memberships[variable].append(number)
        let (a, b) = (root(group[0]), root(variable))
        roots[max(a, b)] = min(a, b)
      }
    }
    var sizes = [Int](repeating: 0, count: count)
    for variable in 0..<count { sizes[root(variable)] += 1 }
    parts = (0..<count).map { (sizes[root($0)], root($0)) }
    self.memberships = memberships
  }

  var indices: Range<Int> { groups.indices }

  subscript(group: Int) -> ArraySlice<Int> { groups[group] }
}
