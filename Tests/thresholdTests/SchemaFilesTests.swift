import Foundation
import MarkedYAML
import Reports
import TestSupport
import Testing

/// The schemas that editors read, in `Schemas`, and the lines that lead editors there.
@Suite struct SchemaFilesTests {
  @Test(arguments: [Schema.config, .scenario]) func `A schema's file is what the program prints`(schema: Schema) throws
  {
    let text = schema.document(for: Repository.lancashire).text()
    #expect(try text == Golden.file(".schemas/\(schema.rawValue).json", recording: text))
  }

  @Test func `The schema of the configuration is the same for every guidance`() throws {
    let northshire = try #require(try Repository.guidance("Config/northshire", into: DiagnosticSink()))
    #expect(Schema.config.document(for: northshire) == Schema.config.document(for: Repository.lancashire))
  }

  static let files =
    Repository.files(below: "Config", ending: ".yaml") + Repository.files(below: "Scenarios", ending: ".yaml")

  @Test(arguments: files) func `A file's first line leads to its schema`(file: String) throws {
    let text = String(decoding: try Repository.file(file).bytes, as: UTF8.self)
    let first = String(text.prefix { $0 != "\n" })
    let prefix = "# yaml-language-server: $schema="
    try #require(first.hasPrefix(prefix))
    let folder = URL(fileURLWithPath: Repository.path(file)).deletingLastPathComponent()
    let schema = folder.appendingPathComponent(String(first.dropFirst(prefix.count))).standardized.path
    let name = file.hasPrefix("Config/") ? "config" : "scenario"
    #expect(schema == Repository.path(".schemas/\(name).json"))
  }
}
