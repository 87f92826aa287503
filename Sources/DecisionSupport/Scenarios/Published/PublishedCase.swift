public import MarkedYAML

/// A concern that a threshold document or a published review puts at a level, to judge a guidance by.
///
/// Its answers are encoded from its text alone, by somebody who has not seen the rules.
public struct PublishedCase: Identified, Sendable {
  /// Why a guidance judges a case otherwise than it was published, on purpose.
  public struct Departure: Sendable {
    /// Why the guidance judges the case otherwise.
    public let because: String

    /// Where that comes from.
    public let citation: Citation
  }

  /// Kebab-case, unique among scenarios and cases.
  public let id: String

  /// Who tells the case, such as "health visitor".
  public let teller: String

  /// The concern in a sentence or two.
  public let text: String

  /// The levels at which the case was published, lowest first; several where documents differ.
  public let levels: [Ordinal<Level>]

  /// Each document's own level, as it is called there.
  public let published: [String]

  /// The other documents that publish the case.
  public let otherDocuments: [String]

  /// The answers that the text gives; the rest is calm.
  public let told: Answers

  /// The answers that the text gives, and beside them as not known what its teller would not know.
  public let partlyKnown: Answers

  /// The questions of which the case's teller would not know something.
  public let notKnown: [Ordinal<Question>]

  /// Why the guidance judges the case otherwise; nil where it means to agree.
  public let departure: Departure?

  /// Whether not knowing the risk that an unwell carer poses puts the case at the highest level, and nothing else does.
  public let isByUnknownRiskAlone: Bool

  /// Where the case was written.
  public let range: SourceRange
}

/// A published document with the cases that were taken from it.
public struct PublishedDocument: Identified, Sendable {
  /// Kebab-case, the file's name.
  public let id: String

  /// The document's title.
  public let title: String

  /// Where the document can be read.
  public let address: String?

  /// Who published the document.
  public let publisher: String?

  /// When the document was published.
  public let year: String?

  /// How the document's levels correspond to ours.
  public let mapping: String?

  /// The cases, in file order.
  public let cases: [PublishedCase]
}
