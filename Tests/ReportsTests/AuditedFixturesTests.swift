import DecisionSupport
import Foundation
import GuidanceAnalysis
import MarkedYAML
import Reports
import TestSupport
import Testing

/// Small guidances, or changes of one, about each of which an audit can easily say too little: with the whole report, by
/// diagrams and by search. `Tests/Fixtures/audited/README.md` says what each is for.
@Suite struct AuditedFixturesTests {
  private static let folder = "Tests/Fixtures/audited"
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)))?
    .filter { !$0.hasSuffix(".md") }.sorted() ?? []

  @Test(arguments: names, [nil, 5])
  func `An audit says what is so, by diagrams and by search`(name: String, maxNodes: Int?) throws {
    let fixture = "\(Self.folder)/\(name)"
    let audit = try audit(name, maxNodes)
    #expect(audit.statistics.searched == (maxNodes != nil))
    let report = AuditReport(audit, context: ReportContext(folder: "\(fixture)/new"))
    let text = report.document.text(TextStyle(width: 100, isColored: false))
    let file = "\(fixture)/\(maxNodes == nil ? "report" : "searched").txt"
    #expect(text == (try Golden.file(file, recording: text)))
  }

  @Test(arguments: names) func `Both ways find the same, and give it the same fingerprint`(name: String) throws {
    func found(_ maxNodes: Int?) throws -> [String] {
      try audit(name, maxNodes).findings.map { finding in
        let answers = finding.effect?.witness.given.map { "\($0.question)=\($0.word)" } ?? []
        return "\(finding.kind.rawValue) \(finding.fingerprint) \(answers.joined(separator: " "))"
      }
    }
    // What a search does not look for may be missing, and that it says so.
    let (whole, searched) = (try found(nil), try found(5))
    #expect(searched.filter { !whole.contains($0) }.count == 1)
  }

  @Test(arguments: [nil, 5])
  func `A safeguard over values of which some are ruled out is judged by those that are left`(maxNodes: Int?) throws {
    func alone(_ side: String) throws -> Audit {
      let guidance = try guidance("\(Self.folder)/same-level-without-the-first/\(side)")
      return try Audit(of: guidance, Self.options(maxNodes))
    }
    // Before the change no age makes a difference: the safeguard holds, and is not empty.
    let old = try alone("old")
    #expect(old.safeguards.proved == 1)
    #expect(!old.findings.contains { $0.subject.kind == .safeguard })
    let new = try alone("new")
    #expect(new.safeguards.proved == 0)
    let broken = new.findings.filter { $0.subject.kind == .safeguard }
    #expect(broken.map(\.kind) == [.safeguardBrokenBefore])
    let witness = try #require(broken.first?.effect?.witness)
    #expect(witness.given.map { "\($0.question)=\($0.word)" } == ["age=16", "hurt=yes"])
    #expect(witness.counterpart?.phrases.there == "15 u")
  }

  private static func options(_ maxNodes: Int?) -> Audit.Options {
    var options = Audit.Options(today: Guidance.testDay)
    options.maxNodes = maxNodes
    return options
  }

  private func audit(_ name: String, _ maxNodes: Int?) throws -> Audit {
    let fixture = "\(Self.folder)/\(name)"
    let options = Self.options(maxNodes)
    let new = try guidance("\(fixture)/new")
    let isChange = FileManager.default.fileExists(atPath: Repository.path("\(fixture)/old"))
    return try isChange ? Audit(comparing: guidance("\(fixture)/old"), with: new, options) : Audit(of: new, options)
  }

  private func guidance(_ folder: String) throws -> Guidance {
    let sink = DiagnosticSink()
    return try #require(
      try Repository.guidance(folder, into: sink),
      "\(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n"))"
    )
  }
}
