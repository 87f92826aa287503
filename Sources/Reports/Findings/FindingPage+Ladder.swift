// The ladder for disagreements.
extension FindingPage {
  static let stepSlower = FindingPage(
    "An escalation step is slower",
    meaning: "A deadline of a step is later than it was, or no day is set any more. Times are the most working days "
      + "that may pass if everybody takes all the time they have. It is also found where a day of the calendar is no "
      + "longer a working day, or a year is gone: deadlines that run over it fall later, or have no date.",
    importance: "While two services disagree, the child waits. Every day that the ladder allows is a day that will "
      + "be used.",
    example: "First line managers had five working days to answer. Now they have ten.",
    advice: "Ask what the child does in those days. Put the time back, or declare it under 'intent:' with the reason."
  )
  static let stepRemoved = FindingPage(
    "An escalation step is gone",
    meaning: "The ladder for disagreements had a step that it does not have any more.",
    importance: "A step is a chance for somebody with more authority to see what others missed.",
    example: "The step between heads of service and the board is gone.",
    advice: "If the step only has another id, write 'was: old-id' there. Otherwise put it back, or declare it under "
      + "'intent:' with the reason."
  )
  static let ladderEndsEarly = FindingPage(
    "Escalation no longer reaches its last step",
    meaning: "Somebody's unresolved disagreement used to reach the last step, such as the safeguarding board. Now "
      + "there is a way on which it never does.",
    importance: "The last step is the promise that a disagreement about a child is never simply dropped.",
    example: "The last step was the board. It was removed, and the ladder ends with senior managers.",
    advice: "Let every way lead to the last step again. This cannot be declared as intended and cannot be waived."
  )
  static let ladderLonger = FindingPage(
    "Escalation as a whole takes longer",
    meaning: "From the first step to the last an unresolved disagreement may now take more working days than before. "
      + "Each agency's way is counted, urgent and not.",
    importance: "Each single step may look reasonable while the child waits for all of them.",
    example: "A new step of three working days was put in the middle: the board hears after eleven days, not eight.",
    advice: "Shorten other steps, or declare it under 'intent:' with the reason. The safeguard 'escalation:' can set "
      + "a limit that holds for every later change."
  )
  static let roleChanged = FindingPage(
    "Who takes part in an escalation has changed",
    meaning: "Another role raises or hears a disagreement, a step was added, a step is entered or counts as taken in "
      + "other cases, or an agency has nobody named for it any more.",
    importance: "In a disagreement people look for one line: whom do I ring? If nobody is named for their agency, "
      + "they ring nobody. That is an error; another role has to be read by a person.",
    example: "The named nurse raised it for health. Now it is the ward manager, or health is not in the list any "
      + "more.",
    advice: "Ask the agency whether the role exists, and whether that person knows. Name somebody for every agency."
  )
  static let ladderLoops = FindingPage(
    "Escalation goes round in circles",
    meaning: "From a step an unresolved disagreement leads back to the same step. No configuration that can be read "
      + "has this: reading refuses it as a 'cycle', with the line. The audit looks all the same, so that its proofs do "
      + "not rest on that.",
    importance: "A disagreement that goes round never ends, and the child waits meanwhile.",
    example: "Managers pass it to the panel, and the panel passes what it cannot resolve back to managers.",
    advice: "Let 'if-unresolved:' lead onwards, to a later step."
  )
  static let stepFaster = FindingPage(
    "An escalation step is faster",
    meaning:
      "A deadline of a step is earlier than it was, or the whole ladder is shorter. It is also found where a day "
      + "of the calendar is a working day now: deadlines that run over it fall earlier.",
    importance: "It is good for the child if people can keep it. A deadline that nobody can keep teaches them to "
      + "ignore all deadlines.",
    example: "Heads of service had three working days and now have one.",
    advice: "Ask those who have to keep it. Where a bank holiday is missing from the calendar, put it back: the date "
      + "would fall on a day when nobody works."
  )
}
