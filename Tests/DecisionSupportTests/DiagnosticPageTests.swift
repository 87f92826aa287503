import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// The documentation of diagnostics is tested: each page shows guidances with something wrong, and exactly what is reported.
@Suite struct DiagnosticPageTests {
  private static let index = "Sources/threshold/Documentation.docc/Diagnostics.md"
  static let pages = Repository.files(below: "Sources/threshold/Documentation.docc/Diagnostics", ending: ".md")

  @Test(arguments: pages) func `What is reported of an example is what its page shows`(path: String) throws {
    let page = try Self.page(path)
    let told = try page.examples.map { try Self.report(of: $0.files, on: page) }
    _ = try Golden.file(path, recording: page.text(reporting: told))
    for (example, told) in zip(page.examples, told) { #expect(told == example.report, "\(example.title)") }
  }

  @Test(arguments: [index] + pages) func `What examples share has nothing wrong`(path: String) throws {
    let page = try Self.page(path)
    #expect(try Self.report(of: [:], on: page) == "")
  }

  @Test func `The index names each kind of problem`() throws {
    let text = try Self.text(Self.index)
    var fresh = text
    let shown = try Self.pagesByKind().sorted { $0.key < $1.key }
    Self.replace(
      "Kinds of problem",
      ["| kind | examples in |", "|---|---|"]
        + shown.map { kind, pages in "| `\(kind)` | \(pages.map { "<doc:\($0)>" }.joined(separator: ", ")) |" },
      in: &fresh
    )
    let others = try Self.kinds(below: "Sources").subtracting(shown.map(\.key)).sorted()
    Self.replace(
      "Problems in other files",
      [
        "Answers, records, scenarios, responses and case logs are read with the same care. These kinds of problem belong to them,",
        "to files and folders as such, or to commands:", "",
      ] + others.map { "- `\($0)`" },
      in: &fresh
    )
    #expect(try Golden.file(Self.index, recording: fresh) == fresh)
  }

  /// What cannot be shown by a guidance's files alone is tested where it belongs.
  private static let testedElsewhere: Set = [
    "too-large", "too-many-problems",  // hostile input
    "date-in-future", "dates-run-backwards", "steps-out-of-order", "resolved-goes-on", "steps-not-last",  // case logs
    "id-is-not-file-name",  // scenarios
    "bad-finding", "bad-fingerprint",  // waivers and intents
    "json-syntax",  // lines of a batch
    "bidirectional-control",  // in a guidance it is for the audit to find
  ]

  @Test func `Every kind of problem in a guidance has an example`() throws {
    let known = try Self.kinds(below: "Sources/MarkedYAML").union(Self.kinds(below: "Sources/DecisionSupport/Loading"))
    let missing = try known.subtracting(Self.pagesByKind().keys).subtracting(Self.testedElsewhere)
    #expect(missing == [])
  }

  // MARK: Pages

  private static func text(_ path: String) throws -> String {
    String(decoding: try Repository.file(path).bytes, as: UTF8.self)
  }

  private static func page(_ path: String) throws -> DiagnosticPage { DiagnosticPage(try text(path)) }

  /// Writes a section of a page anew.
  private static func replace(_ title: String, _ lines: [String], in text: inout String) {
    guard let heading = text.range(of: "## \(title)\n") else { return }
    let end = text.range(of: "\n## ", range: heading.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
    text.replaceSubrange(heading.upperBound..<end, with: "\n\(lines.joined(separator: "\n"))\n")
  }

  /// The pages that show each kind of problem.
  private static func pagesByKind() throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for path in pages {
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      let kinds = try page(path).examples.flatMap { $0.report.matches(of: /(?m)^error: .* \[([a-z0-9-]+)\]$/) }
      for kind in Set(kinds.map { String($0.output.1) }) { found[kind, default: []].append(name) }
    }
    return found
  }

  /// Every kind of problem that the code below a folder can report, except those whose name is put together at run time.
  private static func kinds(below folder: String) throws -> Set<String> {
    var found: Set<String> = []
    for path in Repository.files(below: folder, ending: ".swift") {
      let source = try text(path)
      found.formUnion(source.matches(of: /identifier: "([a-z0-9-]+)"/).map { String($0.output.1) })
      found.formUnion(source.matches(of: /Failure\(\s*"[^\n]*",\s*"([a-z0-9-]+)"/).map { String($0.output.1) })
    }
    return found
  }

  // MARK: Examples

  /// What is reported of an example: of the files of the index, those that its page shares, and its own.
  private static func report(of own: [GuidancePart: SourceFile?], on page: DiagnosticPage) throws -> String {
    let files = try Self.page(index).shared.merging(page.shared) { $1 }.merging(own) { $1 }
    let sink = DiagnosticSink()
    let guidance = GuidanceLoader.load(files.compactMapValues { $0 }, folder: "guidance", into: sink)
    #expect((guidance == nil) == !sink.isEmpty)
    return String(sink.diagnostics.map { $0.formatted() }.joined(separator: "\n").dropLast())
  }
}
