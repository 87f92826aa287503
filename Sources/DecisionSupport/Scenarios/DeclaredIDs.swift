internal import MarkedYAML

/// The ids that scenarios and cases bear, so that of a second one it is said where the first is.
struct DeclaredIDs {
  let sink: DiagnosticSink
  private var places: [String: SourceRange] = [:]

  init(sink: DiagnosticSink) {
    self.sink = sink
  }

  /// Notes the id that a mapping bears.
  mutating func declare(_ node: Node, _ kind: String) {
    guard case .mapping(let mapping) = node, case .scalar(let id)? = mapping["id"], !id.isEmpty else { return }
    guard let first = places[id.text] else {
      places[id.text] = id.range
      return
    }
    sink.report(
      "\(kind) '\(id.text.shortened)' is declared twice",
      identifier: "duplicate-id",
      at: id.range,
      notes: [.init("first declared here", at: first)]
    )
  }

  /// Notes the ids of a file's cases.
  mutating func declare(casesOf node: Node) {
    guard case .mapping(let mapping) = node, case .sequence(let cases)? = mapping["cases"] else { return }
    for item in cases.items { declare(item, "case") }
  }
}
