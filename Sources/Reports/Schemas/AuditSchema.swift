import GuidanceAnalysis

/// The schema of an audit's report, the same for every guidance.
enum AuditSchema {
  static var document: JSON {
    let required: [JSON.Member] = [
      .init("guidance", sides(of: "version", "The configurations; 'old' is null where nothing is compared.")),
      .init("verdict", JSON.text.described("What it comes to, in one sentence.")),
      .init("counts", counts),
      .init("failOn", JSON.orNull(severity).described("The lightest severity that counts; null where none does.")),
      .init("failed", boolean("Whether anything was found that counts.")),
      .init("undecided", boolean("Whether not everything could be found out; then nothing follows from silence.")),
      .init("safeguards", .mapping(["proved": .reference("count"), "all": .reference("count")])),
      .init("totals", totals),
      .init("note", JSON.text.described("What has to be said with every share.")),
      .init(
        "findings",
        JSON.list(of: .reference("finding"), atLeast: 0).described("Heaviest first, waived ones last.")
      ),
      .init("statistics", statistics),
    ]
    guard case .object(let members) = JSON.mapping(required) else { return .null }
    let head: [JSON.Member] = [
      .init("title", "Report of an audit"),
      .init("description", "What is amiss in a configuration, or what a change does to children. Levels go by number."),
    ]
    return .object(head + members + [.init("$defs", .object(definitions))])
  }

  private static var definitions: [JSON.Member] {
    [
      .init("version", .mapping(["name": .text, "version": .text, "effective": .date])),
      .init("count", ["type": "integer", "minimum": 0]),
      .init("share", share),
      .init("about", about),
      .init("place", place),
      .init("finding", finding),
      .init("effect", effect),
      .init("case", smallestCase),
      .init("outcome", outcome),
    ]
  }

  private static var counts: JSON {
    .mapping(
      Severity.allCases.reversed().map { .init($0.name, .reference("count")) } + [.init("waived", .reference("count"))]
    )
    .described("How many findings there are of each severity that are not waived, and how many that are.")
  }

  private static var totals: JSON {
    JSON.orNull(.mapping(["lowered": .reference("share"), "raised": .reference("share")]))
      .described("In how many answer sets the level is lower or higher; null where that was not counted.")
  }

  private static var statistics: JSON {
    .mapping([
      "variables": .reference("count"), "nodes": .reference("count"), "liveNodes": .reference("count"),
      "searched": ["type": "boolean"],
    ])
  }

  private static var share: JSON {
    let digits: JSON = ["type": "string", "pattern": "^(0|[1-9][0-9]*)$"]
    return .mapping(["part": digits, "whole": digits, "words": .text])
  }

  private static var about: JSON {
    let kinds = ["level", "question", "rule", "reminder", "step", "safeguard", "waiver", "guidance"]
    return .mapping(["kind": .words(kinds), "id": .text])
  }

  private static var place: JSON {
    .mapping(["file": .text, "line": ["type": "integer", "minimum": 1], "column": ["type": "integer", "minimum": 1]])
  }

  private static var finding: JSON {
    let excuse = JSON.mapping(
      ["kind": .words(["intended", "waived"]), "because": ["type": "string"]],
      optional: ["approvedBy": ["type": "string"], "until": ["type": "string"]]
    )
    return .mapping([
      "id": .words(FindingKind.allCases.map(\.rawValue)),
      "title": .text,
      "severity": severity,
      "fails": boolean("Whether it counts by 'failOn'."),
      "about": .reference("about"),
      "message": JSON.text.described("The finding in one plain sentence."),
      "details": .list(of: .text, atLeast: 0),
      "place": JSON.orNull(.reference("place")).described("Where the configuration says so now."),
      "formerPlace": JSON.orNull(.reference("place")).described("Where the old one said so."),
      "fingerprint": JSON.hexadecimal(digits: 16).described("The same for the same answer sets, whatever the words."),
      "excuse": .orNull(excuse),
      "effect": JSON.orNull(.reference("effect")).described("The answer sets that it is about."),
    ])
  }

  private static var effect: JSON {
    let edit = JSON.mapping([
      "about": .reference("about"), "what": .text, "place": .orNull(.reference("place")),
      "formerPlace": .orNull(.reference("place")),
    ])
    return .mapping([
      "share": JSON.orNull(.reference("share")).described("Null where they were not counted."),
      "case": JSON.reference("case").described("The answer set that is the fewest answers away from a calm child."),
      "dependsOn": JSON.list(of: .text, atLeast: 0).described("The questions that matter; all others are free."),
      "edits": JSON.list(of: edit, atLeast: 0).described("What causes it."),
      "together": boolean("Whether each of the edits alone would have no such effect."),
    ])
  }

  private static var smallestCase: JSON {
    let answer = JSON.mapping([
      "question": .identifier, "ask": .text, "answer": .text, "phrase": .text,
      "matters": boolean("Whether the effect would disappear if it were calm."),
    ])
    let repair = JSON.mapping(["question": .identifier, "ask": .text, "phrase": .text])
    let counterpart = JSON.mapping([
      "question": .identifier, "here": .text, "there": .text, "outcome": .reference("outcome"),
    ])
    return .mapping([
      "answers": JSON.list(of: answer, atLeast: 0).described("All that are not calm."),
      "unanswered": JSON.list(of: .identifier, atLeast: 0).described("The questions that are not answered yet."),
      "outcomes": sides(of: "outcome", "What each configuration says."),
      "counterpart": JSON.orNull(counterpart).described("The other answer, for a claim that compares two."),
      "repairs": JSON.list(of: repair, atLeast: 0).described("Single answers that make the effect disappear."),
    ])
  }

  private static var outcome: JSON {
    let level = JSON.orNull(["type": "integer"])
    let ids = JSON.list(of: .identifier, atLeast: 0)
    return .mapping([
      "applies": ["type": "boolean"], "level": level, "established": level, "rules": ids, "urgent": ids,
      "reminders": ids, "actions": .list(of: .text, atLeast: 0),
    ])
  }

  private static var severity: JSON { .words(Severity.allCases.reversed().map(\.name)) }

  private static func sides(of name: String, _ description: String) -> JSON {
    JSON.mapping(["old": .orNull(.reference(name)), "new": .orNull(.reference(name))]).described(description)
  }

  private static func boolean(_ description: String) -> JSON {
    JSON.object([.init("type", "boolean")]).described(description)
  }
}
