import DecisionSupport

extension StructuralComparison {
  /// Pathways that say something else, or are due later or sooner; for whom they are due is decided over the answer sets.
  var pathwayFindings: [Finding] {
    pairings.pathways.both.flatMap { pair -> [Finding] in
      let (before, now) = (old.pathways[pair.before], new.pathways[pair.after])
      let subject = Finding.Subject(.pathway, now.id)
      func finding(_ kind: FindingKind, _ message: String, _ details: [String]) -> Finding {
        Finding(
          kind,
          subject,
          message,
          details: details,
          place: now.range,
          formerPlace: before.range,
          identity: details.joined(separator: "\n")
        )
      }
      var findings: [Finding] = []
      if before.name != now.name {
        let details = ["Its name was \(before.name.quoted)."]
        findings.append(finding(.pathwayReworded, "a pathway has another name: \(now.name.quoted)", details))
      }
      var told = InstructionChange(
        subject,
        "the pathway \(now.name.quoted)",
        formerPlace: before.range,
        place: now.range
      )
      told.compare(old.words(of: before.actions), new.words(of: now.actions), "The things to do")
      findings += told.findings
      let hours = (before.within?.hours ?? .max, now.within?.hours ?? .max)
      if before.within != now.within {
        let words = (before.within?.words ?? "no time is set", now.within?.words ?? "no time is set")
        let isLater = hours.1 > hours.0
        findings.append(
          finding(
            isLater ? .pathwayLater : hours.1 < hours.0 ? .pathwaySooner : .pathwayReworded,
            "\(now.name.quoted) is due \(isLater ? "later" : hours.1 < hours.0 ? "sooner" : "in other words")",
            ["The time for it: was \(words.0), now \(words.1)."]
          )
        )
      }
      return findings
    }
  }
}
