/// The schema of what `test --mutate --format json` writes, the same for every guidance.
enum MutationSchema {
  static var document: JSON {
    let suggestion = JSON.table(.key("id", .text), .key("scenario", .text, "The scenario's file."))
    let suggestions = JSON.orNull(.list(of: suggestion, atLeast: 0))
    return .document(
      "Changes of a guidance and what notices them",
      "The guidance changed in one place at a time. Levels go by number.",
      .table(
        .key("guidance", .version),
        .key("mutants", .count, "The changes of rules, reminders and deadlines."),
        .key("noticed", .count, "How many of them something notices."),
        .key("withoutEffect", .count, "How many were left out: they provably change nothing."),
        .key("undecided", .count, "How many were left out: it was not found out whether they change anything."),
        .key(
          "triedOnly",
          .count,
          "Of how many safeguards were only tried on single answer sets; they may notice more."
        ),
        .key("shares", .list(of: share, atLeast: 0), "What notices how many; several may notice one."),
        .key("unnoticed", .list("mutant"), "What nothing notices; what matters most comes first."),
        .key("noScenarioNotices", .list("mutant"), "What no story and no short case notices."),
        .key("noSafeguardNotices", .list("mutant"), "What no safeguard notices."),
        .key(
          "safeguards",
          .table(.key("mutants", .count), .key("notJudged", .count), .key("nobodyNotices", .list("mutant"))),
          "The changes of safeguards themselves."
        ),
        .key("suggestions", suggestions, "Scenarios that would notice; null without --suggest.")
      ),
      [.init("mutant", mutant)]
    )
  }

  private static var mutant: JSON {
    let levels = JSON.orNull(.table(of: ["before", "after"], .integer))
    let answers = JSON.orNull(.isOfType("object"))
    return .table(
      .key("kind", .words(["rule", "reminder", "step", "safeguard"])),
      .key("id", .identifier),
      .key("change", .text, "What is changed, in words."),
      .key("path", .text),
      .key("line", .line),
      .key("levels", levels, "The levels of 'answers' before the change and after it."),
      .key("answers", answers, "The smallest that show it; null where something notices, or the ladder alone shows it.")
    )
  }

  private static var share: JSON {
    let counts = ["mutants", "scenarios", "publishedCases", "safeguards", "nothing"]
    return .table([.key("kind", .words(["rule", "reminder", "step"]))] + counts.map { .key($0, .count) })
  }
}
