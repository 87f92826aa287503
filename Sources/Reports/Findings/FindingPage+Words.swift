// Words that people rely on, what they rest on, and who stands behind them.
extension FindingPage {
  static let wordsChanged = FindingPage(
    "People read something else",
    meaning: "A text, a name, a time or an order that people are shown has changed, and no level, reminder or action "
      + "moves by it.",
    importance: "People act on words. A machine cannot tell whether the new ones mean the same.",
    example: "The reason of a rule said 'A baby who cannot crawl is hurt'; now it says 'A baby is hurt'.",
    advice: "Read both, side by side."
  )
  static let provenanceChanged = FindingPage(
    "A source, an assumption, a date or the version has changed",
    meaning: "A source, its date or address, a working assumption, or the owner, the version or a date of the guidance "
      + "has changed.",
    importance: "Whoever doubts a sentence looks up where it comes from. What nobody can look up, nobody can correct.",
    example: "'assumed: true' was removed from a rule, as if a document said so.",
    advice: "Open the source and check that it says what the guidance says."
  )
  static let approvalChanged = FindingPage(
    "What the guidance says of its approval has changed",
    meaning: "'status:' in guidance.yaml says that a partnership approves the guidance, or another one than before.",
    importance: "Every outcome says who approved it, and people trust it for that.",
    example: "'status: draft' became 'status: approved'.",
    advice: "Have the people who approve it say so under 'intent:', in a change of which nothing else is amiss. An "
      + "approval beside an error or a warning is an error still."
  )
  static let contactChanged = FindingPage(
    "Whom to ring, or on which number, has changed",
    meaning: "A contact, one of its numbers, its hours or the day on which it was checked has changed.",
    importance: "A wrong number costs a child the hour that counts.",
    example: "The number at night became that of the day.",
    advice: "Ring it, or look it up where the council publishes it, and set 'checked:' to the day on which you did."
  )
}
