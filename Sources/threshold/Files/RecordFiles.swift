import DecisionSupport
import MarkedYAML

/// Records that `check --save` wrote.
enum RecordFiles {
  /// Reads records.
  ///
  /// - Parameters:
  ///   - paths: Their files; `-` is standard input.
  ///   - guidance: What their answers are read by.
  ///   - version: Which version of it that is.
  ///   - surroundings: Where standard input is.
  /// - Returns: Every record.
  /// - Throws: Every problem of all.
  static func read(
    _ paths: [String],
    _ guidance: Guidance,
    _ version: GuidanceVersion,
    in surroundings: Surroundings
  ) throws(Failure) -> [Record] {
    let sink = DiagnosticSink()
    let reader = RecordReader(guidance, fingerprint: version.fingerprint, into: sink)
    var records: [Record] = []
    for path in paths {
      do {
        guard let node = compose(try FileReader.read(path, surroundings), into: sink), let record = reader.record(node)
        else { continue }
        records.append(record)
      } catch {
        sink.report(error)
      }
    }
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return records
  }
}
