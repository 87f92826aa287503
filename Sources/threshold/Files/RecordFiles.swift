import DecisionSupport
import MarkedYAML

/// Records that `check --save` wrote.
enum RecordFiles {
  /// The record of an interview that was left before its end; nil where there is no file.
  ///
  /// - Parameters:
  ///   - path: Its file.
  ///   - loaded: The guidance that it was begun with.
  /// - Returns: What was answered, and the file's bytes.
  /// - Throws: Where the file is anything else.
  static func unfinished(
    _ path: String,
    _ loaded: LoadedGuidance
  ) throws(Failure) -> (children: [Check.Child], bytes: [UInt8])? {
    guard try FileReader.exists(path) else { return nil }
    try FileWriter.refuseSpecial(path)
    let sink = DiagnosticSink()
    let reader = RecordReader(loaded.guidance, fingerprint: loaded.fingerprint, into: sink)
    guard let file = try? FileReader.read(path), let node = compose(file, into: sink), let record = reader.record(node)
    else { throw .exists(path) }
    let records = [record] + reader.siblings(node)
    guard sink.isEmpty, records.contains(where: { !$0.isFinished }) else { throw .exists(path) }
    guard record.guidance.fingerprint == loaded.fingerprint else {
      throw Failure(
        "'\(path)' was begun with another version of the guidance",
        "other-guidance",
        help: "keep it as it is, and begin a new one under another name: --answers takes its answers over"
      )
    }
    let children = records.map { record in
      Check.Child(
        label: record.label,
        answers: record.answers,
        professional: ProfessionalJudgement(record.judgement, of: loaded.guidance),
        isFinished: record.isFinished
      )
    }
    return (children, file.bytes)
  }

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
        records += [record] + reader.siblings(node)
      } catch {
        sink.report(error)
      }
    }
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return records
  }
}
