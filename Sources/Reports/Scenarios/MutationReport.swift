public import DecisionSupport
public import GuidanceAnalysis
import MarkedYAML

/// Which careless changes of a guidance nobody would notice.
public struct MutationReport: Sendable {
  private let guidance: Guidance
  private let test: MutationTest
  private let isSuggesting: Bool

  /// Puts a report together; with suggestions it writes, for each change that no scenario notices, the smallest that would.
  public init(_ test: MutationTest, of guidance: Guidance, isSuggesting: Bool) {
    self.test = test
    self.guidance = guidance
    self.isSuggesting = isSuggesting
  }

  private var withoutScenario: [MutationTest.Result] { test.results.filter { $0.scenario == nil } }
  private var withoutSafeguard: [MutationTest.Result] { test.results.filter { $0.safeguard == nil } }

  // MARK: For people

  /// The result for people: what nobody notices first, then what only scenarios or only safeguards do.
  public var document: Document {
    var document = Document()
    let unnoticed = test.results.filter(\.isUnnoticed)
    document.add("Changes that nobody notices", items: unnoticed.map { ($0.headline, notes(of: $0)) })
    let guarded = withoutScenario.filter { !$0.isUnnoticed }
    document.add(
      "Changes that a safeguard notices and no scenario",
      items: guarded.map { ($0.headline, ["Noticed by safeguard '\($0.safeguard ?? "")'."]) }
    )
    if isSuggesting {
      for suggestion in suggestions {
        document.add(.heading("A scenario that would notice: \(suggestion.id)"))
        document.add(.field("Write its story, and check what it expects", lines: suggestion.lines))
      }
    }
    document.add(.heading("Noticed"))
    let all = test.results.count
    document.add(.item("By a scenario or a safeguard: \(all - unnoticed.count) of \(all) changes"))
    document.add(.item("By a scenario: \(all - withoutScenario.count) of \(all)"))
    document.add(.item("By a safeguard: \(all - withoutSafeguard.count) of \(all)"))
    if !test.safeguards.isEmpty {
      let noticed = test.safeguards.filter { !$0.isUnnoticed }.count
      document.add(.item("Of safeguards, by their proof or by comparing: \(noticed) of \(test.safeguards.count)"))
    }
    document.add(.item("Left out, since they provably change nothing for anybody: \(test.withoutEffect)"))
    if test.undecided > 0 { document.add(.item("Not known whether they change anything: \(test.undecided)")) }
    return document
  }

  private func notes(of result: MutationTest.Result) -> [String] {
    guard let witness = result.witness else { return [result.place] }
    let words = witness.given.map { "\($0.question)=\($0.word)" }
    return [result.place, "It shows with \(words.isEmpty ? "every answer calm" : words.joined(separator: " "))."]
  }

  // MARK: For programs

  /// The result for other programs; its keys are fixed.
  public var json: JSON {
    [
      "mutants": .number(test.results.count),
      "noticed": .number(test.results.count { !$0.isUnnoticed }),
      "withoutEffect": .number(test.withoutEffect),
      "undecided": .number(test.undecided),
      "noScenarioNotices": .array(withoutScenario.map(json)),
      "noSafeguardNotices": .array(withoutSafeguard.map(json)),
      "safeguards": [
        "mutants": .number(test.safeguards.count),
        "nobodyNotices": .array(test.safeguards.filter(\.isUnnoticed).map(json)),
      ],
      "suggestions": isSuggesting
        ? .array(suggestions.map { ["id": .string($0.id), "scenario": .string($0.lines.joined(separator: "\n"))] })
        : .null,
    ]
  }

  private func json(_ result: MutationTest.Result) -> JSON {
    [
      "kind": .string(result.mutant.subject.kind.rawValue),
      "id": .string(result.mutant.subject.id),
      "change": .string(result.mutant.change),
      "path": .string(result.mutant.place.file.path),
      "line": .number(Int(result.mutant.place.start.line)),
      "answers": result.witness?.answers.before.map { .answers($0, guidance) } ?? .null,
    ]
  }

  // MARK: Suggestions

  /// The smallest scenarios that would notice, each once.
  private var suggestions: [SuggestedScenario] {
    var seen: Set<Answers> = []
    var found: [SuggestedScenario] = []
    for result in withoutScenario {
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
