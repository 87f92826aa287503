import DecisionSupport

/// Everything that can be answered under one guidance or under either of two: the variables that diagrams and search
/// decide about.
///
/// A choice or a number is one variable, whose states are its values (of a number: the stretches that no condition tells
/// apart), *not known* and, where it makes a difference, *nothing*. A checklist is a variable an option, with *no*, *yes*,
/// *not known* and *nothing*, which its options have all together or not at all.
struct AnswerSpace: Sendable {
  /// A question of either configuration, or of both.
  struct Entry: Sendable {
    let id: String

    /// The question's position among those of each side.
    let positions: Match
    let form: Form

    /// The calm state of each of the question's variables on each side; where one does not have the question, as on the
    /// other.
    let calm: BeforeAndAfter<[Int]>
  }

  enum Form: Sendable {
    case choice(variable: Int)
    case checklist([Option])
  }

  /// An option of a checklist, with its position on each side.
  struct Option: Sendable {
    let id: String
    let variable: Int
    let positions: Match
  }

  struct Variable: Equatable, Sendable {
    let entry: Int
    let states: [State]

    func index(of meaning: Meaning) -> Int? { states.firstIndex { $0.meaning == meaning } }
  }

  struct State: Equatable, Sendable {
    let meaning: Meaning

    /// How many answers the state stands for: of a stretch of numbers, all of them.
    var weight = 1

    /// The sides that have the question and cannot be given this answer.
    var refusedBy: Set<Side> = []
  }

  enum Meaning: Hashable, Sendable {
    /// An option or an extra value, by id.
    case named(String)

    /// A stretch of numbers.
    case numbers(ClosedRange<Int>)

    /// An option of a checklist.
    case no, yes

    /// Nobody knows.
    case notKnown

    /// Not asked yet, or not asked at all.
    case nothing
  }

  private(set) var guidances: BeforeAndAfter<Guidance>

  /// The old questions in asking order, then those that are new.
  private(set) var entries: [Entry] = []
  private(set) var variables: [Variable] = []

  /// The entry of each side's questions.
  let entryOfQuestion: BeforeAndAfter<[Int]>

  /// Lays out one guidance or two; numbers are cut at every bound that is named, and beside it if told so.
  init(_ guidances: BeforeAndAfter<Guidance>, cuttingBeside: Bool = false) {
    self.guidances = guidances
    let pairing = Pairing(
      guidances.before?.questions ?? [],
      guidances.after.questions,
      formerID: \.formerID,
      where: { $0.answers.isComparable(to: $1.answers) }
    )
    func entries(_ side: Side, _ guidance: Guidance) -> [Int] {
      var found = [Int](repeating: 0, count: guidance.questions.count)
      for (entry, match) in pairing.matches.enumerated() { if let position = match[side] { found[position] = entry } }
      return found
    }
    entryOfQuestion = BeforeAndAfter(
      before: guidances.before.map { entries(.before, $0) },
      after: entries(.after, guidances.after)
    )
    let bounds = guidances.map { ConditionBounds(in: $0) }
    for match in pairing.matches { append(match, bounds, margin: cuttingBeside ? 1 : 0) }
  }

  /// The space with another guidance in place of the new one; its questions are those of the old one.
  func replacing(after guidance: Guidance) -> AnswerSpace {
    var space = self
    space.guidances = BeforeAndAfter(before: guidances.before, after: guidance)
    return space
  }

  /// The question of each side that has it.
  private func questions(_ match: Match) -> [(side: Side, question: Question)] {
    guidances.sides.compactMap { side in match[side].map { (side, guidances[side].questions[$0]) } }
  }

  private mutating func append(_ match: Match, _ bounds: BeforeAndAfter<ConditionBounds>, margin: Int) {
    let questions = questions(match)
    let positions = guidances.sides.compactMap { side in match[side].map { (bounds[side], $0) } }
    let cuts = positions.flatMap { $0.bounds[$1] }.flatMap { bound in (-margin...margin).map { bound &+ $0 } }
    // What is possible for an unfinished answer set is compared; of one configuration only what is done for it counts.
    let hasGap = guidances.before != nil || positions.contains { $0.gaps[$1] }
    guard let any = questions.last?.question else { return }
    let rest = [State(meaning: .notKnown)] + (hasGap ? [State(meaning: .nothing)] : [])
    let form: Form
    if case .anyOf = any.answers {
      let options = questions.optionIDs.map { id in
        variables.append(Variable(entry: entries.count, states: [State(meaning: .no), State(meaning: .yes)] + rest))
        func position(_ side: Side) -> Int? {
          questions.first { $0.side == side }?.question.answers.options.firstIndex { $0.id == id }
        }
        let match = Match(before: position(.before), after: position(.after))
        return Option(id: id, variable: variables.count - 1, positions: match)
      }
      form = .checklist(options)
    } else {
      variables.append(Variable(entry: entries.count, states: questions.values(cutAt: cuts) + rest))
      form = .choice(variable: variables.count - 1)
    }
    let calm = guidances.sides.map { side in
      let own = questions.first { $0.side == side } ?? questions[0]
      return self.calm(own.question, own.side, form)
    }
    entries.append(
      Entry(
        id: any.id,
        positions: match,
        form: form,
        calm: BeforeAndAfter(before: calm.count > 1 ? calm[0] : nil, after: calm[calm.count - 1])
      )
    )
  }

  /// The calm state of each variable of a question.
  private func calm(_ question: Question, _ side: Side, _ form: Form) -> [Int] {
    switch form {
    case .choice(let variable):
      return [state(of: question.calm, to: question, variables[variable]) ?? 0]
    case .checklist(let options):
      guard case .checklist(let ticked, _) = question.calm else { return options.map { _ in 0 } }
      return options.map { option in option.positions[side].map { ticked.contains($0) } == true ? 1 : 0 }
    }
  }
}

extension [(side: Side, question: Question)] {
  /// The options of all, the old ones first.
  fileprivate var optionIDs: [String] {
    var seen: Set<String> = []
    return flatMap { $0.question.answers.options.map(\.id) }.filter { seen.insert($0).inserted }
  }

  /// The states of a choice's or a number's values: named ones first, then the numbers, cut wherever a condition does.
  fileprivate func values(cutAt cuts: [Int]) -> [AnswerSpace.State] {
    func refusing(_ accepts: (Question) -> Bool) -> Set<Side> {
      Set(filter { !accepts($0.question) }.map(\.side))
    }
    let named = optionIDs.map { id in
      AnswerSpace.State(
        meaning: .named(id),
        refusedBy: refusing { $0.answers.options.contains { $0.id == id } }
      )
    }
    let ranges = compactMap(\.question.answers.numbers)
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return named }
    let edges = cuts + ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }
    let starts = Set(edges.filter { $0 > low && $0 <= high } + [low]).sorted()
    let pieces = zip(starts, starts.dropFirst() + [high + 1]).map { $0...$1 - 1 }
    return named
      + pieces.compactMap { piece in
        let refused = refusing { $0.answers.numbers?.contains(piece.lowerBound) ?? false }
        // Between two ranges that do not meet lies nothing that anybody can answer.
        guard refused.count < count else { return nil }
        return AnswerSpace.State(meaning: .numbers(piece), weight: piece.count, refusedBy: refused)
      }
  }
}

extension AnswerKind {
  /// The numbers that can be answered; nil where no number can.
  fileprivate var numbers: ClosedRange<Int>? {
    if case .wholeNumber(let number) = self { return number.range }
    return nil
  }

  /// Whether one answer can be given to both.
  fileprivate func isComparable(to other: AnswerKind) -> Bool {
    switch (self, other) {
    case (.yesNo, .yesNo), (.yesNo, .oneOf), (.oneOf, .yesNo), (.oneOf, .oneOf), (.anyOf, .anyOf),
      (.wholeNumber, .wholeNumber):
      return true
    default:
      return false
    }
  }
}
