import GuidanceAnalysis

/// The schema of an audit's report, the same for every guidance.
enum AuditSchema {
  static var document: JSON {
    .document(
      "Report of an audit",
      "What is amiss in a configuration, or what a change does to children; or why it was not audited. Levels go by number.",
      .choice(
        if: ["required": ["problems"]],
        then: .reference("failure"),
        else: .table(
          .key("guidance", sides(of: "version"), "The configurations; 'old' is null where nothing is compared."),
          .key("verdict", .text, "What it comes to, in one sentence."),
          .key(
            "counts",
            counts,
            "How many findings there are of each severity that are not waived, and how many that are."
          ),
          .key("failOn", .orNull(severity), "The lightest severity that counts; null where none does."),
          .key("failed", .boolean, "Whether anything was found that counts."),
          .key("undecided", .boolean, "Whether not everything could be found out; then nothing follows from silence."),
          .key("safeguards", .table(of: ["proved", "all"], .reference("count"))),
          .key(
            "totals",
            totals,
            "In how many answer sets the level is lower or higher; null where that was not counted."
          ),
          .key(
            "moves",
            moves,
            "How many known concerns have which level before and now; null where none of a kind was compared."
          ),
          .key("note", .text, "What has to be said with every share."),
          .key("findings", .list("finding"), "Heaviest first, waived ones last."),
          .key("statistics", statistics)
        )
      ),
      definitions
    )
  }

  private static var failure: JSON {
    let note = JSON.table(.key("message", .text), .key("place", .reference("place")))
    let problem = JSON.table(
      .key("code", .identifier, "Which kind of problem it is."),
      .key("message", .text),
      .key("place", .orNull(.reference("place"))),
      .key("help", .orNull(.text), "What to do about it."),
      .key("notes", .list(of: note, atLeast: 0), "Other places that explain it.")
    )
    return .table(
      .key("folder", .text),
      .key("verdict", .text, "What it comes to, in one sentence."),
      .key("failed", ["const": true]),
      .key("said", .list(of: .text, atLeast: 0), "What git said of it, a line each."),
      .key("problems", .list(of: problem, atLeast: 0), "Why it was not audited.")
    )
  }

  private static var definitions: [JSON.Member] {
    [
      .init("version", .table(.key("name", .text), .key("version", .text), .key("effective", .date))),
      .init("count", .count),
      .init("share", share),
      .init("about", about),
      .init("place", .table(.key("file", .text), .key("line", .line), .key("column", .line))),
      .init("finding", finding),
      .init("failure", failure),
      .init("effect", effect),
      .init("case", smallestCase),
      .init("outcome", outcome),
    ]
  }

  private static var counts: JSON {
    .table(of: Severity.allCases.reversed().map(\.name) + ["waived"], .reference("count"))
  }

  private static var totals: JSON { .orNull(.table(of: ["lowered", "raised"], .reference("share"))) }

  private static var moves: JSON {
    let level = JSON.orNull(["type": "integer"])
    let move = JSON.table(.key("old", level), .key("new", level), .key("count", .reference("count")))
    let unread = JSON.table(
      .key("words", .text),
      .key("publishedLevels", .orNull(.list(of: .integer, atLeast: 1)))
    )
    let collection = JSON.orNull(.list(of: move, atLeast: 1))
    return .table(
      ["scenarios", "publishedCases", "pastConcerns"].map { .key($0, collection) }
        + [
          .key("readByOneSideOnly", .reference("count")),
          .key("noLongerRead", .list(of: unread, atLeast: 0), "What only the old guidance can be asked about."),
        ]
    )
  }

  private static var statistics: JSON {
    .table(["variables", "nodes", "liveNodes"].map { .key($0, .reference("count")) } + [.key("searched", .boolean)])
  }

  private static var share: JSON {
    let digits: JSON = ["type": "string", "pattern": "^(0|[1-9][0-9]*)$"]
    return .table(.key("part", digits), .key("whole", digits), .key("words", .text))
  }

  private static var about: JSON {
    let kinds = [
      "level", "question", "rule", "reminder", "pathway", "step", "safeguard", "scenario", "case", "waiver", "guidance",
    ]
    return .table(.key("kind", .words(kinds)), .key("id", .text))
  }

  private static var finding: JSON {
    let excuse = JSON.table(
      .key("kind", .words(["intended", "waived"])),
      .key("because", .isOfType("string")),
      .optional("approvedBy", .isOfType("string")),
      .optional("until", .isOfType("string"))
    )
    return .table(
      .key("id", .words(FindingKind.allCases.map(\.rawValue))),
      .key("title", .text),
      .key("severity", severity),
      .key("fails", .boolean, "Whether it counts by 'failOn'."),
      .key("about", .reference("about")),
      .key("message", .text, "The finding in one plain sentence."),
      .key("details", .texts),
      .key("place", .orNull(.reference("place")), "Where the configuration says so now."),
      .key("formerPlace", .orNull(.reference("place")), "Where the old one said so."),
      .key("fingerprint", .hexadecimal(digits: 16), "The same for the same answer sets, whatever the words."),
      .key("excuse", .orNull(excuse)),
      .key("effect", .orNull(.reference("effect")), "The answer sets that it is about.")
    )
  }

  private static var effect: JSON {
    let edit = JSON.table(
      .key("about", .reference("about")),
      .key("what", .text),
      .key("place", .orNull(.reference("place"))),
      .key("formerPlace", .orNull(.reference("place")))
    )
    return .table(
      .key("share", .orNull(.reference("share")), "Null where they were not counted."),
      .key("case", .reference("case"), "The answer set that is the fewest answers away from a calm child."),
      .key("dependsOn", .texts, "The questions that matter; all others are free."),
      .key("edits", .list(of: edit, atLeast: 0), "What causes it."),
      .key("together", .boolean, "Whether each of the edits alone would have no such effect."),
      .key("through", .list(of: .identifier, atLeast: 0), "The rules through which the edits act.")
    )
  }

  private static var smallestCase: JSON {
    let answer = JSON.table(
      .key("question", .identifier),
      .key("ask", .text),
      .key("answer", .text),
      .key("phrase", .text),
      .key("matters", .boolean, "Whether the effect would disappear if it were calm.")
    )
    let repair = JSON.table(.key("question", .identifier), .key("ask", .text), .key("phrase", .text))
    let counterpart = JSON.table(
      .key("question", .identifier),
      .key("here", .text),
      .key("there", .text),
      .key("outcome", .reference("outcome"))
    )
    return .table(
      .key("answers", .list(of: answer, atLeast: 0), "All that are not calm."),
      .key("unanswered", .identifiers, "The questions that are not answered yet."),
      .key("outcomes", sides(of: "outcome"), "What each configuration says."),
      .key("counterpart", .orNull(counterpart), "The other answer, for a claim that compares two."),
      .key("repairs", .list(of: repair, atLeast: 0), "Single answers that make the effect disappear.")
    )
  }

  private static var outcome: JSON {
    .table(
      .key("applies", .boolean),
      .key("level", .orNull(.integer)),
      .key("established", .orNull(.integer)),
      .key("rules", .identifiers),
      .key("urgent", .identifiers),
      .key("reminders", .identifiers),
      .key("actions", .texts)
    )
  }

  private static var severity: JSON { .words(Severity.allCases.reversed().map(\.name)) }

  private static func sides(of name: String) -> JSON { .table(of: ["old", "new"], .orNull(.reference(name))) }
}
