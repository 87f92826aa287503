import DecisionSupport
import GuidanceAnalysis

extension AuditReport {
  /// The published cases and scenarios that can no longer be put to the guidance as they are.
  var concernsNoLongerRead: [Document.Block] {
    [("published case", true), ("scenario", false)].compactMap { name, isPublished in
      let unread = audit.moves.noLongerRead.filter { ($0.publishedLevels != nil) == isPublished }
      guard !unread.isEmpty else { return nil }
      let most = 5
      let told = unread.prefix(most).map { concern in
        let levels = concern.publishedLevels?.map { "\($0)" }.joined(separator: " or ")
        return concern.words.inQuotes + (levels.map { " (published at level \($0))" } ?? "")
      }
      let more = unread.count > most ? "; and \(unread.count - most) more" : ""
      let (count, they) = unread.count == 1 ? ("1 \(name)", "it was") : ("\(unread.count) \(name)s", "they were")
      return .statement("\(count) can no longer be answered as \(they) to be: \(told.joined(separator: "; "))\(more).")
    }
  }

  /// What the change does to concerns that are known: a sentence, and where any moves the table of old level by new level.
  var movesOfKnownConcerns: [Document.Block] {
    let collections = collections
    guard !collections.isEmpty else { return [] }
    var blocks = [Document.Block.paragraph(movesSentence)]
    guard collections.contains(where: { $0.count(in: audit, [.lost, .lower, .higher]) > 0 }) else { return blocks }
    if collections.count > 1 {
      blocks.append(.paragraph("In each cell: \(collections.map(\.name).joined(separator: " / "))."))
    }
    return blocks + [table(of: collections)]
  }

  /// Which known concerns have another level, in a sentence; and how many could not be asked about.
  private var movesSentence: String {
    let collections = collections
    func list(_ directions: [LevelDirection]) -> [String] {
      collections.compactMap { collection in
        let count = collection.count(in: audit, directions)
        return count == 0 ? nil : "\(AnswerCount(count).grouped) of \(collection.all)"
      }
    }
    let parts = [
      (list([.lost]), "no level any more"), (list([.lower]), "a lower level"), (list([.higher]), "a higher level"),
    ]
    let told = parts.filter { !$0.0.isEmpty }.map { "\($0.0.listed) would have \($0.1)" }
    let isMoved = audit.findings.contains { [.levelLowered, .levelLost, .levelRaised].contains($0.kind) }
    let left = audit.moves.noLongerRead.isEmpty ? "" : " that can still be compared"
    let all = collections.map(\.all).listed + left
    var sentences = [
      !told.isEmpty
        ? "\(told.joined(separator: "; "))."
        : isMoved ? "None of the \(all) is among them." : "The level stays the same for all of these: \(all)."
    ]
    let more = audit.moves.readByNewOnly
    if more > 0 {
      sentences.append("\(more) more could not be compared: only the new guidance can be asked about that.")
    }
    return sentences.joined(separator: " ").startingWithCapital
  }

  private func table(of collections: [KnownConcerns]) -> Document.Block {
    let moves = collections.flatMap(\.counts.moves)
    func levels(_ guidance: Guidance, withNone isNoneShown: Bool) -> [Ordinal<Level>?] {
      (isNoneShown ? [nil] : []) + guidance.levels.ordinals.map { $0 }
    }
    let former = audit.guidances[.before]
    let before = levels(former, withNone: moves.contains { $0.before == nil })
    let after = levels(guidance, withNone: moves.contains { $0.after == nil })
    func cell(_ move: LevelCounts.Move) -> String {
      let counts = collections.map { $0.counts[move] }
      guard counts.contains(where: { $0 > 0 }) else { return "–" }
      return counts.map { AnswerCount($0).grouped }.joined(separator: " / ")
    }
    return .table(
      columns: after.map { level in level.map { "now \(guidance.levels[$0].number)" } ?? "now none" },
      rows: before.map { from in
        .init(
          label: from.map { "was \(former.levels[$0].number), \(former.levels[$0].name)" } ?? "had none",
          cells: after.map { cell(.init(from: from, to: $0)) }
        )
      }
    )
  }

  /// The collections that were compared.
  private var collections: [KnownConcerns] {
    [
      KnownConcerns("scenario", audit.moves.scenarios), KnownConcerns("published case", audit.moves.publishedCases),
      KnownConcerns("past concern", audit.moves.pastConcerns),
    ].compactMap(\.self)
  }
}

/// A collection of known concerns, with its name.
private struct KnownConcerns {
  let counts: LevelCounts
  private let singular: String

  init?(_ singular: String, _ counts: LevelCounts?) {
    guard let counts, counts.total > 0 else { return nil }
    (self.singular, self.counts) = (singular, counts)
  }

  var name: String { singular + "s" }

  /// "150 scenarios".
  var all: String { "\(AnswerCount(counts.total).grouped) \(singular)\(counts.total == 1 ? "" : "s")" }

  func count(in audit: Audit, _ directions: [LevelDirection]) -> Int {
    counts.moves.filter { directions.contains(audit.direction(of: $0)) }.reduce(0) { $0 + counts[$1] }
  }
}
