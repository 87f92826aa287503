extension Array where Element: Equatable {
  /// The elements, each once, where it comes first.
  package var uniqued: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
