import DecisionSupport
import MarkedYAML
import Reports

/// A response that grows while a trainee rehearses, and the file that keeps it, if one does.
struct ResponseFile {
  private(set) var response: Response
  private let guidance: Guidance

  /// Nil where nothing is kept.
  private var file: KeptFile?

  /// Takes a file up where it ends, or prepares for a new one: without a path nothing is kept.
  ///
  /// - Throws: Where the file is not a response to this guidance: it stays as it is.
  init(_ path: String?, of loaded: LoadedGuidance, scenarios: [Scenario]) throws(Failure) {
    guidance = loaded.guidance
    // A name that nobody gave and nobody can guess: it only tells two responses apart.
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let id = String(repeating: "0", count: 16 - number.count) + number
    response = Response(id: id, guidance: path == nil ? nil : loaded.version)
    guard let path else { return }
    file = KeptFile(path)
    guard try FileReader.exists(path) else {
      try FileWriter.refuse(path, isForced: false)
      return
    }
    try FileWriter.refuseSpecial(path)
    let (file, read) = try Self.read(path, guidance, scenarios, in: .process)
    if let version = read.guidance, version != loaded.version {
      throw Failure(
        "'\(path)' was begun with another version of the guidance",
        "other-guidance",
        help: "keep it as it is, and begin a new one under another name"
      )
    }
    self.file = KeptFile(path, holding: file.bytes)
    response = Response(id: read.id ?? id, guidance: loaded.version, judgements: read.judgements)
  }

  /// Reads the file of a response.
  static func read(
    _ path: String,
    _ guidance: Guidance,
    _ scenarios: [Scenario],
    in surroundings: Surroundings
  ) throws(Failure) -> (file: SourceFile, response: Response) {
    let sink = DiagnosticSink()
    do {
      let file = try FileReader.read(path, surroundings)
      let reader = ResponseReader(guidance, scenarios: scenarios.map(\.id), into: sink)
      let response = compose(file, into: sink).flatMap { reader.response($0) }
      if let response, sink.isEmpty { return (file, response) }
    } catch {
      sink.report(error)
    }
    throw Failure(sink.diagnostics)
  }

  /// Whether anything is kept.
  var isKept: Bool { file != nil }

  /// The new file that holds judgements; none where nothing is kept.
  func output(adding judgements: [Response.Judgement]) -> [OutputFile] {
    guard let file else { return [] }
    var response = response
    for judgement in judgements { response[judgement.scenario] = judgement }
    return [OutputFile(path: file.path, text: response.json(guidance).text(), kind: .record(isForced: false))]
  }

  /// Takes judgements in, and writes the file anew, whole or not at all.
  mutating func keep(_ judgements: [Response.Judgement]) throws(Failure) {
    for judgement in judgements { response[judgement.scenario] = judgement }
    try file?.write(response.json(guidance).text())
  }
}
