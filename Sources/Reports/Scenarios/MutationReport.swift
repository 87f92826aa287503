public import DecisionSupport
public import GuidanceAnalysis
import MarkedYAML

/// Which careless changes of a guidance nobody would notice, and how many each kind of check does.
public struct MutationReport: Sendable {
  private let guidance: Guidance
  private let test: MutationTest
  private let isSuggesting: Bool

  /// The changes that nothing notices, those that matter most first.
  private let unnoticed: [MutationTest.Result]

  /// How many changes are listed at most: more would not be read.
  private static let mostListed = 20

  /// Puts a report together; with suggestions it writes, for each change that nothing notices, the smallest scenario that would.
  public init(_ test: MutationTest, of guidance: Guidance, isSuggesting: Bool) {
    self.test = test
    self.guidance = guidance
    self.isSuggesting = isSuggesting
    unnoticed = test.unnoticed(of: guidance)
  }

  // MARK: For people

  /// The result for people: the changes that matter most of those that nothing notices, and the shares that are noticed.
  public var document: Document {
    var document = Document()
    let listed = unnoticed.prefix(Self.mostListed)
    document.add("Changes that nothing notices", items: listed.map { ($0.headline, notes(of: $0)) })
    if unnoticed.count > listed.count {
      document.add(.paragraph("These matter most, of \(unnoticed.count). --format json lists them all."))
    }
    if isSuggesting {
      for suggestion in suggestions(for: Array(listed)) {
        document.add(.heading("A scenario that would notice: \(suggestion.id)"))
        document.add(.field("Write its story, and check what it expects", lines: suggestion.lines))
      }
    }
    for share in shares {
      document.add(.heading("Noticed, of \(share.title)"))
      document.add(.item("By something: \(share.words(share.mutants - share.nothing))"))
      document.add(.item("By a story or a short case: \(share.words(share.scenarios))"))
      if share.kind == .rule { document.add(.item("By a published case: \(share.words(share.publishedCases))")) }
      document.add(.item("By a safeguard: \(share.words(share.safeguards))"))
    }
    if !test.safeguards.isEmpty {
      let noticed = test.safeguards.count { !$0.isUnnoticed }
      document.add(.heading("Noticed, of changes of safeguards"))
      document.add(.item("By their proof or by comparing: \(noticed) of \(test.safeguards.count)"))
    }
    if test.triedOnly > 0 {
      document.add(
        .paragraph("Of so large a guidance safeguards were only tried on single answer sets: they may notice more.")
      )
    }
    document.add(.paragraph("Left out, since they provably change nothing for anybody: \(test.withoutEffect)."))
    if test.undecided > 0 {
      document.add(
        .paragraph("Left out, since it was not found out whether they change anything for anybody: \(test.undecided).")
      )
    }
    return document
  }

  private func notes(of result: MutationTest.Result) -> [String] {
    guard let witness = result.witness else { return [result.place] }
    let words = witness.given.map { "\($0.question)=\($0.word)" }
    let levels = result.levels.flatMap { levels -> String? in
      guard let before = levels.before, before != levels.after else { return nil }
      return ": level \(guidance.levels[levels.after].number) instead of \(guidance.levels[before].number)"
    }
    let shown = words.isEmpty ? "every answer calm" : words.joined(separator: " ")
    return [result.place, "It shows with \(shown)\(levels ?? "")."]
  }

  // MARK: For programs

  /// The result for other programs; its keys are fixed.
  public func json(_ version: GuidanceVersion) -> JSON {
    [
      "guidance": version.json,
      "mutants": .number(test.results.count),
      "noticed": .number(test.results.count { !$0.isUnnoticed }),
      "withoutEffect": .number(test.withoutEffect),
      "undecided": .number(test.undecided),
      "triedOnly": .number(test.triedOnly),
      "shares": .array(shares.map(\.json)),
      "unnoticed": .array(unnoticed.map(json)),
      "noScenarioNotices": .array(test.results.filter { $0.scenario == nil }.map(json)),
      "noSafeguardNotices": .array(test.results.filter { $0.safeguard == nil }.map(json)),
      "safeguards": [
        "mutants": .number(test.safeguards.count),
        "notJudged": .number(test.safeguardsNotJudged),
        "nobodyNotices": .array(test.safeguards.filter(\.isUnnoticed).map(json)),
      ],
      "suggestions": isSuggesting ? .array(suggestions(for: unnoticed).map(\.json)) : .null,
    ]
  }

  private func json(_ result: MutationTest.Result) -> JSON {
    let levels = result.levels.map { levels -> JSON in
      func number(_ level: Ordinal<Level>) -> JSON { .number(guidance.levels[level].number) }
      return ["before": number(levels[.before]), "after": number(levels.after)]
    }
    return [
      "kind": .string(result.mutant.subject.kind.rawValue),
      "id": .string(result.mutant.subject.id),
      "change": .string(result.mutant.change),
      "path": .string(result.mutant.place.file.path),
      "line": .number(Int(result.mutant.place.start.line)),
      "levels": levels ?? .null,
      "answers": result.witness?.answers.before.map { .answers($0, guidance) } ?? .null,
    ]
  }

  // MARK: Shares

  /// How many changes of one kind of thing are noticed, and by what; several may notice one change.
  private struct Share {
    let kind: Finding.Subject.Kind
    let mutants: Int
    let scenarios: Int
    let publishedCases: Int
    let safeguards: Int
    let nothing: Int

    init(_ kind: Finding.Subject.Kind, _ results: [MutationTest.Result]) {
      self.kind = kind
      mutants = results.count
      scenarios = results.count { $0.scenario != nil }
      publishedCases = results.count { $0.publishedCase != nil }
      safeguards = results.count { $0.safeguard != nil }
      nothing = results.count(where: \.isUnnoticed)
    }

    var title: String {
      "\(mutants) \(mutants == 1 ? "change" : "changes") of \(kind == .step ? "deadlines" : "\(kind.rawValue)s")"
    }

    func words(_ noticed: Int) -> String { "\(noticed) (\(noticed * 100 / mutants)%)" }

    var json: JSON {
      [
        "kind": .string(kind.rawValue),
        "mutants": .number(mutants),
        "scenarios": .number(scenarios),
        "publishedCases": .number(publishedCases),
        "safeguards": .number(safeguards),
        "nothing": .number(nothing),
      ]
    }
  }

  private var shares: [Share] {
    [.rule, .reminder, .step].map { kind in Share(kind, test.results.filter { $0.mutant.subject.kind == kind }) }
      .filter { $0.mutants > 0 }
  }

  // MARK: Suggestions

  /// The smallest scenarios that would notice some changes, each once.
  private func suggestions(for results: [MutationTest.Result]) -> [SuggestedScenario] {
    var seen: Set<Answers> = []
    var found: [SuggestedScenario] = []
    for result in results {
      guard let witness = result.witness, let answers = witness.answers.before, let outcome = witness.outcomes.before,
        seen.insert(answers).inserted
      else { continue }
      let id = "\(result.mutant.subject.id)-\(found.count + 1)"
      found.append(SuggestedScenario(id, noticing: result.mutant, witness, outcome, guidance))
    }
    return found
  }
}

extension MutationTest.Result {
  fileprivate var headline: String { "\(mutant.subject.kind.rawValue) '\(mutant.subject.id)': \(mutant.change)" }
  fileprivate var place: String { "\(mutant.place.file.path):\(mutant.place.start.line)" }
}

extension SuggestedScenario {
  fileprivate var json: JSON { ["id": .string(id), "scenario": .string(lines.joined(separator: "\n"))] }
}
