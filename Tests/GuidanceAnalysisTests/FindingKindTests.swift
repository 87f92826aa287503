import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// Every kind of finding, with an edit that brings it about and, where the edit turned round is found as another, that one.
@Suite struct FindingKindTests {
  @Test func `Every kind stands in the table once`() {
    #expect(FindingTable.rows.map(\.kind) == FindingKind.allCases)
  }

  @Test(arguments: FindingTable.rows) func `A kind is found where it should be, and its mirror the other way`(
    row: FindingTable.Row
  ) throws {
    switch row.evidence {
    case .change(let edits, let mirror):
      let (old, new) = try (FindingTable.guidance(), FindingTable.guidance(edits))
      let kinds = try compared(old, new).map(\.kind)
      #expect(kinds.contains(row.kind), "\(kinds)")
      guard let mirror else { return }
      let mirrored = try compared(new, old).map(\.kind)
      #expect(mirrored.contains(mirror) && !mirrored.contains(row.kind), "\(mirrored)")
    case .configuration(let edits):
      let kinds = try Audit(of: FindingTable.guidance(edits), options).findings.map(\.kind)
      #expect(kinds.contains(row.kind), "\(kinds)")
      #expect(try !Audit(of: FindingTable.guidance(), options).findings.map(\.kind).contains(row.kind))
    case .intent(let text, let edits):
      let audit = try Audit(comparing: FindingTable.guidance(), with: FindingTable.guidance(edits), options)
      let sink = DiagnosticSink()
      let node = try #require(compose(SourceFile(path: "intent.yaml", text: text), into: sink))
      let suppressions = Suppressions(intent: IntentReader(into: sink).intent(node), waivers: [])
      #expect(sink.isEmpty && suppressions.problems.isEmpty)
      #expect(audit.suppressed(by: suppressions, today: options.today).findings.map(\.kind).contains(row.kind))
    case .waiver(let text):
      let audit = try Audit(of: FindingTable.guidance(FindingTable.unusedQuestion), options)
      let sink = DiagnosticSink()
      let node = try #require(compose(SourceFile(path: "waivers.yaml", text: text), into: sink))
      let suppressions = Suppressions(intent: [], waivers: WaiversReader(into: sink).waivers(node))
      #expect(sink.isEmpty && suppressions.problems.isEmpty)
      let found = audit.suppressed(by: suppressions, today: options.today).findings
      #expect(found.map(\.kind).contains(row.kind), "\(found.map(\.kind))")
    case .evidence(let edits, let file, let mirror):
      let (old, new) = try (FindingTable.guidance(), FindingTable.guidance(edits))
      let kinds = try weighed(old, new, by: file).map(\.kind)
      #expect(kinds.contains(row.kind), "\(kinds)")
      let mirrored = try weighed(new, old, by: file).map(\.kind)
      #expect(mirror.map { mirrored.contains($0) } ?? true && !mirrored.contains(row.kind), "\(mirrored)")
    case .past(let edits, let lines, let mirror):
      let (old, new) = try (FindingTable.guidance(), FindingTable.guidance(edits))
      let kinds = try weighed(old, new, byPast: lines).map(\.kind)
      #expect(kinds.contains(row.kind), "\(kinds)")
      guard let mirror else { return }
      let mirrored = try weighed(new, old, byPast: lines).map(\.kind)
      #expect(mirrored.contains(mirror) && !mirrored.contains(row.kind), "\(mirrored)")
    case .refusedByLoader(let example, let identifier):
      // What the page shows is tested to be what is reported.
      let names = example.split(separator: "/")
      let page = try Repository.file("Sources/threshold/Documentation.docc/Diagnostics/\(names[0]).md")
      let examples = DiagnosticPage(String(decoding: page.bytes, as: UTF8.self)).examples
      let shown = try #require(examples.first { $0.title == names[1] })
      #expect(shown.report.contains("[\(identifier)]"))
    case .ruledOutWhereNothingIsAssumed:
      var random = RandomGuidance(seed: 41)
      var count = 0
      while count < 100 {
        let (guidance, text, _) = random.next()
        if text.contains("assume: ") { continue }
        count += 1
        let space = AnswerSpace(BeforeAndAfter(after: guidance))
        let ranks = BeforeAndAfter(after: Array(guidance.levels.indices))
        let examination = try Examination(space, ranks: ranks, .diagrams(space, options), today: options.today)
        guard case .proved = try SafeguardCheck(examination).verdict(on: .unknownNeverLowers(questions: nil)) else {
          Issue.record("not knowing lowers the level in\n\(text)")
          return
        }
      }
    case .search(let guidance):
      var small = options
      (small.maxNodes, small.maxSteps) = (1, 400)
      #expect(try Audit(of: guidance().guidance(), small).findings.map(\.kind).contains(row.kind))
    }
  }

  private let options = Audit.Options(today: Guidance.testDay)

  private func weighed(_ old: Guidance, _ new: Guidance, by text: String) throws -> [Finding] {
    let sink = DiagnosticSink()
    let node = try #require(compose(SourceFile(path: "paper.yaml", text: text), into: sink))
    let libraries = [old, new].map { ScenarioReader($0, into: sink).library([(nil, node)]) }
    #expect(sink.isEmpty, "\(sink.diagnostics.map { $0.formatted() })")
    let audit = try Audit(comparing: old, with: new, options)
    return audit.weighed(by: libraries[0], libraries[1], today: options.today).findings
  }

  private func weighed(_ old: Guidance, _ new: Guidance, byPast lines: [String]) throws -> [Finding] {
    let audit = try Audit(comparing: old, with: new, options)
    var concerns = PastConcerns()
    for (position, text) in lines.enumerated() {
      let sink = DiagnosticSink()
      let node = try #require(compose(SourceFile(path: "line", text: text), into: sink))
      let levels = [old, new].map { guidance in
        var assessor = Assessor(guidance, parts: [])
        let answers = AnswersReader(guidance, into: sink).answers(node)
        return assessor.assess(answers, since: options.today, today: options.today).level
      }
      let move = LevelCounts.Move(from: levels[0], to: levels[1])
      guard sink.isEmpty else {
        concerns.refuse(line: position + 1, "wrong")
        continue
      }
      concerns.add(move, audit.direction(of: move), line: position + 1, deciding: [])
    }
    return audit.weighed(by: concerns).findings
  }

  private func compared(_ old: Guidance, _ new: Guidance) throws -> [Finding] {
    try Audit(comparing: old, with: new, options).findings
  }
}
