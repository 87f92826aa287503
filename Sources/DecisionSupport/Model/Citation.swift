/// Where a statement of the guidance comes from, and whether it is a working assumption.
public struct Citation: Hashable, Sendable {
  /// The id of an entry in the guidance's sources.
  public let source: String

  /// Why the authors made the statement, where no source says it in so many words; shown to users.
  public let assumption: String?
}

/// A document that the guidance cites.
public struct Source: Identified, Sendable {
  /// Kebab-case, unique among the sources.
  public let id: String

  /// The document's title.
  public let title: String

  /// Who published the document.
  public let publisher: String?

  /// When, as precisely as is known.
  public let date: String?

  /// Where the document can be read.
  public let url: String?

  /// What should be known about the document.
  public let note: String?

  /// The document in one line: title, publisher, date.
  public var reference: String {
    [title, publisher, date].compactMap { $0 }.joined(separator: ", ")
  }
}
