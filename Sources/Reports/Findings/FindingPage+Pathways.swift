// What is due beside the level.
extension FindingPage {
  static let pathwayLost = FindingPage(
    "A pathway is not due any more",
    meaning: "For some set of answers something was due beside the level, or may have been, and is not any more; or "
      + "it was due for certain and now only may be.",
    importance: "A pathway is often a duty: a referral that the law asks for. Whoever follows the guidance no longer "
      + "hears of it.",
    example: "'Tell the designated officer' was due whenever somebody who works with children may have harmed one. "
      + "Now it is due only where the child has said so.",
    advice: "Read the smallest case. If the duty still stands, fix the condition. If it does not, say so under "
      + "'intent:' with the reason."
  )
  static let pathwayGained = FindingPage(
    "A pathway is due for more children",
    meaning: "For some set of answers something is due beside the level that was not before, or is due for certain "
      + "where it only may have been.",
    importance: "It is rarely a danger to the child. But those who are told to refer expect somebody to answer.",
    example: "'Ask for an early help assessment' is now due for every child at level 2, not only where two needs meet.",
    advice: "Check that whoever receives the referrals knows that more are coming."
  )
  static let pathwayReworded = FindingPage(
    "A pathway has been reworded",
    meaning: "A pathway has another name, or says in other words how long it may take.",
    importance: "A program cannot tell whether other words mean the same. People do what the words say.",
    example: "'Local authority designated officer' is now called 'Allegations manager'.",
    advice: "Read both names. If they mean the same, nothing is to be done."
  )
  static let pathwayLater = FindingPage(
    "A pathway is due later",
    meaning: "What is due beside the level may take longer than before, or no time is set any more.",
    importance: "A child may wait in danger while the time runs.",
    example: "A referral had to be made within one working day; now it may take two.",
    advice: "Ask whether the law or a procedure sets a time. If the longer one is right, say so under 'intent:' with "
      + "the reason."
  )
  static let pathwaySooner = FindingPage(
    "A pathway is due sooner",
    meaning: "What is due beside the level may not take as long as before.",
    importance: "It is rarely a danger to the child. But a time that nobody can keep is soon kept by nobody.",
    example: "A referral may take one working day; it was three.",
    advice: "Check that those who have to do it can."
  )
}
