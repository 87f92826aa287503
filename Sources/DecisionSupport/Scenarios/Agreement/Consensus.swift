/// How near a group is to one answer.
public enum Consensus: String, Sendable {
  /// Too few answered to say so without saying who: fewer than three.
  case tooFew = "too-few"

  /// Everybody gave the same answer.
  case agrees

  /// Three quarters or more gave the same answer, but not all.
  case nearly

  /// No answer was given by three quarters.
  case splits

  /// Below so many people, figures would tell each what the other said.
  public static let fewestPeople = 3

  /// Judges how often each answer was given.
  init(_ counts: some Collection<Int>) {
    let people = counts.reduce(0, +)
    let most = counts.max() ?? 0
    if people < Self.fewestPeople {
      self = .tooFew
    } else if most == people {
      self = .agrees
    } else {
      self = most * 4 >= people * 3 ? .nearly : .splits
    }
  }
}

/// How many gave an answer.
public struct AnswerTally: Hashable, Sendable {
  /// The answer.
  public let answer: Answer

  /// How many gave the answer.
  public let people: Int

  /// Counts answers, in the order in which the question lists them; what is not known comes last.
  static func all(_ answers: some Swift.Sequence<Answer>) -> [AnswerTally] {
    var counts: [Answer: Int] = [:]
    for answer in answers { counts[answer, default: 0] += 1 }
    return counts.map { AnswerTally(answer: $0.key, people: $0.value) }
      .sorted { ($0.answer.rank, $0.answer.position) < ($1.answer.rank, $1.answer.position) }
  }
}

extension Answer {
  fileprivate var rank: Int {
    switch self {
    case .option, .checklist: 0
    case .number: 1
    case .extra: 2
    case .notKnown: 3
    }
  }

  fileprivate var position: Int {
    switch self {
    case .option(let position), .number(let position), .extra(let position): position
    case .checklist, .notKnown: 0
    }
  }
}
