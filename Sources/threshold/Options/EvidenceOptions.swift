import ArgumentParser
import DecisionSupport
import GuidanceAnalysis

/// Which known concerns a change is put to.
struct EvidenceOptions: ParsableArguments {
  @Option(
    name: .customLong("scenarios"),
    help: ArgumentHelp(
      "The folder of the scenarios and published cases to compare both configurations by.",
      discussion: "Otherwise the folder Scenarios here, where there is one.",
      valueName: "dir"
    )
  )
  var folder: String?

  /// What each of two configurations can be asked about; nil for one alone, and where there is no folder.
  ///
  /// - Throws: Everything that is wrong with the folder that was named, whichever configuration reads it.
  func read(
    _ audited: AuditedConfigurations,
    in surroundings: Surroundings
  ) throws(Failure) -> (old: ScenarioLibrary, new: ScenarioLibrary)? {
    guard let old = audited.old else { return nil }
    let found = folder == nil ? try ScenarioFolder.ofThisFolder : folder
    guard let place = found else { return nil }
    let read = ScenarioFolder.libraries([place], old.guidance, audited.new.guidance, in: surroundings)
    // What lies here may belong to another guidance: 'threshold test' says what is wrong with it.
    if folder != nil, !read.problems.isEmpty { throw Failure(read.problems) }
    return (read.old, read.new)
  }
}
