import ArgumentParser
import DecisionSupport
import GuidanceAnalysis

/// What is audited: one configuration, or two.
struct AuditedOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The configuration; or the old one and the new one.", valueName: "config"))
  var configurations: [String] = []

  @Option(
    help: ArgumentHelp("Compare with the commit where HEAD and this revision diverged.", valueName: "revision")
  )
  var against: String?

  @Flag(
    help: ArgumentHelp(
      "Every configuration that changed, in this repository or below the folder that is named.",
      discussion: "A configuration is a folder with a guidance.yaml. It changed since HEAD, or since --against."
    )
  )
  var changed = false

  @Flag(help: "List only the folders that changed, one on each line.")
  var list = false

  /// What `--changed` compares with, in words.
  var base: String { against.map { "HEAD and \($0) diverged" } ?? "HEAD" }

  var areTwo: Bool { against != nil || configurations.count == 2 }

  func validate() throws {
    guard configurations.count <= 2 else { throw ValidationError("At most two configurations: OLD and NEW.") }
    if against != nil, configurations.count == 2 {
      throw ValidationError("--against names the old configuration: give the new one alone.")
    }
    if changed, configurations.count == 2 { throw ValidationError("--changed takes one folder to look below.") }
    if list, !changed { throw ValidationError("--list goes with --changed.") }
  }

  /// What is to be audited; where that cannot be known, something of which only the reason is known.
  ///
  /// - Throws: That reason, where only the names of folders are wanted.
  func subjects(_ options: GuidanceOptions, in surroundings: Surroundings) throws(Failure) -> [AuditSubject] {
    do throws(Failure) { return try namedSubjects(options, in: surroundings) } catch {
      guard !list else { throw error }
      return [AuditSubject(options.folder ?? configurations.last ?? ".") { () throws(Failure) in throw error }]
    }
  }

  private func namedSubjects(
    _ options: GuidanceOptions,
    in surroundings: Surroundings
  ) throws(Failure) -> [AuditSubject] {
    if changed {
      let folder = configurations.first ?? options.folder ?? "."
      return try ChangedConfigurations(around: folder, since: against).changed(isCompared: against != nil)
    }
    if configurations.count == 2 { return [AuditSubject(configurations[0], configurations[1])] }
    if let folder = configurations.first { return [AuditSubject(folder, against: against)] }
    // What was installed is not what anybody here works at: audited instead, it would only seem to be in order.
    let folder = try GuidanceFolder.find(named: options.folder, orInstalled: false, in: surroundings)
    return [AuditSubject(folder, against: against)]
  }
}

/// How much an audit may do, and what else it is asked to say of it.
struct AuditEffort: ParsableArguments {
  @Option(help: ArgumentHelp("How large the diagrams may grow before a search takes over.", valueName: "nodes"))
  var maxNodes: Int?

  @Option(
    help: ArgumentHelp(
      "How long a configuration may take before the audit says what it did not decide.",
      valueName: "seconds"
    )
  )
  var timeLimit = 60

  @Option(
    help: ArgumentHelp(
      "Also compare engine and auditor on this many random answer sets.",
      discussion: "The two read the configuration independently. The same number gives the same answer sets.",
      valueName: "count"
    )
  )
  var crossCheck: Int?

  @Flag(help: "Show ids, shares of answer sets, and how large the proof was.")
  var stats = false

  func validate() throws {
    if let crossCheck, crossCheck < 1 { throw ValidationError("--cross-check must be at least 1.") }
    if let maxNodes, maxNodes < 1 { throw ValidationError("--max-nodes must be at least 1.") }
    guard (1...86_400).contains(timeLimit) else { throw ValidationError("--time-limit takes 1 to 86,400 seconds.") }
  }

  func audit(_ audited: AuditedConfigurations, today: CalendarDate, _ errors: Terminal) throws -> Audit {
    let timer = AuditTimer(errors, limit: timeLimit)
    defer { timer.close() }
    var options = Audit.Options(today: today)
    options.mayGoOn = { _ in timer.mayGoOn() }
    if let maxNodes { options.maxNodes = maxNodes }
    let (old, new) = (audited.old?.guidance, audited.new.guidance)
    let audit = try Parallel.onLargeStack { [options] in
      try old.map { try Audit(comparing: $0, with: new, options) } ?? Audit(of: new, options)
    }
    if let crossCheck {
      var check = try CrossCheck(audited.new.guidance, seed: 1, options)
      try check.run(crossCheck)
    }
    return audit
  }
}
