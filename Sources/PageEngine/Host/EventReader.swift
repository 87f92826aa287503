/// Stands in a browser for the reader that asks libyaml, which is not there: guidance and answers come as JSON.
struct EventReader: ~Copyable {
  init?(_ bytes: some Collection<UInt8>) {}

  /// Refuses whatever the text holds.
  func next() throws(SyntaxProblem) -> Event {
    throw SyntaxProblem(
      problem: "only JSON can be read here",
      position: SourcePosition(line: 1, column: 1),
      context: nil
    )
  }
}
