extension FindingPage {
  static let publishedCaseMovedAway = FindingPage(
    "A published case moves away from its published level",
    meaning: "A case that a published document puts at a level has another level than before, farther from that one.",
    importance:
      "Other partnerships and reviews have judged such a concern; the change judges it otherwise than they do.",
    example: "Published at level 3, it came out at level 3 and now comes out at level 2.",
    advice: """
      Read the case, and ask whether the children whom it stands for should be judged so. If yes, write in the case itself \
      under 'differs:' why; the finding is then one to review.
      """
  )

  static let publishedCaseMovedNearer = FindingPage(
    "A published case moves nearer to its published level",
    meaning: "A case that a published document puts at a level has another level than before, nearer to that one.",
    importance: "It shows what the change is good for.",
    example: "Published at level 3, it came out at level 2 and now comes out at level 3.",
    advice: "Nothing. If the case says under 'differs:' why it differs, take that away."
  )

  static let scenarioBroken = FindingPage(
    "A scenario no longer comes out as expected",
    meaning: "The old guidance said what the scenario expects, and the new one says something else.",
    importance: "Somebody wrote down what should be said about this child, and people are trained with it.",
    example: "A scenario expects level 4, and it now comes out at level 3.",
    advice: """
      'threshold test' says what differs and why. Change the guidance, or, if the scenario is to come out otherwise, what it \
      expects, and say so in the review.
      """
  )
}
