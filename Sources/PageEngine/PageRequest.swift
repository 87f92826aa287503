import DecisionSupport
import MarkedYAML

/// What a page asks of its engine: a JSON object whose `do` says what it wants.
struct PageRequest {
  private let members: Mapping

  /// Nil where it is no object; the problem is in the sink.
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
  func day(_ name: String) -> CalendarDate? { CalendarDate(text(name)) }

  /// Whether something is true.
  func has(_ name: String) -> Bool { text(name) == "true" }

  /// A whole number; nil where there is none.
  func number(_ name: String) -> Int? {
    if case .scalar(let scalar)? = members[name] { return scalar.wholeNumber }
    return nil
  }
}
