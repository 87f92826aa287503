import DecisionSupport
import Foundation
import MarkedYAML
import PageEngine
import Reports
import TestSupport

/// A page without a browser: what its script would send, and what its engine answers.
struct PlayedPage {
  /// What the engine says, as a script reads it.
  typealias Screen = [String: Any]

  private var session: PageSession

  /// The day that the page takes for today.
  var today = "2026-12-01T20:00"

  /// The guidance for Lancashire with a story, as a page carries it.
  static let lancashire = block(
    { try? Repository.file("Config/lancashire/\($0.fileName)") },
    story: try? Repository.file("Scenarios/physical-harm/when-im-naughty.yaml")
  )

  /// Opens a page of the guidance for Lancashire.
  init() throws {
    session = PageSession(try PageBlock(Array(Self.lancashire.utf8), digest: Self.digest(Self.lancashire)))
  }

  /// Opens a page of another guidance.
  init(_ guidance: GuidanceText) throws {
    let text = Self.block { part in
      let text = guidance.text(of: part)
      return text.isEmpty ? nil : SourceFile(path: part.fileName, text: text)
    }
    session = PageSession(try PageBlock(Array(text.utf8), digest: Self.digest(text)))
  }

  /// What stands beside a block so that its engine takes it.
  static func digest(_ block: String) -> String { SHA256.hexadecimal(of: Array(block.utf8)) }

  private static func block(_ file: (GuidancePart) -> SourceFile?, story: SourceFile? = nil) -> String {
    let sink = DiagnosticSink()
    let parts = GuidancePart.allCases.compactMap { part -> (part: GuidancePart, node: Node)? in
      file(part).flatMap { compose($0, into: sink) }.map { (part: part, node: $0) }
    }
    let stories = story.flatMap { compose($0, into: sink) }.map { [(name: "when-im-naughty", node: $0)] } ?? []
    return PageBlock.text(parts, fingerprint: "abc", stories: stories)
  }

  /// Asks the engine.
  mutating func ask(_ wish: String, _ more: KeyValuePairs<String, JSON> = [:]) throws -> Screen {
    let members = [JSON.Member("do", .string(wish)), JSON.Member("today", .string(today))]
    let request = JSON.object(members + more.map { JSON.Member($0.key, $0.value) })
    let answer = session.answer(Array(request.line().utf8))
    return try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? Screen ?? [:]
  }

  /// Answers a question.
  mutating func answer(_ id: String, _ answer: JSON) throws -> Screen {
    try ask("answer", ["answers": .object([JSON.Member(id, answer)])])
  }

  /// Answers each question that is put, with what is given or its calm answer, until one that is named, one about another
  /// child, or the end.
  ///
  /// - Returns: The screen that is shown then.
  mutating func answer(_ answers: Answers, in guidance: Guidance, until last: String? = nil) throws -> Screen {
    var screen = try ask("screen")
    while let id = Self.question(screen), id != last, Self.texts(screen["same"]).isEmpty,
      let index = guidance.question(id)
    {
      let question = guidance.questions[index]
      screen = try answer(id, .answer(answers[index] ?? question.calm, question))
    }
    return screen
  }

  /// The id of the question that a screen puts.
  static func question(_ screen: Screen, _ name: String = "question") -> String? {
    (screen[name] as? Screen)?["id"] as? String
  }

  /// The elements of a name within a piece of markup, itself included.
  static func elements(_ name: String, in piece: Any) -> [[Any]] {
    guard let element = piece as? [Any] else { return [] }
    return (element.first as? String == name ? [element] : []) + element.flatMap { elements(name, in: $0) }
  }

  /// The ids of the questions in a list.
  static func texts(_ list: Any?) -> [String] {
    (list as? [Screen] ?? []).compactMap { $0["id"] as? String }
  }
}
