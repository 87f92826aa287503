public import DecisionSupport

/// What a change of a guidance does to concerns that people had before: how many have which levels, the first of those that
/// move, and those that cannot be read.
public struct PastConcerns: Sendable {
  /// A concern that has another level now.
  public struct Moved: Sendable {
    /// The concern's line in the file, which counts from 1.
    public let line: Int

    /// The levels that the concern had and has.
    public let move: LevelCounts.Move
  }

  /// A concern that cannot be read by both guidances.
  public struct Unread: Sendable {
    /// The concern's line in the file, which counts from 1.
    public let line: Int

    /// What is wrong with the line.
    public let message: String
  }

  /// How many concerns have which levels.
  public private(set) var counts = LevelCounts()

  /// How many concerns cannot be read by both guidances.
  public private(set) var unreadCount = 0

  /// The first concerns that cannot be read by both guidances.
  public private(set) var unread: [Unread] = []

  private var moved: [LevelDirection: [Moved]] = [:]
  private var rules: [LevelDirection: [Ordinal<Rule>: Int]] = [:]

  /// How many concerns are named of those that move in a direction, and of those that cannot be read.
  private static let most = 10

  /// Begins without a concern.
  public init() {}

  /// How many concerns there are, those that cannot be read among them.
  public var total: Int { counts.total + unreadCount }

  /// The first concerns that move in a direction.
  public func moved(_ direction: LevelDirection) -> [Moved] { moved[direction] ?? [] }

  /// The rules by which concerns that move had the higher of their two levels, the most frequent first, each with how many
  /// concerns it decided: of the old guidance where the level is lower now, of the new one where it is higher.
  public func rules(_ direction: LevelDirection) -> [(rule: Ordinal<Rule>, count: Int)] {
    (rules[direction] ?? [:]).map { (rule: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.rule.position) < ($0.count, $1.rule.position) }
  }

  /// Counts a concern.
  ///
  /// - Parameters:
  ///   - move: The levels that it had and has.
  ///   - direction: Which way it goes.
  ///   - line: Its line.
  ///   - deciding: The rules by which it has the higher of its two levels; they matter only where it moves.
  public mutating func add(
    _ move: LevelCounts.Move,
    _ direction: LevelDirection,
    line: Int,
    deciding: [Ordinal<Rule>]
  ) {
    counts.add(move)
    guard direction != .same else { return }
    if moved[direction, default: []].count < Self.most {
      moved[direction, default: []].append(Moved(line: line, move: move))
    }
    for rule in deciding { rules[direction, default: [:]][rule, default: 0] += 1 }
  }

  /// Counts a concern that cannot be read.
  public mutating func refuse(line: Int, _ message: @autoclosure () -> String) {
    unreadCount += 1
    if unread.count < Self.most { unread.append(Unread(line: line, message: message())) }
  }

  /// Counts the concerns of another part of the same file, before or behind this one.
  public mutating func add(_ other: PastConcerns) {
    counts.add(other.counts)
    unreadCount += other.unreadCount
    unread = Array((unread + other.unread).sorted { $0.line < $1.line }.prefix(Self.most))
    moved.merge(other.moved) { Array(($0 + $1).sorted { $0.line < $1.line }.prefix(Self.most)) }
    rules.merge(other.rules) { $0.merging($1, uniquingKeysWith: +) }
  }
}

extension Audit {
  /// Adds what the change does to past concerns.
  public func weighed(by concerns: PastConcerns) -> Audit {
    guard let old = guidances.before else { return self }
    var audit = self
    audit.moves.pastConcerns = concerns.counts
    let subject = Finding.Subject(.guidance, guidances.after.name)
    let told = [
      PastConcernsInWords(concerns, old, guidances.after, [.lost, .lower], self).finding(.pastConcernsLower, subject),
      PastConcernsInWords(concerns, old, guidances.after, [.higher], self).finding(.pastConcernsHigher, subject),
      concerns.unreadFinding(subject),
    ]
    audit.findings = (findings + told.compactMap(\.self)).inOrder
    return audit
  }
}

extension PastConcerns.Unread {
  fileprivate var sentence: String { "Line \(line): \(message)" + (message.hasSuffix("?") ? "" : ".") }
}

extension PastConcerns {
  fileprivate func unreadFinding(_ subject: Finding.Subject) -> Finding? {
    guard unreadCount > 0 else { return nil }
    let more = unreadCount - unread.count
    return Finding(
      .pastConcernsUnread,
      subject,
      "\(unreadCount) of \(total) past concern\(total == 1 ? "" : "s") could not be read, and nothing is known of "
        + (unreadCount == 1 ? "it" : "them"),
      details: unread.map(\.sentence) + (more > 0 ? ["\(more) more could not be read."] : []),
      identity: "\(unreadCount) \(total)"
    )
  }
}

/// Says which past concerns move up, or which move down.
private struct PastConcernsInWords {
  private let concerns: PastConcerns
  private let old: Guidance
  private let new: Guidance
  private let directions: [LevelDirection]
  private let moves: [LevelCounts.Move]

  init(
    _ concerns: PastConcerns,
    _ old: Guidance,
    _ new: Guidance,
    _ directions: [LevelDirection],
    _ audit: Audit
  ) {
    (self.concerns, self.old, self.new, self.directions) = (concerns, old, new, directions)
    moves = concerns.counts.moves.filter { directions.contains(audit.direction(of: $0)) }
  }

  /// What is found; nil where no concern moves this way.
  func finding(_ kind: FindingKind, _ subject: Finding.Subject) -> Finding? {
    let count = moves.reduce(0) { $0 + concerns.counts[$1] }
    guard count > 0 else { return nil }
    let (all, isUp) = (concerns.counts.total, directions == [.higher])
    return Finding(
      kind,
      subject,
      "\(count) of \(all) past concern\(all == 1 ? "" : "s") would have a \(isUp ? "higher level" : "lower level, or none")",
      details: moves.map(sentence) + reasons(isUp) + [lines(count)],
      identity: moves.map { "\(name($0.before, old)) \(name($0.after, new)) \(concerns.counts[$0])" }
        .joined(separator: "\n")
    )
  }

  private func sentence(_ move: LevelCounts.Move) -> String {
    "\(concerns.counts[move]) had \(name(move.before, old)) and would have \(name(move.after, new))."
  }

  private func name(_ level: Ordinal<Level>?, _ guidance: Guidance) -> String {
    level.map { guidance.levels[$0].title } ?? "no level"
  }

  /// Why concerns had the level that they lose, or have the one that they gain, with how many each reason is of.
  private func reasons(_ isUp: Bool) -> [String] {
    let guidance = isUp ? new : old
    return directions.flatMap { concerns.rules($0) }.prefix(5)
      .map { rule, count in
        "\(count) \(isUp ? "would have that level" : "had that level") because: \(guidance.rules[rule].because)"
      }
  }

  private func lines(_ count: Int) -> String {
    let lines = directions.flatMap { concerns.moved($0) }.map(\.line).sorted().prefix(10)
    let more = count - lines.count
    // A line about several children may hold several of them.
    let named = Set(lines).sorted().map(String.init)
    return "They stand in line\(named.count == 1 ? "" : "s") \(named.joined(separator: ", "))"
      + (more > 0 ? " and \(more) more concern\(more == 1 ? "" : "s")." : ".")
  }
}
