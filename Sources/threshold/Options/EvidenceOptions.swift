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

  /// Compares what both configurations say about them; one configuration alone is left as it is.
  ///
  /// - Throws: Everything that is wrong with the folder that was named, whichever configuration reads it.
  func weigh(_ audit: Audit, today: CalendarDate, in surroundings: Surroundings) throws(Failure) -> Audit {
    guard let old = audit.guidances.before, let place = folder ?? ScenarioFolder.ofThisFolder else { return audit }
    let read = ScenarioFolder.libraries([place], old, audit.guidances.after, in: surroundings)
    // What lies here may belong to another guidance: 'threshold test' says what is wrong with it.
    if folder != nil, !read.problems.isEmpty { throw Failure(read.problems) }
    return audit.weighed(by: read.old, read.new, today: today)
  }
}
