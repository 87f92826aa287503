import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// Each folder of `Tests/Fixtures/broken` holds the files in which a guidance differs from the sound one, `absent.txt` with
/// the names of files that are missing, and `expected.txt`: everything that users are told.
@Suite struct BrokenGuidanceTests {
  static let fixtures: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.path("Tests/Fixtures/broken"))
    return (names ?? []).sorted().map { "Tests/Fixtures/broken/\($0)" }
  }()

  @Test func `The sound guidance is sound`() {
    #expect(Self.diagnostics(of: nil).map { $0.formatted() } == [])
  }

  @Test func `There are more than forty broken guidances`() {
    #expect(Self.fixtures.count > 40)
  }

  @Test(arguments: fixtures) func `A broken guidance is told apart exactly`(fixture: String) throws {
    let told = Self.diagnostics(of: fixture).map { $0.formatted() }.joined(separator: "\n")
    #expect(try told == Golden.file("\(fixture)/expected.txt", recording: told))
  }

  /// What cannot be shown by a guidance's files alone is tested where it belongs.
  static let testedElsewhere: Set = [
    "too-large", "too-many-problems",  // hostile input
    "date-in-future", "dates-run-backwards", "steps-out-of-order", "resolved-goes-on", "steps-not-last",  // case logs
    "id-is-not-file-name",  // scenarios
    "bad-finding", "bad-fingerprint",  // waivers and intents
    "json-syntax",  // lines of a batch
  ]

  @Test func `Every kind of problem in a guidance has a fixture`() throws {
    let shown = Set(Self.fixtures.flatMap { Self.diagnostics(of: $0).map(\.identifier) })
    let sources = ["MarkedYAML", "DecisionSupport/Loading"]
      .flatMap { Repository.files(below: "Sources/\($0)", ending: ".swift") }
    let known = try sources.flatMap { path in
      String(decoding: try Repository.file(path).bytes, as: UTF8.self)
        .matches(of: /identifier: "([a-z0-9-]+)"/).map { String($0.output.1) }
    }
    #expect(Set(known).subtracting(shown).subtracting(Self.testedElsewhere) == [])
  }

  /// What is told of a fixture; of the sound guidance where none is given.
  static func diagnostics(of fixture: String?) -> [Diagnostic] {
    var names = Set(GuidancePart.allCases)
    if let fixture, let absent = try? Repository.file("\(fixture)/absent.txt") {
      let missing = String(decoding: absent.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      names = names.filter { !missing.contains($0.fileName) }
    }
    var files: [GuidancePart: SourceFile] = [:]
    for part in names {
      let overlay = fixture.flatMap { try? Repository.file("\($0)/\(part.fileName)") }
      let bytes = overlay?.bytes ?? (try? Repository.file("Tests/Fixtures/sound/\(part.fileName)"))?.bytes ?? []
      files[part] = SourceFile(path: part.fileName, bytes: bytes)
    }
    let sink = DiagnosticSink()
    let guidance = GuidanceLoader.load(files, folder: "guidance", into: sink)
    #expect((guidance == nil) == !sink.isEmpty)
    return sink.diagnostics
  }
}
