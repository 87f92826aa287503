import Foundation
import TestSupport
import Testing

/// What `--version` says.
@Suite struct VersionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func version(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> String {
    let result = try Program.run(arguments + ["--version"], environment: environment, in: folder.path)
    #expect(result.status == 0)
    #expect(result.errors == "")
    return result.output
  }

  @Test func `It says which guidance would be used`() throws {
    #expect(
      try Program.run(["--version"]).output == """
        threshold 0.1.0
        Lancashire Continuum of Need 0.2.0, in Config/lancashire

        """
    )
    let northshire = Repository.path("Config/northshire")
    let expected = "threshold 0.1.0\nNorthshire Levels of Need 0.1.0, in \(northshire)\n"
    #expect(try version([], ["THRESHOLD_CONFIG": northshire]) == expected)
    #expect(try version(["check", "--config", northshire]) == expected)
    #expect(try version(["check", "--config=\(northshire)"]) == expected)
  }

  @Test func `Without a guidance, or with a broken one, it is said all the same`() throws {
    #expect(try version() == "threshold 0.1.0\nno guidance found\n")
    #expect(try version(["check", "--config", "x"]) == "threshold 0.1.0\nno guidance can be read in 'x'\n")
    for text in ["", "name: [", "- name", "name: N", "name: [N]\nversion: 1"] {
      try folder.write(text, to: "guidance.yaml")
      let broken = "threshold 0.1.0\nno guidance can be read in '.'\n"
      #expect(try version([], ["THRESHOLD_CONFIG": "."]) == broken, "\(text)")
    }
  }

  @Test func `A name cannot drive the terminal`() throws {
    try folder.write("name: \"N\\e[31m\"\nversion: \"1\\n2\"", to: "guidance.yaml")
    #expect(try version([], ["THRESHOLD_CONFIG": "."]) == "threshold 0.1.0\nN\\u{1B}[31m 1\\n2, in .\n")
  }

  @Test func `The changelog has an entry for this version, first`() throws {
    let changelog = try String(contentsOfFile: Repository.path(".github/CHANGELOG.md"), encoding: .utf8)
    let headings = changelog.components(separatedBy: "\n").filter { $0.hasPrefix("## ") }
    let first = try #require(headings.first { $0 != "## Unreleased" })
    let program = try #require(try version().split(separator: "\n").first?.split(separator: " ").last)
    #expect(first.hasPrefix("## \(program), "))
  }
}
