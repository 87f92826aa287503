import DecisionSupport
import Foundation
import MarkedYAML
import TestSupport
import Testing

/// Guidance that is made to take for ever, or all memory, ends in an answer or in a clear error.
@Suite struct LargeGuidanceTests {
  private func rules(_ conditions: [String]) -> String {
    "rules:\n"
      + conditions.enumerated().map { position, condition in
        "  - {id: r\(position), level: high, when: \(condition), because: It is so., source: s}\n"
      }.joined()
  }

  private static let number = """
    questions:
      - section: All
        questions:
          - {id: harm, ask: Was the child hurt, answers: yes-no, source: s}
          - id: coins
            ask: How many coins
            answers: {whole-number: {unit: coins, from: 0, to: 1000000}}
            calm: 0
            source: s
    """

  // MARK: Rules upon rules

  @Test func `Rules that name each other twice are read until they come to ten thousand conditions`() {
    func doubling(_ count: Int) -> GuidanceText {
      let doubling = (1..<count).map { "{all: [{rule: r\($0 - 1)}, {rule: r\($0 - 1)}]}" }
      return GuidanceText().with(.rules, rules(["{harm: yes}"] + doubling))
    }
    #expect(doubling(14).diagnostics() == "")
    #expect(
      doubling(60).diagnostics() == """
        error: rule 'r14' builds on rules that build on others: written out, they make too many conditions [too-deep]
          --> rules.yaml:16:10
           |
        16 |   - {id: r14, level: high, when: {all: [{rule: r13}, {rule: r13}]}, because: It is so., source: s}
           |          ^^^
        help: let the rules in between name answers, not each other

        """
    )
  }

  @Test func `Rules that want opposite answers are found behind rules that name each other twice`() {
    let doubling = (2..<14).map { "{all: [{rule: r\($0 - 1)}, {rule: r\($0 - 1)}]}" }
    let text = rules(["{harm: yes}", "{all: [{rule: r0}, {harm: no}]}"] + doubling)
    let told = GuidanceText().with(.rules, text).diagnostics()
    #expect(told.hasPrefix("error: rule 'r1' can never hold: it needs answers to 'harm' that exclude each other "))
  }

  @Test(arguments: [false, true]) func `Sixty-four rules stand upon each other, sixty-five do not`(isReversed: Bool) {
    func tower(_ height: Int) -> GuidanceText {
      let lines = rules(["{harm: yes}"] + (1..<height).map { "{rule: r\($0 - 1)}" }).split(separator: "\n").dropFirst()
      let ordered = isReversed ? Array(lines.reversed()) : Array(lines)
      return GuidanceText().with(.rules, "rules:\n" + ordered.joined(separator: "\n") + "\n")
    }
    #expect(tower(64).diagnostics() == "")
    let line = isReversed ? 2 : 66
    let gutter = String(repeating: " ", count: isReversed ? 1 : 2)
    #expect(
      tower(65).diagnostics() == """
        error: rule 'r64' builds on rules that build on others, more than 64 in a row [too-deep]
          --> rules.yaml:\(line):10
        \(gutter) |
        \(line) |   - {id: r64, level: high, when: {rule: r63}, because: It is so., source: s}
        \(gutter) |          ^^^
        help: let the rules in between name answers, not each other

        """
    )
  }

  @Test func `Twenty thousand rules in a row are refused, not followed`() {
    let row = (0..<20_000).map { "{rule: r\($0 + 1)}" } + ["{harm: yes}"]
    let told = GuidanceText().with(.rules, rules(row)).diagnostics()
    #expect(
      told.hasPrefix("error: rule 'r0' builds on rules that build on others, more than 64 in a row [too-deep]\n")
    )
  }

  // MARK: Numbers

  @Test func `A list of very many numbers is refused`() {
    let list = (0..<65).map(String.init).joined(separator: ", ")
    let text = GuidanceText().with(.questions, Self.number)
    let told = text.with(.rules, rules(["{coins: [\(list)]}"])).diagnostics()
    #expect(told.hasPrefix("error: 'coins' in rule 'r0' lists 65 answers; 64 is the most [too-many-values]\n"))
    let many = (0..<100_000).map(String.init).joined(separator: ", ")
    #expect(
      text.with(.rules, rules(["{coins: [\(many)]}"])).diagnostics()
        .hasPrefix("error: 'coins' in rule 'r0' lists 100000 answers; 64 is the most [too-many-values]\n")
    )
  }

  @Test func `A comparison and a list that hold for every number are refused however many there are`() {
    let text = GuidanceText().with(.questions, Self.number)
    let headline = "error: every answer to 'coins' satisfies this condition of rule 'r0' [always-true]\n"
    #expect(text.with(.rules, rules(["{coins: {at-least: 0}}"])).diagnostics().hasPrefix(headline))
    #expect(text.with(.rules, rules(["{coins: {at-least: 1}}"])).diagnostics() == "")
    let few = Self.number.replacingOccurrences(of: "1000000", with: "2")
    let small = GuidanceText().with(.questions, few)
    #expect(small.with(.rules, rules(["{coins: [2, 0, 1]}"])).diagnostics().hasPrefix(headline))
    #expect(small.with(.rules, rules(["{coins: [2, 0]}"])).diagnostics() == "")
  }

  @Test func `A safeguard compares a thousand numbers at most`() {
    func told(_ last: Int) -> String {
      GuidanceText().with(.questions, Self.number).with(
        .safeguards,
        "safeguards: [{id: g, says: So., same-level: {question: coins, over: {from: 0, to: \(last)}}}]"
      ).diagnostics()
    }
    #expect(told(999) == "")
    #expect(
      told(1000).hasPrefix(
        "error: 'same-level' of safeguard 'g' compares 1001 numbers; 1000 is the most [too-many-values]\n"
      )
    )
  }

  // MARK: Problems

  @Test func `Of very many problems two hundred are shown and the rest is counted`() {
    let text = rules((0..<1000).map { _ in "{ham: yes}" })
    let told = GuidanceText().with(.rules, text).diagnostics()
    #expect(told.split(separator: "\n").filter { $0.hasPrefix("error: unknown question 'ham'") }.count == 200)
    #expect(
      told.hasSuffix(
        """
        error: 800 more problems are not shown [too-many-problems]
        help: fix those above first

        """
      )
    )
  }

  @Test func `A mapping of very many unknown keys is read once`() {
    let keys = (0..<50_000).map { "key\($0): x\n" }.joined()
    let sink = DiagnosticSink()
    #expect(GuidanceText().with(.guidance, keys).load(into: sink) == nil)
    #expect(sink.count == 50_000 + 7)
    #expect(sink.diagnostics.last?.message == "\(50_007 - 200) more problems are not shown")
  }
}
