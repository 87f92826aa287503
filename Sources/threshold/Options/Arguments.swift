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

/// A percentage as people write it: `90` or `90%`.
struct Percentage: ExpressibleByArgument {
  let value: Int

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(digits), value <= 100 else {
      return nil
    }
    self.value = value
  }
}

/// The parts of an outcome that somebody wants, with commas between.
struct FieldList: ExpressibleByArgument {
  let fields: [OutcomeField]

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false)
    fields = names.compactMap { OutcomeField(rawValue: String($0)) }
    guard fields.count == names.count else { return nil }
  }

  static var allValueStrings: [String] { OutcomeField.allCases.map(\.rawValue) }
}
