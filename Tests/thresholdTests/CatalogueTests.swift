import Foundation
import TestSupport
import Testing

/// The articles of the documentation name commands, and one another; both have to be there.
@Suite struct CatalogueTests {
  static let articles = Repository.files(below: "Sources/threshold/Documentation.docc", ending: ".md")

  static let mentioned: [String] = (try? articles.flatMap(commands)) ?? []

  /// What follows a mention of the program, in a line of a block or between backticks.
  private static func commands(_ article: String) throws -> [String] {
    let text = try String(contentsOfFile: Repository.path(article), encoding: .utf8)
    let inline = text.matches(of: /`(threshold [^`\n]+)`/).map { String($0.output.1) }
    let lines = text.components(separatedBy: "\n").filter { $0.hasPrefix("threshold ") }
    return Set(inline + lines).sorted()
  }

  @Test func `The articles mention commands`() {
    #expect(Self.articles.count >= 8)
    #expect(Self.mentioned.count >= 10)
  }

  @Test(arguments: mentioned) func `A command that is mentioned exists, with its options`(command: String) throws {
    let words = command.split(separator: " ").map { String($0) }
    guard words[1] != "--version" else { return }
    let help = try Threshold.run([words[1], "--help"])
    #expect(help.output.contains("USAGE: threshold \(words[1])"))
    let known = help.output.split { " \n,[]".contains($0) }
    for option in words where option.hasPrefix("--") { #expect(known.contains(option[...]), "\(option)") }
  }

  @Test(arguments: articles) func `An article that is linked exists, and each is listed`(article: String) throws {
    let text = try String(contentsOfFile: Repository.path(article), encoding: .utf8)
    for link in text.matches(of: /<doc:([A-Za-z]+)>/) {
      #expect(Self.articles.contains { $0.hasSuffix("/\(link.output.1).md") }, "\(link.output.1)")
    }
    let url = URL(fileURLWithPath: Repository.path(article)).deletingPathExtension()
    let folder = url.deletingLastPathComponent()
    // A folder has an article of its own beside it that lists what is in it.
    let list = folder.pathExtension == "docc" ? "\(folder.path)/threshold.md" : "\(folder.path).md"
    let index = try String(contentsOfFile: list, encoding: .utf8)
    #expect(url.lastPathComponent == "threshold" || index.contains("- <doc:\(url.lastPathComponent)>"))
  }

  @Test(arguments: [
    ".github/CONTRIBUTING.md", "README.md", "Config/lancashire/README.md", "Config/northshire/README.md",
  ])
  func `What a page links to in the repository exists`(page: String) throws {
    let text = try String(contentsOfFile: Repository.path(page), encoding: .utf8)
    let folder = URL(fileURLWithPath: Repository.path(page)).deletingLastPathComponent()
    for link in text.matches(of: /\]\(([^):]+)\)/) {
      let path = folder.appendingPathComponent(String(link.output.1)).standardized.path
      #expect(FileManager.default.fileExists(atPath: path), "\(link.output.1)")
    }
  }
}
