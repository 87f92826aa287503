import DecisionSupport
public import MarkedYAML

/// One thing that a change edited.
public struct Edit: Equatable, Sendable {
  /// What was edited.
  public let subject: Finding.Subject

  /// What about the thing was edited, in a few words: "its condition", "the level", "removed".
  public let what: String

  /// Where the thing stood before the change.
  public let formerPlace: SourceRange?

  /// Where the thing stands now.
  public let place: SourceRange?

  /// Whether the edit bears on what rests on the truth of a rule; an edit of its level alone does not.
  var bearsOnTruth = true

  /// Whether the edit is of the answers that a question takes, and of nothing else.
  var isOfAnswersAlone = false

  /// Whether *not known* counts as another answer by the edit.
  var isOfNotKnowing = false

  /// Whether two edits are the same edit of the same thing.
  public static func == (a: Edit, b: Edit) -> Bool { a.subject == b.subject && a.what == b.what }

  static func added(_ kind: Finding.Subject.Kind, _ id: String, _ place: SourceRange) -> Edit {
    Edit(subject: Finding.Subject(kind, id), what: "added", formerPlace: nil, place: place)
  }

  static func removed(_ kind: Finding.Subject.Kind, _ id: String, _ place: SourceRange) -> Edit {
    Edit(subject: Finding.Subject(kind, id), what: "removed", formerPlace: place, place: nil)
  }

  /// An edit of something that there was and is; nil where nothing of it was edited.
  static func changed(
    _ kind: Finding.Subject.Kind,
    _ id: String,
    _ what: [String],
    _ formerPlace: SourceRange,
    _ place: SourceRange,
    bearsOnTruth: Bool = true,
    isOfAnswersAlone: Bool = false,
    isOfNotKnowing: Bool = false
  ) -> Edit? {
    guard !what.isEmpty else { return nil }
    return Edit(
      subject: Finding.Subject(kind, id),
      what: what.joined(separator: " and "),
      formerPlace: formerPlace,
      place: place,
      bearsOnTruth: bearsOnTruth,
      isOfAnswersAlone: isOfAnswersAlone,
      isOfNotKnowing: isOfNotKnowing
    )
  }

  /// Where the first of some edits was made; where there is none, the first of some rules.
  static func places(_ edits: [Edit], else rules: [Match], _ guidances: BeforeAndAfter<Guidance>) -> Places {
    if let edit = edits.first { return (edit.formerPlace, edit.place) }
    guard let match = rules.first else { return (nil, nil) }
    return (
      match.before.map { guidances[.before].rules[$0].range }, match.after.map { guidances.after.rules[$0].range }
    )
  }
}

/// Where something stood before a change, and where it stands now.
typealias Places = (before: SourceRange?, after: SourceRange?)
