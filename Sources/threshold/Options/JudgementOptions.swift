import ArgumentParser
import DecisionSupport
import MarkedYAML

/// What somebody's own judgement is beside an outcome; of several children, each one's.
struct JudgementOptions: ParsableArguments {
  /// A level, and the label of the child that it is about; nil for an only child.
  struct Level: ExpressibleByArgument {
    let label: String?
    let number: Int

    init?(argument: String) {
      let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
      guard let number = parts.last.flatMap({ Int($0) }) else { return nil }
      self.number = number
      label = parts.count > 1 ? String(argument.dropLast((parts.last?.count ?? 0) + 1)) : nil
    }

    /// Whom it is about, in words.
    var whose: String { label.map { " about '\($0.printable())'" } ?? "" }
  }

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Your own judgement, beside the suggested level; needs --reason, which is asked for at a terminal.",
      discussion: "Of several children one for each, by its label: younger=3.",
      valueName: "[label=]number"
    )
  )
  var professionalLevel: [Level] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The reason for your judgement; leave out names. Of several children: younger=TEXT.",
      discussion: "Everybody on this machine can see an argument while the program runs: --reason-file hides it.",
      valueName: "[label=]text"
    )
  )
  var reason: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A file that holds the reason; '-' is standard input, or a prompt.", valueName: "[label=]file")
  )
  var reasonFile: [String] = []

  func validate() throws {
    guard !professionalLevel.isEmpty || (reason.isEmpty && reasonFile.isEmpty) else {
      throw ValidationError("--professional-level and --reason go together.")
    }
    for (place, level) in professionalLevel.enumerated() {
      guard !professionalLevel[..<place].contains(where: { $0.label == level.label }) else {
        throw ValidationError("--professional-level is given twice\(level.whose).")
      }
      guard given(reason, level).count < 2, given(reasonFile, level).count < 2 else {
        throw ValidationError("--reason is given twice\(level.whose).")
      }
      try freeReason(level).validate()
    }
    let own = professionalLevel.flatMap { given(reason, $0) + given(reasonFile, $0) }
    guard own.count == reason.count + reasonFile.count else {
      throw ValidationError("A --reason says by a label whose it is, as --professional-level does: younger=TEXT.")
    }
  }

  /// Says that a judgement has no reason, where nobody can be asked for one.
  func validate(in surroundings: Surroundings) throws {
    if !surroundings.hasPerson, professionalLevel.contains(where: { !freeReason($0).isGiven }) {
      throw ValidationError("--professional-level and --reason go together.")
    }
  }

  /// What is given for one judgement: what bears its label, and all where there is no other.
  private func given(_ texts: [String], _ level: Level) -> [String] {
    texts.compactMap { text in
      if let label = level.label, text.hasPrefix(label + "=") { return String(text.dropFirst(label.count + 1)) }
      return professionalLevel.count == 1 ? text : nil
    }
  }

  private func freeReason(_ level: Level) -> FreeText {
    FreeText(option: "--reason", text: given(reason, level).first, file: given(reasonFile, level).first)
  }

  /// Puts each judgement beside the outcome of its child.
  ///
  /// - Parameters:
  ///   - check: The children.
  ///   - surroundings: Where a reason is read that is not an argument.
  /// - Throws: Where there is no such child or level, or no reason.
  func judge(_ check: Check, in surroundings: Surroundings) throws {
    let guidance = check.guidance
    for given in professionalLevel {
      let child = try child(given, check.labels)
      guard let level = guidance.level(number: given.number) else {
        throw Failure(
          "\(guidance.name) has no level \(given.number)",
          "unknown-level",
          help: "its levels are \(guidance.levels.map { String($0.number) }.joined(separator: ", "))"
        )
      }
      let free = freeReason(given)
      let text = free.isGiven ? free : FreeText(option: "--reason", text: nil, file: "-")
      let prompt = ProfessionalJudgement.prompt(for: guidance.levels[level], about: given.label)
      if let reason = try text.read(prompt, in: surroundings) {
        try check.judge(child, ProfessionalJudgement(level: level, reason: reason))
      }
    }
  }

  private func child(_ given: Level, _ labels: [String?]) throws(Failure) -> Int {
    let known = labels.compactMap { $0?.printable() }
    guard let label = given.label else {
      if labels.count == 1 { return 0 }
      throw Failure(
        "level \(given.number) is about one child, and there are several",
        "several-children",
        help: "say which: \(known.map { "--professional-level '\($0)=\(given.number)'" }.joined(separator: " or "))"
      )
    }
    if let child = labels.firstIndex(of: label) { return child }
    throw Failure(
      "no child is called '\(label.printable())'",
      "unknown-child",
      help: known.isEmpty
        ? "there is only one child, so the level needs no label"
        : "the children are \(known.joined(separator: ", "))"
    )
  }
}

extension ProfessionalJudgement {
  /// How somebody is asked for the reason.
  static func prompt(for level: DecisionSupport.Level, about label: String?) -> String {
    "Why \(level.title)\(label.map { " for \($0)" } ?? "")? In a line, without names:"
  }
}
