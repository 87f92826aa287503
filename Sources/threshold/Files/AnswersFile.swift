import DecisionSupport
import MarkedYAML

/// Answers as they are given beside an interview: in a file, and one by one.
enum AnswersFile {
  /// The answers of a file, then those given one by one, which win.
  ///
  /// - Parameters:
  ///   - path: The file; nil where there is none.
  ///   - single: Answers such as `id=value`.
  ///   - guidance: What was asked.
  ///   - surroundings: Where standard input is.
  /// - Returns: The answers of each child; of an only one, unless the file names several.
  /// - Throws: Everything that is wrong with them.
  static func read(
    _ path: String?,
    _ single: [String],
    _ guidance: Guidance,
    in surroundings: Surroundings
  ) throws(Failure) -> [ChildAnswers] {
    let sink = DiagnosticSink()
    let reader = AnswersReader(guidance, into: sink)
    var given: [ChildAnswers] = [(nil, Answers(for: guidance), nil)]
    if let path {
      do {
        if let node = compose(try FileReader.read(path, surroundings), into: sink) { given = reader.family(node) }
      } catch {
        sink.report(error)
      }
    }
    for argument in single {
      if let (question, answer) = reader.answer(SourceFile(path: "--answer", text: argument)) {
        guard given.count == 1 || guidance.questions[question].isOfFamily else {
          throw Failure(
            "'\(guidance.questions[question].id)' is about one child, and there are several",
            "several-children",
            help: "answer it in the file, for each child"
          )
        }
        for child in given.indices { given[child].answers[question] = answer }
      }
    }
    guard sink.isEmpty else { throw Failure(sink.diagnostics) }
    return given
  }
}
