/// What the files of a scenarios' folder hold: stories to rehearse, short cases, and published cases.
public struct ScenarioLibrary: Sendable {
  /// The scenarios and the short cases, in the order of their files.
  public internal(set) var scenarios: [Scenario] = []

  /// The published documents with their cases, in the order of their files.
  public internal(set) var published: [PublishedDocument] = []
}
