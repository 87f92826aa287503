import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The run of a SARIF log. Every kind of finding is listed as a rule, whether it was found or not; the old line of a
  /// change is a related location.
  var sarifRun: JSON {
    .object([
      .init("tool", ["driver": .sarifDriver(rules: FindingKind.allCases.map(rule))]),
      .init("automationDetails", ["id": .string(context.sarifCategory)]),
      .init("columnKind", "unicodeCodePoints"),
      .init("invocations", [["executionSuccessful": .bool(!isUndecided)]]),
      .init("properties", ["verdict": .string(verdict), "note": .string(Self.shareNote)]),
      .init("results", .array(entries.map(result))),
    ])
  }

  private func rule(_ kind: FindingKind) -> JSON {
    let page = FindingPage.of(kind)
    let help = "\(page.importance)\n\nExample: \(page.example)\n\n\(page.advice)"
    return .object([
      .init("id", .string(kind.rawValue)),
      .init("name", .string("\(kind)".startingWithCapital)),
      .init("shortDescription", ["text": .string("\(page.title).")]),
      .init("fullDescription", ["text": .string(page.meaning)]),
      .init("help", ["text": .string(help)]),
      .init("defaultConfiguration", ["level": .string(Self.level(kind.severity))]),
    ])
  }

  /// The format knows no review; what a person has to read must not be taken for a note.
  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning, .review: "warning"
    case .notice: "note"
    }
  }

  private func result(_ finding: Finding) -> JSON {
    let index = FindingKind.allCases.firstIndex(of: finding.kind) ?? 0
    let text = ([sentence(of: finding)] + details(of: finding)).joined(separator: "\n")
    var members: [JSON.Member] = [
      .init("ruleId", .string(finding.kind.rawValue)),
      .init("ruleIndex", .number(index)),
      .init("level", .string(Self.level(finding.severity))),
      .init("message", ["text": .string(text.printable(keepingLineBreaks: true))]),
      .init("locations", [location(of: finding)]),
    ]
    if let former = finding.formerPlace {
      let message = "It stood here before: \(former.fileAndLine.printable())"
      members.append(.init("relatedLocations", [located(former, more: [.init("message", ["text": .string(message)])])]))
    }
    members.append(.init("partialFingerprints", ["finding/v1": .string(finding.fingerprint)]))
    if case .waived(let reason, let by, let until)? = finding.suppression {
      let justification: JSON = .string("\(reason) (\(by), until \(until))")
      members.append(.init("suppressions", [["kind": "external", "justification": justification]]))
    }
    members.append(.init("properties", properties(of: finding)))
    return .object(members)
  }

  private func properties(of finding: Finding) -> JSON {
    var members: [JSON.Member] = [
      .init("severity", .string(finding.severity.name)),
      .init("about", .string("\(finding.subject.kind.rawValue) \(finding.subject.id)")),
    ]
    if let share = share(of: finding) { members.append(.init("answerSets", .string(share))) }
    return .object(members)
  }

  /// Where the finding stands now. What is gone is marked at the file that it stood in; what has no place, at
  /// `guidance.yaml`.
  private func location(of finding: Finding) -> JSON {
    if let place = finding.place { return located(place) }
    let former = finding.formerPlace.map { range in
      "\(context.folder)/\(context.path(of: range).split(separator: "/").last.map(String.init) ?? "")"
    }
    return [
      "physicalLocation": ["artifactLocation": ["uri": .string((former ?? "\(context.folder)/guidance.yaml").asURI)]]
    ]
  }

  private func located(_ range: SourceRange, more: [JSON.Member] = []) -> JSON {
    .object([.init("physicalLocation", range.physicalLocation(path: context.path(of: range)))] + more)
  }
}

extension JSON {
  /// The program, as SARIF has it, with what it can find.
  static func sarifDriver(rules: [JSON]) -> JSON {
    .object([.init("name", "threshold"), .init("version", "0.1.0"), .init("rules", .array(rules))])
  }
}

extension SourceRange {
  /// The place as SARIF has it, in a file of this path; without a region it is the whole file.
  func physicalLocation(path: String, hasRegion: Bool = true) -> JSON {
    let file: JSON = ["uri": .string(path.asURI)]
    guard hasRegion else { return ["artifactLocation": file] }
    let region: JSON = [
      "startLine": .number(Int(start.line)), "startColumn": .number(Int(start.column)),
      "endLine": .number(Int(end.line)), "endColumn": .number(Int(end.column)),
    ]
    return ["artifactLocation": file, "region": region]
  }
}

extension String {
  /// A path as a relative reference of RFC 3986, or as a file's URI where it starts at the root.
  var asURI: String {
    var result = hasPrefix("/") ? "file://" : ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
