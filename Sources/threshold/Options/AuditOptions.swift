import ArgumentParser
import DecisionSupport
import GuidanceAnalysis

/// What is audited: one configuration, or two.
struct AuditedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The configuration; or the old one and the new one.", valueName: "config"))
  var configurations: [String] = []

  @Option(
    help: ArgumentHelp("Compare with the commit where HEAD and this revision parted.", valueName: "revision")
  )
  var against: String?

  var areTwo: Bool { against != nil || configurations.count == 2 }

  func validate() throws {
    guard configurations.count <= 2 else { throw ValidationError("There can be two configurations, OLD and NEW.") }
    if against != nil, configurations.count == 2 {
      throw ValidationError("--against names the old configuration: give the new one alone.")
    }
  }

  func read(_ options: GuidanceOptions, in surroundings: Surroundings) throws(Failure) -> AuditedConfigurations {
    if configurations.count == 2 { return try AuditedConfigurations(configurations[0], configurations[1]) }
    if let folder = configurations.first { return try AuditedConfigurations(folder, against: against) }
    let folder = try GuidanceFolder.find(named: options.folder, in: surroundings)
    return try AuditedConfigurations(folder, against: against)
  }
}

/// How much an audit may do, and what else it is asked to say of it.
struct AuditEffort: ParsableArguments {
  @Option(help: ArgumentHelp("How large the diagrams may grow before a search goes on instead.", valueName: "nodes"))
  var maxNodes: Int?

  @Option(
    help: ArgumentHelp(
      "Compare engine and auditor on so many random answer sets, too.",
      discussion: "The two read the configuration independently. The same number gives the same answer sets.",
      valueName: "count"
    )
  )
  var crossCheck: Int?

  @Flag(help: "Say how large the proof was.")
  var stats = false

  func validate() throws {
    if let crossCheck, crossCheck < 1 { throw ValidationError("--cross-check must be at least 1.") }
    if let maxNodes, maxNodes < 1 { throw ValidationError("--max-nodes must be at least 1.") }
  }

  func audit(_ audited: AuditedConfigurations, today: CalendarDate) throws -> Audit {
    var options = Audit.Options(today: today)
    if let maxNodes { options.maxNodes = maxNodes }
    let audit =
      if let old = audited.old {
        try Audit(comparing: old.guidance, with: audited.new.guidance, options)
      } else {
        try Audit(of: audited.new.guidance, options)
      }
    if let crossCheck {
      var check = try CrossCheck(audited.new.guidance, seed: 1, options)
      try check.run(crossCheck)
    }
    return audit
  }
}
