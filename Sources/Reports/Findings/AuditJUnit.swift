import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The report for build servers, as JUnit XML: a case for each finding, and one for each kind of which there is none.
  public var junit: XML {
    let cases = FindingKind.allCases.flatMap { kind -> [XML] in
      let found = entries.filter { $0.kind == kind }
      let name = "\(kind.rawValue): \(FindingPage.of(kind).title)"
      return found.isEmpty ? [XML("testcase", ["classname": "audit", "name": name])] : found.map { testCase($0, name) }
    }
    let failures = entries.count { fails($0) }
    let counts = ("\(cases.count)", "\(failures)")
    return XML(
      "testsuites",
      ["name": title, "tests": counts.0, "failures": counts.1, "errors": "0"],
      [
        XML("testsuite", ["name": "audit", "tests": counts.0, "failures": counts.1, "errors": "0"], cases)
      ]
    )
  }

  private func testCase(_ finding: Finding, _ kind: String) -> XML {
    let text = ([sentence(of: finding)] + details(of: finding) + ["Fingerprint: \(finding.fingerprint)"]).joined(
      separator: "\n"
    )
    let content =
      fails(finding)
      ? XML("failure", ["type": finding.kind.rawValue, "message": sentence(of: finding)], text: text)
      : XML("system-out", text: text)
    let name = "\(kind) (\(finding.subject.kind.rawValue) \(finding.subject.id))"
    guard let place = finding.place ?? finding.formerPlace else {
      return XML("testcase", ["classname": "audit", "name": name], [content])
    }
    return XML(
      "testcase",
      ["classname": "audit", "name": name, "file": place.file.path, "line": "\(place.start.line)"],
      [content]
    )
  }
}
