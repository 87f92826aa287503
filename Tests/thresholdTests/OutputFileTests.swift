import Foundation
import TestSupport
import Testing

@Suite struct OutputFileTests {
  private let arguments = ["check", "--config", "Tests/Fixtures/sound", "--answer", "danger=yes", "--format", "json"]

  @Test func `An output file is replaced whole, through a link too, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "target.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.json"),
      withDestinationPath: folder.path("target.json")
    )
    let shown = try Threshold.run(arguments).output
    let result = try Threshold.run(arguments + ["--output", folder.path("link.json")])
    #expect(result.status == 0 && result.output == "" && result.errors == "")
    #expect(try String(contentsOfFile: folder.path("target.json"), encoding: .utf8) == shown)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.json")) == folder.path("target.json")
    )
    #expect(try folder.names == ["link.json", "target.json"])
  }
}
