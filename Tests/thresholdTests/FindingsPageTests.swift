import Foundation
import GuidanceAnalysis
import Reports
import TestSupport
import Testing

/// The page that explains every kind of finding is made here, from what `threshold explain` says.
@Suite struct FindingsPageTests {
  @Test func `The page of findings is what the code says`() throws {
    let text = Self.text
    #expect(try text == Golden.file("Sources/threshold/Documentation.docc/Findings.md", recording: text))
  }

  private static var text: String {
    var lines = [
      "# Findings", "",
      "Every kind of thing that `threshold audit` finds: what it means, why it matters, and what to do.", "",
      "Ids do not change. `threshold explain LVL001` says the same at a terminal.", "",
      "<!-- Made from the code: THRESHOLD_RECORD=1 swift test --filter FindingsPageTests writes it anew. -->", "",
    ]
    for kind in FindingKind.allCases {
      lines += ["## \(kind.rawValue)", ""]
      for field in Explanation(kind).fields { lines.append("- \(field.label): \(field.lines.joined(separator: "; "))") }
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}
