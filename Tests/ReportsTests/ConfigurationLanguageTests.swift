import Foundation
import Reports
import TestSupport
import Testing

/// The article that describes the configuration language, against the schema that is made from the code.
@Suite struct ConfigurationLanguageTests {
  @Test func `Every key of the language is described, and every word that can be a value`() throws {
    // The ids of findings have a page of their own.
    let article = try ["ConfigurationLanguage", "Findings"].map { name in
      try String(contentsOfFile: Repository.path("Sources/threshold/Documentation.docc/\(name).md"), encoding: .utf8)
    }.joined()
    let words = Set(article.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
    let named = Self.names(Schema.config.document(for: Repository.lancashire))
    #expect(named.count > 60)
    #expect(named.subtracting(words).sorted() == [])
  }

  /// The keys of every `properties`, and every text of an `enum` or `const`.
  private static func names(_ schema: JSON) -> Set<String> {
    switch schema {
    case .object(let members):
      members.reduce(into: []) { found, member in
        if member.name == "properties", case .object(let keys) = member.value { found.formUnion(keys.map(\.name)) }
        if member.name == "const", case .string(let word) = member.value { found.insert(word) }
        if member.name == "enum", case .array(let values) = member.value {
          for case .string(let word) in values { found.insert(word) }
        }
        found.formUnion(names(member.value))
      }
    case .array(let values): values.reduce(into: []) { $0.formUnion(names($1)) }
    default: []
    }
  }
}
