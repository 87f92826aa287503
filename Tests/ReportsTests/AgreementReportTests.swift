import DecisionSupport
import TestSupport
import Testing

@testable import Reports

/// What a group reads first, whatever group it is.
@Suite struct AgreementReportTests {
  private static let guidance = Repository.lancashire

  private static let scenarios = Dictionary(
    uniqueKeysWithValues: Repository.library.scenarios.filter(\.isRehearsed).prefix(12).map { ($0.id, $0) }
  )

  /// People who each answer as the author did, but for a few questions, and choose levels near the guidance's.
  private func responses(_ people: Int, seed: UInt64, fingerprints: [Character] = ["a"]) -> [Response] {
    var random = RandomAnswers(Self.guidance, seed: seed)
    let all = Self.scenarios.values.sorted { $0.id < $1.id }
    return (0..<people).map { person in
      let judgements = all.map { scenario in
        let noise = random.finished()
        var answers = scenario.answers
        for question in Self.guidance.questions.ordinals where random.generator.chance(8) {
          answers[question] = noise[question]
        }
        let level = (scenario.expectation.level ?? 1) + random.generator.pick([-1, 0, 0, 0, 1])
        return Response.Judgement(scenario: scenario.id, level: Ordinal(min(max(level, 1), 4) - 1), answers: answers)
      }
      let fingerprint = String(repeating: fingerprints[person % fingerprints.count], count: 64)
      let version = GuidanceVersion(
        name: Self.guidance.name,
        version: Self.guidance.version,
        fingerprint: fingerprint
      )
      return Response(id: nil, guidance: version, judgements: judgements)
    }
  }

  private func report(_ responses: [Response]) -> AgreementReport {
    let group = GroupAgreement(
      responses,
      scenarios: Self.scenarios,
      of: Self.guidance,
      bootstrap: Bootstrap(seed: 1, resamples: 100)
    )
    return AgreementReport(group, of: responses, fingerprint: String(repeating: "a", count: 64))
  }

  @Test(arguments: 1...12)
  func `The first screen says where a group agrees, where it splits, on what, and what to talk about`(seed: Int) {
    let report = report(responses(3 + seed % 6, seed: UInt64(seed)))
    let lines = report.document.text(.plain).split(separator: "\n", omittingEmptySubsequences: false).prefix(24)
    #expect(lines.contains("Where the group splits"))
    #expect(lines.contains("On which questions"))
    let topics = lines.drop { $0 != "What to talk about" }
    #expect(topics.filter { $0.hasPrefix("- ") }.count >= 2, "\(lines.joined(separator: "\n"))")
    // The screen ends with the whole of the last point.
    #expect(topics.contains(""))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `Responses of several versions are spoken of first`() {
    let report = report(responses(6, seed: 3, fingerprints: ["b", "a", "b"]))
    let lines = report.document.text(.plain).split(separator: "\n", omittingEmptySubsequences: false)
    let version = Self.guidance.version
    #expect(
      lines.prefix { $0 != "" }.joined(separator: " ")
        == "Not all responses were made with the guidance that they are read with here, version \(version) (aaaaaaaa): "
        + "2 with version \(version) (aaaaaaaa); 4 with version \(version) (bbbbbbbb). What differs below may come from "
        + "the guidance and not from people."
    )
    #expect(lines.prefix(24).contains("What to talk about"))
  }

  @Test func `No response's id is in any form of the report`() throws {
    let id = "0123456789abcdef"
    let responses = responses(4, seed: 5).map { Response(id: id, guidance: $0.guidance, judgements: $0.judgements) }
    let report = report(responses)
    for text in [report.document.text(.plain), report.document.markdown(), report.json.text()] {
      #expect(!text.contains(id))
    }
  }

  @Test(arguments: [
    (0, "0.00"), (0.005, "0.01"), (-0.004, "0.00"), (-0.054, "-0.05"), (1, "1.00"), (0.999, "1.00"), (-1.2, "-1.20"),
  ])
  func `Figures have two decimals`(number: Double, text: String) {
    #expect(number.twoDecimals == text)
  }

  @Test(arguments: [(0, "0%"), (0.001, "1%"), (0.505, "51%"), (0.999, "99%"), (1, "100%")])
  func `Only all is a hundred per cent, and only none is nothing`(number: Double, text: String) {
    #expect(number.percent == text)
  }

  @Test(arguments: [("short", "short"), ("one two three", "one two…"), ("unbroken-and-long", "unbroken-…")])
  func `Long texts are cut between words`(text: String, cut: String) {
    #expect(text.cut(to: 10) == cut)
  }
}
