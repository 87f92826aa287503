import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

extension AuditedConfigurations {
  /// What the change declares, and what people accepted: of two configurations the old one's waivers.
  ///
  /// - Parameter path: A file that declares what the change means, instead of the configuration's own `intent:`.
  /// - Returns: All of it.
  /// - Throws: Everything that is wrong with it.
  func suppressions(intent path: String?) throws(Failure) -> Suppressions {
    let sink = DiagnosticSink()
    var effects: [IntendedEffect] = []
    if let path {
      do {
        if let node = compose(try FileReader.read(path), into: sink) {
          effects = IntentReader(into: sink).intent(node)
        }
      } catch {
        sink.report(error)
      }
    } else if let old {
      effects = Suppressions.intent(of: new.guidance, beyond: old.guidance)
    }
    let waivers =
      (old ?? new).waivers
      .flatMap { compose($0, into: sink) }
      .map { WaiversReader(into: sink).waivers($0) } ?? []
    let suppressions = Suppressions(intent: effects, waivers: waivers)
    for problem in suppressions.problems { sink.report(problem) }
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return suppressions
  }
}
