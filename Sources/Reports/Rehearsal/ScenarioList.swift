public import DecisionSupport

/// Scenarios by theme, each under the first that it names, with what a trainee has made of them.
public struct ScenarioList: Sendable {
  /// What a trainee has made of a scenario.
  public enum State: String, Sendable {
    /// Not seen.
    case new

    /// Left before a level was chosen.
    case begun

    /// A level was chosen.
    case done

    /// Looks a scenario up in a response.
    public init(of scenario: Scenario, in response: Response?) {
      guard let judgement = response?[scenario.id] else {
        self = .new
        return
      }
      self = judgement.level == nil ? .begun : .done
    }
  }

  /// The themes in order of their names, each with its scenarios in theirs.
  public let themes: [(theme: String, scenarios: [Scenario])]

  private let response: Response?

  /// Sorts scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: In any order.
  ///   - response: What a trainee has made of them so far.
  public init(_ scenarios: [Scenario], response: Response?) {
    let byTheme = Dictionary(grouping: scenarios) { $0.themes.first ?? "" }
    themes = byTheme.sorted { $0.key < $1.key }
      .map { theme, scenarios in (theme, scenarios.sorted { $0.id < $1.id }) }
    self.response = response
  }

  /// The scenarios in the list's order.
  public var scenarios: [Scenario] { themes.flatMap { $0.scenarios } }

  /// A line for a scenario: title, id and state.
  public func line(_ scenario: Scenario) -> String {
    let state = State(of: scenario, in: response)
    return "\(scenario.title) (\(scenario.id))" + (state == .new ? "" : ", \(state.rawValue)")
  }

  /// The list for people.
  public var document: Document {
    var document = Document()
    for (theme, scenarios) in themes { document.add(theme, items: scenarios.map(line)) }
    return document
  }

  /// The list for other programs.
  public var json: JSON {
    [
      "scenarios": .array(
        themes.flatMap { theme, scenarios in
          scenarios.map { scenario -> JSON in
            [
              "scenario": .string(scenario.id),
              "title": .string(scenario.title),
              "themes": JSON(scenario.themes),
              "state": .string(State(of: scenario, in: response).rawValue),
            ]
          }
        }
      )
    ]
  }
}
