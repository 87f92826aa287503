import DecisionSupport
import Synchronization
import TestSupport
import Testing

@testable import GuidanceAnalysis

/// An audit ends when it may not go on, with what was decided until then; and long guidance is decided, or refused with a number.
@Suite struct TimeLimitTests {
  private func options(_ mayGoOn: @escaping @Sendable (Int) -> Bool = { _ in true }) -> Audit.Options {
    var options = Audit.Options(today: Guidance.testDay)
    options.mayGoOn = mayGoOn
    return options
  }

  /// What an audit says that it did not decide, with every line of it.
  private func undecided(_ audit: Audit) -> [String] {
    audit.findings.filter { $0.kind == .undecided }.flatMap { [$0.message] + $0.details }
  }

  private static let more =
    "Give it more with --max-nodes or --time-limit. Nothing follows from what was not looked at."

  // MARK: Time

  @Test func `It is asked every few hundred steps, and never again once the time is up`() throws {
    let asked = Mutex<[Int]>([])
    let options = options { steps in
      asked.withLock { $0.append(steps) }
      return steps < 1_000
    }
    _ = try Audit(of: Repository.lancashire, options)
    asked.withLock { asked in
      #expect(asked.count > 2 && asked.last.map { $0 >= 1_000 } == true)
      #expect(zip(asked, asked.dropFirst()).allSatisfy { $1 - $0 >= 256 })
      #expect(asked.dropLast().allSatisfy { $0 < 1_000 })
    }
  }

  @Test func `What was looked at before the time was up is counted`() throws {
    let audit = try Audit(of: Self.rules(300), options { $0 < 3_000 })
    let said = undecided(audit)
    #expect(said.first == "what becomes of guidance 'Test guidance' could not be decided within the limits")
    let rest = " of 300 rules; 0 of 300 conditions; 0 of 3 levels; 0 of 30 questions."
    #expect(said.count == 3 && said[1].hasPrefix("Looked at: ") && said[1].hasSuffix(rest))
    #expect((1..<300).contains(Int(said[1].dropFirst(11).prefix { $0 != " " }) ?? 0))
    #expect(said.last == Self.more)
  }

  @Test func `Whenever the time is up, a change is compared as it is or something is said to be undecided`() throws {
    // One rule is implied by another on either side, so that both sides are looked at.
    func side(_ last: String) -> Guidance {
      let rules = (0..<80).map { number in
        let pair = (number % 20, (number * 7 + 1 + number / 20) % 20)
        return Self.rule(number, number == 79 ? last : "high", "{all: [{q\(pair.0): yes}, {q\(pair.1): yes}]}")
      }
      let implied = Self.rule(80, "high", "{all: [{q0: yes}, {q1: yes}, {q2: yes}]}")
      return Self.guidance(questions: (0..<20).map { Self.question($0) }, rules: rules + [implied])
    }
    let (old, new) = (side("middle"), side("high"))
    func found(_ mayGoOn: @escaping @Sendable (Int) -> Bool) throws -> [String] {
      try Audit(comparing: old, with: new, options(mayGoOn)).findings.map { "\($0.kind.rawValue) \($0.subject.id)" }
    }
    let last = Mutex(0)
    let whole = try found { steps in
      last.withLock { $0 = steps }
      return true
    }
    let steps = last.withLock { $0 }
    let limits = Array(stride(from: 0, through: steps, by: max(256, steps / 40)))
    #expect(limits.count > 8 && !whole.contains { $0.hasSuffix(" r80") })
    for limit in limits {
      let found = try found { $0 < limit }
      #expect(found == whole || found.contains { $0.hasPrefix(FindingKind.undecided.rawValue) }, "\(limit)")
    }
  }

  @Test(arguments: [nil, 1]) func `What was decided before the time was up stays`(nodes: Int?) throws {
    func side(_ level: String) -> Guidance {
      let pairs = (0..<60).map { ($0 % 20, ($0 * 7 + 1 + $0 / 20) % 20) }
      let rules = pairs.enumerated().map { number, pair in
        Self.rule(number, number == 0 ? level : "middle", "{all: [{q\(pair.0): yes}, {q\(pair.1): yes}]}")
      }
      return Self.guidance(questions: (0..<20).map { Self.question($0) }, rules: rules)
    }
    let (old, new) = (side("high"), side("middle"))
    func isFound(_ mayGoOn: @escaping @Sendable (Int) -> Bool) throws -> Bool {
      var options = options(mayGoOn)
      options.maxNodes = nodes
      return try Audit(comparing: old, with: new, options).findings.contains { $0.kind == .levelLowered }
    }
    let last = Mutex(0)
    let whole = try isFound { steps in
      last.withLock { $0 = steps }
      return true
    }
    let steps = last.withLock { $0 }
    #expect(whole && steps > 256)
    let found = try stride(from: 0, through: steps + 256, by: steps / 40).map { limit in try isFound { $0 < limit } }
    #expect(found.drop { !$0 }.allSatisfy { $0 } && found.count { $0 } > 5, "\(found)")
  }

  @Test func `A search ends when the time is up`() throws {
    var options = options { $0 < 50_000 }
    (options.maxNodes, options.maxSteps) = (1, .max)
    let audit = try Audit(of: FindingTable.pigeons(9).guidance(), options)
    #expect(undecided(audit).contains("what becomes of safeguard 'seated' could not be decided within the limits"))
  }

  @Test func `No search begins when the time is up`() throws {
    var options = options { _ in false }
    options.maxNodes = 2_000
    let audit = try Audit(of: Self.rules(300), options)
    // A search would say of how much nothing was looked at.
    #expect(undecided(audit).last == Self.more && audit.statistics.nodes == 0)
    #expect(undecided(audit).count == 2)
  }

  @Test func `Whatever is made of formulas counts as work`() throws {
    let guidance = Self.guidance(
      questions: (0..<300).map { Self.question($0, $0 > 0 ? "ask-if: {q\($0 - 1): yes}, " : "") },
      rules: [Self.rule(0, "high", "{q299: yes}")]
    )
    let space = AnswerSpace(BeforeAndAfter(after: guidance))
    let isUp = Mutex(false)
    let work = WorkLimit { _ in isUp.withLock { !$0 } }
    let sets = try FormulaSets(space, steps: 1_000, mustDecide: false, work: work)
    let truth = try GuidanceCompiler(space, .after, sets).rule(0, .closed, .possible)
    // A chain of conditions takes a few formulas a link, each of few parts.
    #expect(sets.nodes.count < 300 * 20 && work.steps < 300 * 500)
    let before = work.steps
    let rest = try sets.restrict(truth, [(variable: 299, state: 0)])
    #expect(rest != truth && work.steps > before + 300)
    #expect(try sets.variables(of: [truth]).count == 300)
    isUp.withLock { $0 = true }
    let all = sets.arities.indices.dropLast()
    #expect(throws: BudgetExceeded.self) { for variable in all { _ = try sets.restrict(truth, [(variable, 0)]) } }
    #expect(throws: BudgetExceeded.self) { try sets.variables(of: [truth]) }
    #expect(throws: BudgetExceeded.self) { try sets.all([truth, rest]) }
    #expect(throws: BudgetExceeded.self) { try sets.isEmpty([truth, rest]) }
  }

  // MARK: Length

  private static func rules(_ count: Int) -> Guidance {
    let pairs = (0..<30).flatMap { second in (0..<second).map { first in (first, second) } }
    return guidance(
      questions: (0..<30).map { question($0) },
      rules: pairs.prefix(count).enumerated().map { number, pair in
        rule(number, number % 2 == 0 ? "middle" : "high", "{all: [{q\(pair.0): yes}, {q\(pair.1): yes}]}")
      }
    )
  }

  private static func question(_ number: Int, _ more: String = "") -> String {
    "{id: q\(number), ask: Is it so, answers: yes-no, \(more)source: s}"
  }

  private static func rule(_ number: Int, _ level: String, _ condition: String) -> String {
    "{id: r\(number), level: \(level), when: \(condition), because: It is so., source: s}"
  }

  private static func guidance(questions: [String], rules: [String]) -> Guidance {
    GuidanceText([
      .questions: "questions:\n  - section: All\n    questions:\n" + questions.map { "      - \($0)\n" }.joined(),
      .rules: "rules:\n" + rules.map { "  - \($0)\n" }.joined(),
      .safeguards:
        "safeguards:\n  - {id: cautious, says: Not knowing never lowers the level, unknown-never-lowers: all}\n",
    ]).guidance()
  }

  /// What was found, by kind and subject, and whether a search had to.
  private func found(_ guidance: Guidance) throws -> [String] {
    let audit = try Audit(of: guidance, options())
    #expect(audit.safeguards == (1, 1))
    return audit.findings.map { "\($0.kind.rawValue) \($0.subject.id)" }
      + (audit.statistics.searched ? ["searched"] : [])
  }

  @Test func `A chain of five hundred questions is decided`() throws {
    let questions = (0..<500).map { Self.question($0, $0 > 0 ? "ask-if: {q\($0 - 1): yes}, " : "") }
    let guidance = Self.guidance(questions: questions, rules: [Self.rule(0, "high", "{q499: yes}")])
    #expect(try found(guidance) == ["CFG008 middle"])
    let size = try Audit(of: guidance, options()).statistics
    #expect(size.nodes < 20 * 500)
  }

  @Test func `Hundreds of rules over every pair are decided without all of them together`() throws {
    #expect(try found(Self.rules(435)) == [])
  }

  @Test func `Forty rules that count are decided`() throws {
    var random = SeededGenerator(seed: 40)
    let rules = (0..<40).map { number in
      let tests = (0..<60).shuffled(using: &random).prefix(24).map { "{q\($0): yes}" }.joined(separator: ", ")
      return Self.rule(number, number % 2 == 0 ? "middle" : "high", "{at-least: {count: 12, of: [\(tests)]}}")
    }
    #expect(try found(Self.guidance(questions: (0..<60).map { Self.question($0) }, rules: rules)) == [])
  }

  @Test func `More variables than the stack holds are refused with their number`() throws {
    let options = (0..<60).map { "o\($0): Text" }.joined(separator: ", ")
    let questions = (0..<167).map {
      "{id: q\($0), ask: Which, answers: {any-of: {\(options)}}, source: s}"
    }
    let guidance = Self.guidance(questions: questions, rules: [Self.rule(0, "high", "{q0: o1}")])
    #expect(
      undecided(try Audit(of: guidance, self.options())) == [
        "what becomes of guidance 'Test guidance' could not be decided within the limits",
        "It has 10020 answers to decide about; an audit takes at most 10000.", Self.more,
      ]
    )
  }
}
