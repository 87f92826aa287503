/// What one trainee made of some scenarios: the answers, and the level that they committed to before anything was
/// revealed. No name, no day, no time.
public struct Response: Hashable, Sendable {
  /// What the trainee made of one scenario.
  public struct Judgement: Hashable, Sendable {
    /// The scenario's id.
    public let scenario: String

    /// The level that the trainee committed to; nil where they left before.
    public var level: Ordinal<Level>?

    /// What the trainee answered; the rest counts as not asked.
    public var answers: Answers

    /// Makes a judgement of a scenario.
    public init(scenario: String, level: Ordinal<Level>?, answers: Answers) {
      self.scenario = scenario
      self.level = level
      self.answers = answers
    }
  }

  /// Tells responses apart: 16 random hexadecimal digits; nil where somebody wrote the response by hand.
  public let id: String?

  /// What the questions were asked from; nil where somebody wrote the response by hand.
  public let guidance: GuidanceVersion?

  /// What the trainee made of each scenario, in the order in which they were taken up; no scenario appears twice.
  public private(set) var judgements: [Judgement]

  /// Puts a response together.
  public init(id: String?, guidance: GuidanceVersion?, judgements: [Judgement] = []) {
    self.id = id
    self.guidance = guidance
    self.judgements = judgements
  }

  /// What the trainee made of a scenario; nil where they have not seen it. Setting it keeps its place, or adds it.
  public subscript(_ scenario: String) -> Judgement? {
    get { judgements.first { $0.scenario == scenario } }
    set {
      let position = judgements.firstIndex { $0.scenario == scenario }
      switch (position, newValue) {
      case (let position?, let judgement?): judgements[position] = judgement
      case (let position?, nil): judgements.remove(at: position)
      case (nil, let judgement?): judgements.append(judgement)
      case (nil, nil): break
      }
    }
  }
}
