import DecisionSupport
import MarkedYAML

/// The responses of a group.
enum ResponseFiles {
  private static let files = NamedFiles(of: "response", endings: [".json", ".yaml", ".yml"])

  /// Reads files, and every YAML and JSON file of folders and of the folders below, each once.
  ///
  /// - Throws: Every problem of every file.
  static func read(
    _ paths: [String],
    _ guidance: Guidance,
    scenarios: [Scenario],
    in surroundings: Surroundings
  ) throws(Failure) -> [Response] {
    let sink = DiagnosticSink()
    let reader = ResponseReader(guidance, scenarios: scenarios.map(\.id), into: sink)
    var responses: [Response] = []
    var places: [String: SourceRange] = [:]
    for file in files.files(paths, into: sink) {
      do {
        guard let node = compose(try file.read(in: surroundings), into: sink),
          let response = reader.response(node),
          isNew(node, &places, sink)
        else { continue }
        responses.append(response)
      } catch {
        sink.report(error)
      }
    }
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return responses
  }

  /// Whether no response before bears the same id: a copy would count one person twice.
  private static func isNew(_ node: Node, _ places: inout [String: SourceRange], _ sink: DiagnosticSink) -> Bool {
    guard case .mapping(let mapping) = node, case .scalar(let id)? = mapping["response"] else { return true }
    if let first = places[id.text] {
      sink.report(
        Diagnostic(
          "response '\(id.text)' appears twice",
          identifier: "duplicate-id",
          at: id.range,
          help: "leave out one of the two files, or one person counts as two",
          notes: [.init("it appears here first", at: first)]
        )
      )
      return false
    }
    places[id.text] = id.range
    return true
  }
}
