public import ArgumentParser
public import DecisionSupport
public import Reports

// How values of the domain are written on the command line.

extension CalendarDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Schema: ExpressibleByArgument {}

extension CaseLog.Result: ExpressibleByArgument {}
