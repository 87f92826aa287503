import Batch
import DecisionSupport
import GuidanceAnalysis
import MarkedYAML
import TestSupport

/// What is fed with bytes that nobody wrote. Each ends in a trap where a promise about its reader is broken.
enum FuzzTarget: String, CaseIterable {
  case yaml, json, answersLine = "answers-line", argument, guidance, scenario, caseLog = "case-log", response, waivers
  case intent

  static let sound = guidance(in: "Tests/Fixtures/sound")
  static let interview = guidance(in: "Tests/Fixtures/interview")
  static let today = CalendarDate("2026-11-24") ?? CalendarDate(dayNumber: 0)

  /// Reads the bytes, and looks whether what came of them keeps its promises.
  func run(_ bytes: [UInt8]) {
    let sink = DiagnosticSink()
    let file = SourceFile(path: "file", bytes: bytes)
    switch self {
    case .yaml: precondition(compose(file, into: sink) != nil || !sink.isEmpty, "nothing was read, and nothing said")
    case .json: precondition((composeJSON(file, into: sink).node == nil) == !sink.isEmpty, "a problem beside a value")
    case .answersLine: runAnswersLine(bytes)
    case .argument:
      precondition((AnswersReader(Self.sound, into: sink).answer(file) == nil) == !sink.isEmpty, "an answer is lost")
    case .guidance: runGuidance(bytes, into: sink)
    case .scenario:
      guard let node = compose(file, into: sink) else { break }
      let library = ScenarioReader(Self.interview, into: sink).library([(name: nil, node: node)])
      guard sink.isEmpty else { break }
      for scenario in library.scenarios { expectOneMeaning(of: scenario) }
    case .caseLog: runCaseLog(file, into: sink)
    case .response:
      guard let node = compose(file, into: sink) else { break }
      let response = ResponseReader(Self.interview, scenarios: ["violence-visits"], into: sink).response(node)
      precondition((response == nil) == !sink.isEmpty, "a response is lost")
    case .waivers:
      guard let node = compose(file, into: sink) else { break }
      let waivers = WaiversReader(into: sink).waivers(node)
      sink.report(contentsOf: Suppressions(intent: [], waivers: waivers).problems)
    case .intent:
      guard let node = compose(file, into: sink) else { break }
      let intent = IntentReader(into: sink).intent(node)
      sink.report(contentsOf: Suppressions(intent: intent, waivers: []).problems)
    }
    sink.expectPlainWords()
  }

  /// The quick reader of lines reads what the thorough one reads, and says what that says.
  private func runAnswersLine(_ bytes: [UInt8]) {
    var reader = AnswerLineReader(Self.sound)
    bytes.withUnsafeBytes { reader.read($0) }
    let sink = DiagnosticSink()
    let composed = composeJSON(SourceFile(path: "the line", bytes: bytes), into: sink)
    guard reader.problems.isEmpty else {
      for problem in reader.problems { problem.expectPlainWords() }
      return
    }
    guard let node = composed.node, case .mapping(let mapping) = node else {
      preconditionFailure("a line is read that is not an object of JSON")
    }
    let entries = mapping.entries.filter { $0.key.text != AnswerLineReader.idKey }
    let answers = AnswersReader(Self.sound, into: sink)
      .answers(.mapping(Mapping(entries: entries, range: mapping.range)))
    precondition(sink.isEmpty && answers == reader.answers, "the quick reader reads something else")
  }

  /// The first byte says which file of a sound guidance the others stand in place of.
  private func runGuidance(_ bytes: [UInt8], into sink: DiagnosticSink) {
    guard let first = bytes.first else { return }
    let part = GuidancePart.allCases[Int(first) % GuidancePart.allCases.count]
    var files = Self.files
    files[part] = SourceFile(path: part.fileName, bytes: Array(bytes.dropFirst()))
    let guidance = GuidanceLoader.load(files, folder: "folder", into: sink)
    precondition((guidance == nil) == !sink.isEmpty, "a guidance is lost, or read in spite of a problem")
    guard let guidance else { return }
    var assessor = Assessor(guidance, parts: .all)
    _ = assessor.assess(Answers(for: guidance), since: Self.today, today: Self.today)
  }

  /// The engine concludes what the definition does.
  private func expectOneMeaning(of scenario: Scenario) {
    do {
      _ = try Self.interview.test(scenario, today: Self.today)
    } catch {
      preconditionFailure("the engine concludes something else than the definition")
    }
  }

  /// What is added to a log is read again as it was added.
  private func runCaseLog(_ file: SourceFile, into sink: DiagnosticSink) {
    guard let ladder = Ladder(Self.sound) else { return }
    let escalation = ladder.escalation
    let reader = CaseLogReader(escalation, today: Self.today, into: sink)
    guard let node = compose(file, into: sink), let log = reader.log(node) else { return }
    _ = log.standing(on: ladder, today: Self.today)
    let entry = CaseLog.Entry(step: Ordinal(0), on: Self.today, outcome: .unresolved, note: log.disagreement)
    guard let text = reader.text(adding: entry, to: file, about: "") else { return }
    let again = DiagnosticSink()
    let longer = compose(SourceFile(path: "longer", text: text), into: again)
      .flatMap { CaseLogReader(escalation, today: Self.today, into: again).log($0) }
    precondition(longer?.entries == log.entries + [entry], "a step is lost")
  }

  // MARK: Guidances

  private static let files = GuidancePart.allCases.reduce(into: [GuidancePart: SourceFile]()) {
    $0[$1] = try? Repository.file("Tests/Fixtures/sound/\($1.fileName)")
  }

  private static func guidance(in folder: String) -> Guidance {
    guard let guidance = try? Repository.guidance(folder, into: DiagnosticSink()) else {
      preconditionFailure("\(folder) cannot be read")
    }
    return guidance
  }
}

extension DiagnosticSink {
  fileprivate func report(contentsOf problems: [Diagnostic]) {
    for problem in problems { report(problem) }
  }

  fileprivate func expectPlainWords() {
    for diagnostic in diagnostics { diagnostic.expectPlainWords() }
  }
}

extension Diagnostic {
  /// Nothing that is said of a text may drive a terminal, or be as long as the text.
  fileprivate func expectPlainWords() {
    let words = formatted()
    precondition(words.utf8.count < 40_000, "a message of megabytes")
    for scalar in words.unicodeScalars where scalar != "\n" {
      let isPlain = scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      precondition(isPlain && !(0x2028...0x202E).contains(scalar.value), "a control character in a message")
    }
  }
}
