extension Examination {
  /// How large it is.
  var statistics: Audit.Statistics {
    var live: [Diagram] = []
    for side in space.sides {
      guard let own = functions[side] else { continue }
      live += own.rules + [own.applies] + own.reminders + own.asked
    }
    return Audit.Statistics(
      variables: space.variables.count,
      nodes: store.count,
      liveNodes: store.size(live),
      searched: false
    )
  }
}
