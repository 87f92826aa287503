public import DecisionSupport
public import Testing

extension Scenario: CustomTestStringConvertible {
  /// Names a scenario in test reports by its id, since its whole story would bury them.
  public var testDescription: String { id }
}
