import DecisionSupport
import GuidanceAnalysis
public import MarkedYAML

/// Why a guidance was not audited, in every form that the report of an audit has.
public struct FailedAudit: Sendable {
  /// What the report was to be about.
  public let context: ReportContext

  /// What is wrong with the guidance, each problem with its place where it has one.
  public let problems: [Diagnostic]

  /// What another program, such as git, said of the failure, a line each.
  public let words: [String]

  /// Puts together what is said instead of a report.
  public init(_ problems: [Diagnostic], words: String, context: ReportContext) {
    (self.problems, self.context) = (problems, context)
    self.words = words.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The sentence, with a full stop, that the guidance was not audited.
  var verdict: String {
    let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    return "'\(context.folder)' was not audited (\(count)): what it does to children is not known."
  }

  /// What is wrong with the guidance, for people.
  public var document: Document {
    var document = Document()
    document.add(.statement(verdict))
    for line in words { document.add(.paragraph(line)) }
    for problem in problems {
      let notes = [problem.range?.place, problem.help?.startingWithCapital].compactMap(\.self)
      let others = problem.notes.map { "\($0.message.startingWithCapital): \($0.range.place)" }
      document.add(
        .item(sentence(of: problem), notes: notes + others + problem.explanations)
      )
    }
    return document
  }

  /// What is wrong with the guidance, as JSON for other programs.
  public var json: JSON {
    .object([
      .init("folder", .string(context.folder)),
      .init("verdict", .string(verdict)),
      .init("failed", true),
      .init("said", JSON(words)),
      .init("problems", .array(problems.map(json))),
    ])
  }

  private func json(_ problem: Diagnostic) -> JSON {
    .object([
      .init("code", .string(problem.identifier)),
      .init("message", .string(problem.message)),
      .init("place", JSON(place: problem.range)),
      .init("help", JSON(problem.help)),
      .init("notes", .array(problem.notes.map { ["message": .string($0.message), "place": JSON(place: $0.range)] })),
    ])
  }

  /// Each problem as a command by which a GitHub workflow marks a line of a pull request, then the verdict.
  public var annotations: String {
    problems.map { problem in
      var properties = ["file=\(path(of: problem).escapedInProperty)"]
      if let range = problem.range, !context.isFormer(range) {
        properties += ["line=\(range.start.line)", "col=\(range.start.column)"]
      }
      properties.append("title=\(problem.identifier.escapedInProperty)")
      return "::error \(properties.joined(separator: ","))::\(text(of: problem).escapedInData)\n"
    }
    .joined() + verdict.printable() + "\n"
  }

  /// The run of a SARIF log that says that the audit did not succeed; what is wrong are its results.
  var sarifRun: JSON {
    let codes = problems.map(\.identifier).uniqued
    let rules = codes.map { code -> JSON in
      ["id": .string(code), "shortDescription": ["text": "The guidance cannot be audited."]]
    }
    return .object([
      .init("tool", ["driver": .sarifDriver(rules: rules)]),
      .init("automationDetails", ["id": .string(context.sarifCategory)]),
      .init("columnKind", "unicodeCodePoints"),
      .init("invocations", [["executionSuccessful": false]]),
      .init("properties", ["verdict": .string(verdict)]),
      .init("results", .array(problems.map { result($0, codes) })),
    ])
  }

  private func result(_ problem: Diagnostic, _ codes: [String]) -> JSON {
    let uri: JSON = ["uri": .string(path(of: problem).asURI)]
    let place =
      problem.range.map { $0.physicalLocation(path: path(of: problem), hasRegion: !context.isFormer($0)) }
      ?? ["artifactLocation": uri]
    return .object([
      .init("ruleId", .string(problem.identifier)),
      .init("ruleIndex", .number(codes.firstIndex(of: problem.identifier) ?? 0)),
      .init("level", "error"),
      .init("message", ["text": .string(text(of: problem).printable(keepingLineBreaks: true))]),
      .init("locations", [["physicalLocation": place]]),
    ])
  }

  /// What is wrong with the guidance, as JUnit XML for build servers: an error for each problem.
  public var junit: XML {
    let cases = problems.map { problem -> XML in
      let error = XML("error", ["type": problem.identifier, "message": problem.message], text: problem.formatted())
      let name = "\(context.folder): \(problem.identifier)"
      guard let range = problem.range else { return XML("testcase", ["classname": "audit", "name": name], [error]) }
      return XML(
        "testcase",
        ["classname": "audit", "name": name, "file": range.file.path, "line": "\(range.start.line)"],
        [error]
      )
    }
    let count = "\(cases.count)"
    let suite = XML("testsuite", ["name": "audit", "tests": count, "failures": "0", "errors": count], cases)
    return XML("testsuites", ["name": verdict, "tests": count, "failures": "0", "errors": count], [suite])
  }

  /// A problem with what to do about it. What a place in the old configuration would be called comes first: nothing can be
  /// marked there.
  private func text(of problem: Diagnostic) -> String {
    let former = problem.range.flatMap { context.isFormer($0) ? "\($0.place): " : nil } ?? ""
    let words = problem.range == nil ? words : []
    let help = [problem.help?.startingWithCapital].compactMap(\.self)
    return (words + [former + sentence(of: problem)] + help + problem.explanations).joined(separator: "\n")
  }

  private func sentence(of problem: Diagnostic) -> String {
    let sentence = problem.message.startingWithCapital
    return sentence.hasSuffix("?") ? sentence : sentence + "."
  }

  /// The file that a problem is marked at.
  private func path(of problem: Diagnostic) -> String {
    problem.range.map { context.path(of: $0) } ?? "\(context.folder)/guidance.yaml"
  }
}

extension ReportContext {
  /// Whether a place is in the old configuration, where that was read from a revision.
  func isFormer(_ range: SourceRange) -> Bool { !formerPrefix.isEmpty && range.file.path.hasPrefix(formerPrefix) }

  /// A file's path as the new configuration has it: without the revision that the old one was read from.
  func path(of range: SourceRange) -> String {
    isFormer(range) ? String(range.file.path.dropFirst(formerPrefix.count)) : range.file.path
  }

  /// What tells the runs of several configurations in one place from one another: what stands before the last slash.
  var sarifCategory: String { "threshold/\(folder)/" }
}

extension JSON {
  /// A place as reports name it; null for none.
  init(place range: SourceRange?) {
    self =
      range.map { range in
        [
          "file": .string(range.file.path), "line": .number(Int(range.start.line)),
          "column": .number(Int(range.start.column)),
        ]
      } ?? .null
  }
}
