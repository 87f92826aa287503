import DecisionSupport
import MarkedYAML

/// What a page asks of its engine: a JSON object whose `do` says what it wants.
struct PageRequest {
  private let members: Mapping

  /// Reads a request; nil where it is not an object, and then the problem is in the sink.
  init?(_ bytes: [UInt8], into sink: DiagnosticSink) {
    guard case .mapping(let members)? = composeJSON(SourceFile(path: "request", bytes: bytes), into: sink).node else {
      return nil
    }
    self.members = members
  }

  /// What stands under a name.
  subscript(_ name: String) -> Node? { members[name] }

  /// A text; empty where there is none.
  func text(_ name: String) -> String {
    if case .scalar(let scalar)? = members[name], scalar.text != "null" || !scalar.isPlain { return scalar.text }
    return ""
  }

  /// A day; nil where there is none.
  func day(_ name: String) -> CalendarDate? { moment(name)?.day }

  /// A day, with a time where there is one: `2026-11-24T20:00`; nil where there is none.
  func moment(_ name: String) -> Moment? {
    let parts = text(name).split(separator: "T")
    guard let first = parts.first, let day = CalendarDate(String(first)) else { return nil }
    guard parts.count == 2 else { return Moment(day) }
    let numbers = parts[1].split(separator: ":").map { Int($0) ?? -1 }
    guard numbers.count == 2, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]) else { return Moment(day) }
    return Moment(day, minute: numbers[0] * 60 + numbers[1])
  }

  /// Whether something is true.
  func has(_ name: String) -> Bool { text(name) == "true" }

  /// A whole number; nil where there is none.
  func number(_ name: String) -> Int? {
    if case .scalar(let scalar)? = members[name] { return scalar.wholeNumber }
    return nil
  }
}
