import Foundation

/// A lesson of the briefing, and what became of it, as the README of `Config/lancashire` tells it.
public struct Lesson: Sendable {
  /// Something that carries the lesson.
  public struct Name: Sendable {
    /// In the singular: `question`, `rule`, `reminder`, `level`, `step`, `safeguard` or `source`.
    public let kind: String

    /// Its id.
    public let id: String
  }

  /// 1 for B1.
  public let number: Int

  /// What carries it, in the order of the row.
  public let names: [Name]

  /// Every row of the table.
  public static func all() throws -> [Lesson] {
    let readme = try String(contentsOfFile: Repository.path("Config/lancashire/README.md"), encoding: .utf8)
    return readme.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("B"), let number = Int(cells[0].dropFirst()) else { return nil }
      let names = cells[2].split(separator: ";").flatMap { part -> [Name] in
        let pieces = part.split(separator: "`", omittingEmptySubsequences: false)
        let kind = pieces[0].trimmingCharacters(in: .whitespaces)
        let singular = kind.hasSuffix("s") ? String(kind.dropLast()) : kind
        return pieces.indices.filter { $0 % 2 == 1 }.map { Name(kind: singular, id: String(pieces[$0])) }
      }
      return Lesson(number: number, names: names)
    }
  }
}
