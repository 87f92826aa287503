import DecisionSupport
import MarkedYAML

extension ScenarioTestReport {
  /// The comparison for build servers, as JUnit XML: a suite for each folder of scenarios and, where coverage is shown,
  /// one with a case for each part of the guidance.
  public var junit: XML {
    let folders = results.reduce(into: [String]()) { folders, result in
      if !folders.contains(result.folder) { folders.append(result.folder) }
    }
    let suites = folders.map { folder in
      suite(folder, results.filter { $0.folder == folder }.map { (case: scenario($0, in: folder), !$0.isAsExpected) })
    }
    let coverage = covered.isEmpty ? [] : [suite("coverage", covered.map { (case: part($0), isTooLittle($0)) })]
    let failures = results.count { !$0.isAsExpected } + covered.count(where: isTooLittle)
    return XML(
      "testsuites",
      [
        "name": "\(guidance.name), version \(guidance.version)", "tests": "\(results.count + covered.count)",
        "failures": "\(failures)", "errors": "0",
      ],
      suites + coverage
    )
  }

  private func suite(_ name: String, _ cases: [(case: XML, isFailure: Bool)]) -> XML {
    XML(
      "testsuite",
      ["name": name, "tests": "\(cases.count)", "failures": "\(cases.count(where: \.isFailure))", "errors": "0"],
      cases.map(\.case)
    )
  }

  private func scenario(_ result: ScenarioResult, in folder: String) -> XML {
    let place = result.scenario.expectation.range
    let words = result.differencesInWords(guidance)
    let failure = XML(
      "failure",
      ["type": "disagreement", "message": words.map(\.headline).joined(separator: " ")],
      text: words.flatMap { [$0.headline] + $0.why }.joined(separator: "\n")
    )
    return XML(
      "testcase",
      [
        "classname": folder, "name": "\(result.scenario.id): \(result.scenario.title)", "file": place.file.path,
        "line": "\(place.start.line)",
      ],
      words.isEmpty ? [] : [failure]
    )
  }

  private func part(_ part: CoveredPart) -> XML {
    let missing = part.missing.map { "not reached: \($0.id) (\($0.place.fileAndLine))" }
    let failure = XML(
      "failure",
      ["type": "coverage", "message": "\(part.share) reached, \(requiredPercentage ?? 0)% required"],
      text: missing.joined(separator: "\n")
    )
    let output = XML("system-out", text: ([part.share] + missing).joined(separator: "\n"))
    return XML(
      "testcase",
      ["classname": "coverage", "name": part.name],
      [isTooLittle(part) ? failure : output]
    )
  }
}

extension ScenarioResult {
  /// The folder that the scenario stands in.
  fileprivate var folder: String {
    let path = scenario.range.file.path
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
