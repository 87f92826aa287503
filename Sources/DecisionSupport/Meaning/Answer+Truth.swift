extension Answer {
  /// The answer with what is not known of it, of a checklist option by option, taken from another.
  func fillingGaps(from other: Answer) -> Answer {
    switch (self, other) {
    case (.notKnown, _): other
    case (.checklist(let ticked, let unknown), .checklist(let otherTicked, let otherUnknown)):
      .checklist(ticked: ticked | unknown & otherTicked, unknown: unknown & otherUnknown)
    default: self
    }
  }

  /// Whether the answer is among some values; unknown as far as the answer is.
  func isAmong(_ values: AnswerTest.Values) -> Truth {
    switch (self, values) {
    case (.notKnown, _): .unknown
    case (.option(let option), .options(let wanted)): Truth(wanted.contains(option))
    case (.extra(let extra), .numbers(_, extras: let wanted)): Truth(wanted.contains(extra))
    case (.number(let number), .numbers(let ranges, _)): Truth(ranges.contains { $0.contains(number) })
    case (.checklist(let ticked, _), .options(let wanted)) where ticked & wanted != 0: .true
    case (.checklist(_, let unknown), .options(let wanted)): unknown & wanted == 0 ? .false : .unknown
    default: .false
    }
  }
}
