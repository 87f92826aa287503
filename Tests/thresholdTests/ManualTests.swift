import Foundation
import TestSupport
import Testing

/// The manual pages that `make install` has the program print.
@Suite struct ManualTests {
  private static func help(_ command: [String]) throws -> [String] {
    try Threshold.run(command + ["--help"]).output.components(separatedBy: "\n")
  }

  static let commands: [String] =
    (try? Threshold.run(["manual", "--list"]).output.split(separator: "\n").map { String($0) }) ?? []

  @Test func `There is a page for every command that help shows`() throws {
    let shown = try Self.help([]).drop { $0 != "SUBCOMMANDS:" }.dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
      .compactMap { $0.split(separator: " ").first.map { String($0) } }
    #expect(Self.commands == shown)
    #expect(Self.commands.contains("check"))
  }

  @Test(arguments: commands) func `A page has every option of its command`(command: String) throws {
    let page = try Threshold.run(["manual", command])
    #expect(page.status == 0)
    #expect(page.output.allSatisfy { $0.isASCII })
    let items = page.output.split(separator: "\n").filter { $0.hasPrefix(".It Fl ") }
    let options = try Self.help([command]).filter { $0.hasPrefix("  -") }
    #expect(!options.isEmpty)
    for option in options {
      for name in option.split(separator: " ").filter({ $0.hasPrefix("-") }) {
        let flag = "Fl " + name.dropFirst().filter { $0 != "," }
        #expect(items.contains { ($0 + " ").contains(flag + " ") }, "\(name)")
      }
    }
  }

  @Test func `The program's own page, and one of a command, whole`() throws {
    let own = try Threshold.run(["manual"]).output
    for command in Self.commands { #expect(own.contains(".It Xr threshold-\(command) 1\n"), "\(command)") }
    // Which other pages there are is seen above.
    let page = try Threshold.run(["manual", "explain"]).output.components(separatedBy: ".Sh SEE ALSO\n")
    #expect(try page[0] == Golden.text("manual/threshold-explain.1", recording: page[0]))
    #expect(page.last?.hasPrefix(".Xr threshold 1 ,\n.Xr threshold-agreement 1 ,\n") == true)
  }

  @Test func `A command that does not exist has no page`() throws {
    let result = try Threshold.run(["manual", "chek"])
    #expect(result.errors == "error: unknown command 'chek'; did you mean 'check'? [unknown-command]\n")
    #expect(result.status == 2)
  }
}
