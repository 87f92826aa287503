import DecisionSupport

extension EscalationReport {
  /// The deadlines as an iCalendar file (RFC 5545): one event for a whole day each, of the step where the disagreement
  /// stands, or of the whole ladder if a plan was asked for.
  ///
  /// A deadline of a step of one case that began on a certain day has one UID, whichever file it stands in; two cases have
  /// different ones.
  public var calendarFile: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//threshold//escalation//EN", "CALSCALE:GREGORIAN",
    ]
    for next in plan.isEmpty ? current : plan {
      for (position, dated) in next.deadlines.enumerated() {
        lines += event(dated, at: position, of: next)
      }
    }
    lines.append("END:VCALENDAR")
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private var current: [NextStep] {
    if case .at(let next) = standing { return [next] }
    return []
  }

  private func event(_ dated: NextStep.DatedDeadline, at position: Int, of next: NextStep) -> [String] {
    guard let day = dated.by, let start = next.start else { return [] }
    let step = step(next)
    let about = disagreement.map { "About: \($0)\n" } ?? ""
    let description = """
      \(about)\(dated.deadline.limit.phrase.startingWithCapital). \
      Who: \(roles(step.raising, isRaising: true).joined(separator: "; ")).
      With: \(roles(step.receiving, isRaising: false).joined(separator: "; ")).
      Write down: \(step.record.joined(separator: "; ")).
      Tell: \(step.notify.joined(separator: "; ")).
      """
    return [
      "BEGIN:VEVENT",
      "UID:\(step.id)-\(position + 1)-\(Self.basic(start))\(mark)@threshold",
      "DTSTAMP:\(Self.basic(today))T000000Z",
      "DTSTART;VALUE=DATE:\(Self.basic(day))",
      "DTEND;VALUE=DATE:\(Self.basic(day.advanced(by: 1)))",
      "SUMMARY:\(Self.escaped("\(step.heading): \(dated.deadline.action)"))",
      "DESCRIPTION:\(Self.escaped(description))",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]
  }

  /// Tells calendar entries of one disagreement from those of another that is at the same step since the same day (FNV-1a).
  private var mark: String {
    guard let name = caseName ?? disagreement else { return "" }
    let hash = name.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    return "-" + String(hash, radix: 16)
  }

  /// `YYYYMMDD`.
  private static func basic(_ date: CalendarDate) -> String {
    date.description.filter { $0 != "-" }
  }

  /// RFC 5545, 3.3.11: commas, semicolons, backslashes and line breaks; other control characters cannot stand there.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      case "\t": result += " "
      default:
        if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// RFC 5545, 3.1: lines of at most 75 bytes, continued on lines that start with a space; no character is cut.
  private static func folded(_ line: String) -> String {
    var result = ""
    var capacity = 75
    for character in line.unicodeScalars {
      let size = UTF8.width(character)
      if size > capacity {
        result += "\r\n "
        capacity = 74
      }
      result.unicodeScalars.append(character)
      capacity -= size
    }
    return result
  }
}
