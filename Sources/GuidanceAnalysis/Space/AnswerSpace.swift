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

    /// Its position among the questions of each side.
    let positions: Sided<Int>
    let form: Form

    /// The calm state of each of its value variables on each side that has it.
    let calm: Sided<[Int]>
  }

  enum Form: Sendable {
    case choice(variable: Int)
    case checklist([Option])
  }

  /// An option of a checklist, with its position on each side.
  struct Option: Sendable {
    let id: String
    let variable: Int
    let positions: Sided<Int>
  }

  struct Variable: Equatable, Sendable {
    let entry: Int
    let states: [State]

    func index(of meaning: Meaning) -> Int? { states.firstIndex { $0.meaning == meaning } }
  }

  struct State: Equatable, Sendable {
    let meaning: Meaning

    /// How many answers it stands for: of a stretch of numbers, all of them.
    var weight = 1

    /// Whether every side that has the question has this answer; what one of them does not have cannot be compared.
    var isShared = true
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

  private(set) var guidances: Sided<Guidance>

  /// The old questions in asking order, then those that are new.
  private(set) var entries: [Entry] = []
  private(set) var variables: [Variable] = []

  /// The entry of each side's questions.
  private(set) var entryOfQuestion: Sided<[Int]>

  /// Lays out one guidance (as the new one) or two; numbers are cut at every bound that is named, and beside it if told so.
  init(_ guidances: Sided<Guidance>, cuttingBeside: Bool = false) {
    self.guidances = guidances
    entryOfQuestion = guidances.map { Array(repeating: 0, count: $0.questions.count) }
    let mentions = guidances.map { Mentions(in: $0) }
    let pairing = Pairing(
      old: guidances.old?.questions ?? [],
      new: guidances.new?.questions ?? [],
      formerID: \.formerID,
      matches: { $0.answers.isComparable(to: $1.answers) }
    )
    for positions in pairing.pairs { append(positions, mentions, margin: cuttingBeside ? 1 : 0) }
  }

  /// The same space for another new guidance, whose questions are those of the old one.
  func replacing(new guidance: Guidance) -> AnswerSpace {
    var space = self
    space.guidances.new = guidance
    return space
  }

  /// The sides that there are.
  var sides: [Side] { Side.allCases.filter { guidances[$0] != nil } }

  /// Whether it has the same variables in the same places as another has for one of its sides, and nothing besides.
  func isLaidOut(as other: AnswerSpace, _ side: Side) -> Bool {
    variables == other.variables && entryOfQuestion.new == other.entryOfQuestion[side]
      && entries.map(\.id) == other.entries.map(\.id)
  }

  private mutating func append(_ positions: Sided<Int>, _ mentions: Sided<Mentions>, margin: Int) {
    let entry = entries.count
    var questions = Sided<Question>()
    var cuts: [Int] = []
    var hasGap = false
    for side in sides {
      guard let position = positions[side], let mentions = mentions[side] else { continue }
      questions[side] = guidances[side]?.questions[position]
      entryOfQuestion[side]?[position] = entry
      cuts += mentions.bounds[position].flatMap { bound in (-margin...margin).map { bound &+ $0 } }
      hasGap = hasGap || mentions.gaps[position]
    }
    guard let any = questions.new ?? questions.old else { return }
    let form: Form
    if case .anyOf = any.answers {
      let isAlike = questions.haveSameOptions
      let having = questions.all.count
      let options = questions.optionIDs.enumerated().map { number, id in
        let positions = questions.map { question in
          isAlike ? number : question.answers.options.firstIndex { $0.id == id }
        }
        let isShared = positions.all.count == having
        // What an option means that one side does not have: no.
        var states = [State(meaning: .no)] + [.yes, .notKnown].map { State(meaning: $0, isShared: isShared) }
        if hasGap { states.append(State(meaning: .nothing)) }
        variables.append(Variable(entry: entry, states: states))
        return Option(id: id, variable: variables.count - 1, positions: positions)
      }
      form = .checklist(options)
    } else {
      var states = questions.values(cutAt: cuts) + [State(meaning: .notKnown)]
      if hasGap { states.append(State(meaning: .nothing)) }
      variables.append(Variable(entry: entry, states: states))
      form = .choice(variable: variables.count - 1)
    }
    var calm = Sided<[Int]>()
    for side in sides { calm[side] = questions[side].map { self.calm($0, side, form) } }
    entries.append(Entry(id: any.id, positions: positions, form: form, calm: calm))
  }

  /// The calm state of each value variable of a question.
  private func calm(_ question: Question, _ side: Side, _ form: Form) -> [Int] {
    switch form {
    case .choice(let variable):
      return [state(of: question.calm, to: question, variables[variable]) ?? 0]
    case .checklist(let options):
      guard case .checklist(let ticked, _) = question.calm else { return options.map { _ in 0 } }
      return options.map { option in option.positions[side].map { ticked.contains($0) } == true ? 1 : 0 }
    }
  }

  /// The state of a choice or a number that an answer stands for.
  func state(of answer: Answer, to question: Question, _ variable: Variable) -> Int? {
    switch answer {
    case .notKnown: return variable.index(of: .notKnown)
    case .option(let position), .extra(let position):
      return variable.index(of: .named(question.answers.options[position].id))
    case .number(let number):
      return variable.states.firstIndex {
        if case .numbers(let piece) = $0.meaning { return piece.contains(number) }
        return false
      }
    case .checklist: return nil
    }
  }
}

extension Sided where Value == Question {
  /// Whether what can be chosen is the same on each side, in the same order.
  fileprivate var haveSameOptions: Bool {
    guard let old = old?.answers.options, let new = new?.answers.options else { return true }
    return old.count == new.count && zip(old, new).allSatisfy { $0.id == $1.id }
  }

  /// The options of both, the old ones first.
  fileprivate var optionIDs: [String] {
    if haveSameOptions { return (new ?? old)?.answers.options.map(\.id) ?? [] }
    let ids = all.flatMap { $0.answers.options.map(\.id) }
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// The states of a choice's or a number's values: named ones first, then the numbers, cut wherever a condition does.
  fileprivate func values(cutAt cuts: [Int]) -> [AnswerSpace.State] {
    let isAlike = haveSameOptions
    let named = optionIDs.map { id in
      AnswerSpace.State(
        meaning: .named(id),
        isShared: isAlike || all.allSatisfy { $0.answers.options.contains { $0.id == id } }
      )
    }
    let ranges = all.compactMap(\.answers.numbers)
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return named }
    let edges = cuts + ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }
    let starts = Set(edges.filter { $0 > low && $0 <= high } + [low]).sorted()
    let pieces = zip(starts, starts.dropFirst() + [high + 1]).map { $0...$1 - 1 }
    return named
      + pieces.compactMap { piece in
        let having = ranges.count { $0.contains(piece.lowerBound) }
        // Between two ranges that do not meet lies nothing that anybody can answer.
        guard having > 0 else { return nil }
        return AnswerSpace.State(meaning: .numbers(piece), weight: piece.count, isShared: having == ranges.count)
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
