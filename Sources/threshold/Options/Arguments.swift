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

extension Moment: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
  public init?(argument: String) {
    let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
    guard let day = CalendarDate(String(parts[0])), parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(day)
      return
    }
    let digits = Array(parts[1].utf8).map { Int($0) - 0x30 }
    guard digits.count == 5, digits[2] == 0x3A - 0x30 else { return nil }
    let (hour, minute) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
    let areDigits = [0, 1, 3, 4].allSatisfy { 0...9 ~= digits[$0] }
    guard areDigits, hour < 24, minute < 60 else { return nil }
    self.init(day, minute: hour * 60 + minute)
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
