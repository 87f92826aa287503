public import DecisionSupport
import Foundation
public import MarkedYAML

/// A page of documentation that shows guidances with something wrong, and what is reported of each.
///
/// "`rules.yaml`:" stands above a block that is the file, and "Without `rules.yaml`:" where it is missing. A block of `text` is
/// what is reported. ⟨FF⟩ stands for bytes that cannot be shown.
public struct DiagnosticPage: Sendable {
  /// A guidance, and what is reported of it.
  public struct Example: Sendable {
    /// The heading above it.
    public let title: String

    /// The files that it changes; nil for one that is missing.
    public fileprivate(set) var files: [GuidancePart: SourceFile?] = [:]

    /// What is reported.
    public fileprivate(set) var report = ""

    /// The lines of the page on which that stands.
    fileprivate var place = 0..<0
  }

  /// The files of sections that report nothing: its examples share them.
  public private(set) var shared: [GuidancePart: SourceFile?] = [:]

  /// What it shows.
  public private(set) var examples: [Example] = []

  private let lines: [String]

  /// Reads a page.
  public init(_ text: String) {
    lines = text.components(separatedBy: "\n")
    var example = Example(title: "")
    var part: GuidancePart?
    var start: Int?
    for (number, line) in lines.enumerated() {
      if let first = start {
        guard line == "```" else { continue }
        let block = lines[first..<number].joined(separator: "\n")
        if let part {
          example.files[part] = SourceFile(path: part.fileName, bytes: Self.bytes(block + "\n"))
        } else {
          (example.report, example.place) = (block, first..<number)
        }
        (start, part) = (nil, nil)
      } else if line.hasPrefix("## ") {
        close(example)
        example = Example(title: String(line.dropFirst(3)))
      } else if let name = line.wholeMatch(of: /(Without )?`([a-z]+\.yaml)`:/) {
        part = GuidancePart.allCases.first { $0.fileName == name.output.2 }
        guard let missing = part, name.output.1 != nil else { continue }
        example.files[missing] = .some(nil)
        part = nil
      } else if line == (part == nil ? "```text" : "```yaml") {
        start = number + 1
      }
    }
    close(example)
  }

  private mutating func close(_ example: Example) {
    if example.place == 0..<0 { shared.merge(example.files) { $1 } } else { examples.append(example) }
  }

  /// Its text where this is reported of its examples, in order.
  public func text(reporting reports: [String]) -> String {
    var text = lines
    for (example, report) in zip(examples, reports).reversed() {
      text.replaceSubrange(example.place, with: report.components(separatedBy: "\n"))
    }
    return text.joined(separator: "\n")
  }

  /// What a block stands for.
  private static func bytes(_ block: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for (position, piece) in block.components(separatedBy: "⟨").enumerated() {
      let parts = position == 0 ? ["", piece] : piece.components(separatedBy: "⟩")
      bytes += parts[0].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      bytes += parts.dropFirst().joined(separator: "⟩").utf8
    }
    return bytes
  }
}
