/// The files of a guidance's folder.
public enum GuidancePart: String, CaseIterable, Sendable {
  /// The files in reading order.
  case guidance, levels, questions, rules, reminders, pathways, escalation, calendar, safeguards

  /// The file's name in the folder.
  public var fileName: String { rawValue + ".yaml" }

  /// Whether a guidance cannot be without the file.
  public var isRequired: Bool {
    switch self {
    case .guidance, .levels, .questions, .rules: true
    case .reminders, .pathways, .escalation, .calendar, .safeguards: false
    }
  }
}

/// A value for some of a guidance's files.
struct PerPart<Value> {
  private var values: [Value?] = Array(repeating: nil, count: GuidancePart.allCases.count)

  subscript(_ part: GuidancePart) -> Value? {
    get { values[part.position] }
    set { values[part.position] = newValue }
  }
}

extension GuidancePart {
  fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
