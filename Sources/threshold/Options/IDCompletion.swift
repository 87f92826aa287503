import ArgumentParser
import DecisionSupport
import Reports

extension CompletionKind {
  /// The ids that `explain` explains.
  static var explained: CompletionKind {
    .ofGuidance { guidance, _ in Explanation.ids(in: guidance) + Explanation.findingIDs }
  }

  /// The steps of the ladder.
  static var steps: CompletionKind {
    .ofGuidance { guidance, _ in guidance.escalation?.steps.map(\.id) ?? [] }
  }

  /// The agencies that can raise a disagreement.
  static var agencies: CompletionKind {
    .ofGuidance { guidance, _ in guidance.escalation?.agencies.map(\.id) ?? [] }
  }

  /// Questions, and answers where only one question can be meant.
  static var answers: CompletionKind {
    .ofGuidance { guidance, prefix in
      let meant = guidance.questions.filter { question in
        prefix.contains("=") ? prefix.hasPrefix("\(question.id)=") : question.id.hasPrefix(prefix)
      }
      guard meant.count == 1, let question = meant.first else { return meant.map { "\($0.id)=" } }
      // Of a checklist more may be ticked behind a comma.
      let ticked = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? "\(question.id)="
      return (question.answers.options.map(\.id) + ["unknown"]).map { ticked + $0 }
    }
  }

  /// Words of the guidance that the line names, or that would be used; none where that cannot be read.
  private static func ofGuidance(_ words: @escaping @Sendable (Guidance, String) -> [String]) -> CompletionKind {
    .custom { line, _, prefix in
      let option = "--config"
      let named =
        line.firstIndex(of: option).map { line.index(after: $0) }.flatMap { line.indices.contains($0) ? line[$0] : nil }
        ?? line.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
      guard let folder = GuidanceFolder.choose(named: named, in: .process),
        let guidance = try? LoadedGuidance(folder: folder).guidance
      else { return [] }
      // A question and a rule may bear one id.
      var seen: Set<String> = []
      return words(guidance, prefix).filter { $0.hasPrefix(prefix) && seen.insert($0).inserted }
    }
  }
}
