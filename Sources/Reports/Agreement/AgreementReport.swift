public import DecisionSupport

/// Everything that a report of a group's agreement shows. No response is told from another.
public struct AgreementReport: Sendable {
  /// How many people responded under one version of a guidance.
  struct Version {
    /// The version; nil where the responses do not say.
    let guidance: GuidanceVersion?

    /// How many.
    var people: Int
  }

  /// The group.
  public let group: GroupAgreement

  /// The guidance that the responses were read with.
  let current: GuidanceVersion

  /// The versions that people responded under, the current one first, then in the order in which they come up.
  let versions: [Version]

  var guidance: Guidance { group.guidance }

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - group: The group, measured.
  ///   - responses: Its responses, which say what they were made with.
  ///   - fingerprint: That of the guidance's files, 64 hexadecimal digits.
  public init(_ group: GroupAgreement, of responses: [Response], fingerprint: String) {
    let current = GuidanceVersion(
      name: group.guidance.name,
      version: group.guidance.version,
      fingerprint: fingerprint
    )
    var versions: [Version] = []
    for response in responses {
      if let known = versions.firstIndex(where: { $0.guidance == response.guidance }) {
        versions[known].people += 1
      } else {
        versions.append(Version(guidance: response.guidance, people: 1))
      }
    }
    self.group = group
    self.current = current
    self.versions = versions.filter { $0.guidance == current } + versions.filter { $0.guidance != current }
  }

  /// What has to be known before the figures are believed.
  var notices: [String] {
    var notices: [String] = []
    let others = versions.filter { $0.guidance != current }
    if !others.isEmpty {
      let counts = versions.map { version in
        guard let guidance = version.guidance else {
          return version.people == 1 ? "1 does not say" : "\(version.people) do not say"
        }
        return "\(version.people) with \(name(guidance))"
      }
      let isAny = others.count < versions.count
      notices.append(
        "\(isAny ? "Not all responses were" : "No response is known to have been") made with the guidance that they are "
          + "read with here, \(name(current)): \(counts.joined(separator: "; ")). What differs below may come from the "
          + "guidance and not from people."
      )
    }
    switch group.people {
    case 0: notices.append("Nobody has chosen or answered anything yet.")
    case 1: notices.append("Only one person has responded. There is nothing to compare yet: at least three are needed.")
    case 2:
      notices.append(
        "Only two people have responded. Figures would tell each what the other said, so there are none: at least three "
          + "are needed."
      )
    default: break
    }
    return notices
  }

  /// A version by its number, and by its fingerprint where another one has the same number.
  private func name(_ version: GuidanceVersion) -> String {
    let isAmbiguous = ([current] + versions.compactMap(\.guidance)).contains {
      $0.version == version.version && $0.fingerprint != version.fingerprint
    }
    let name =
      version.name == current.name ? "version \(version.version)" : "\(version.name), version \(version.version)"
    return isAmbiguous ? "\(name) (\(version.fingerprint.prefix(8)))" : name
  }
}

// MARK: Words

extension AgreementReport {
  /// A scenario by its title.
  func title(_ scenario: ScenarioAgreement) -> String { scenario.scenario?.title ?? scenario.id }

  /// A level by its number.
  func number(_ level: Ordinal<Level>) -> Int { guidance.levels[level].number }

  /// An item as people read it: the question, and the option of a checklist.
  func ask(_ item: AnswerItem) -> String {
    let question = guidance.questions[item.question]
    guard let option = item.option else { return question.ask }
    return "\(question.ask) (\(question.answers.options[option].text.withoutFullStop))"
  }

  /// An answer in words.
  func phrase(_ answer: Answer, _ item: AnswerItem) -> String {
    guidance.phrase(for: answer, to: item).withoutFullStop
  }

  /// How many gave each answer: "no (3), not known (1)".
  func phrase(_ answers: [AnswerTally], _ item: AnswerItem) -> String {
    answers.map { "\(phrase($0.answer, item)) (\($0.people))" }.joined(separator: ", ")
  }

  /// The levels that were chosen, the commonest first: "4 at level 3, 2 at level 4".
  func distribution(_ levels: [Int]) -> String {
    guidance.levels.ordinals.filter { levels[$0.position] > 0 }
      .sorted { levels[$0.position] > levels[$1.position] }
      .map { "\(levels[$0.position]) at level \(number($0))" }
      .joined(separator: ", ")
  }

  /// The scenarios that split the group, those with the least agreement first.
  var split: [ScenarioAgreement] {
    group.scenarios.filter { $0.consensus == .splits }.enumerated()
      .sorted { a, b in
        (a.element.percentAgreement.value ?? 0, a.offset) < (b.element.percentAgreement.value ?? 0, b.offset)
      }
      .map(\.element)
  }

  /// The scenarios that the group agrees on, or nearly.
  var agreed: [ScenarioAgreement] {
    group.scenarios.filter { $0.consensus == .agrees } + group.scenarios.filter { $0.consensus == .nearly }
  }
}

extension String {
  /// The text, cut between words to at most so many characters.
  func cut(to length: Int) -> String {
    guard count > length else { return self }
    let start = prefix(length - 1)
    let end = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<end] + "…"
  }
}

extension Double {
  /// Two decimals, as in "0.58".
  var twoDecimals: String {
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A share in whole per cent; only a full share is 100%, only none is 0%.
  var percent: String {
    let rounded = Int((self * 100).rounded())
    return "\(self > 0 && self < 1 ? min(max(rounded, 1), 99) : rounded)%"
  }
}
