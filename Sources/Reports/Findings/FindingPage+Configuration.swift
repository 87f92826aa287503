// What is amiss in one configuration.
extension FindingPage {
  static let ruleNeverHolds = FindingPage(
    "A rule can never hold",
    meaning: "No set of answers makes this rule true, or even leaves it open.",
    importance: "Somebody wrote it for a child. It will never speak.",
    example: "It asks for an answer to a question that is asked only where another answer rules it out.",
    advice: "Look for a condition that excludes another. Fix the rule or delete it."
  )
  static let ruleMasked = FindingPage(
    "A rule never matters",
    meaning: "Whenever this rule holds, another rule calls for a higher level.",
    importance: "It is harmless today. If the other rule is changed, this one suddenly decides, and nobody expects "
      + "it.",
    example: "'A weapon was seen' is level 3, and each such case is level 4 by 'immediate danger'.",
    advice: "Delete it, or keep it if it is there to explain."
  )
  static let ruleImplied = FindingPage(
    "A rule is implied by another",
    meaning: "Whenever this rule holds, another rule holds as well that calls for the same level or a higher one.",
    importance: "Two rules for one thing drift apart: one is changed and the other is forgotten.",
    example: "'Injured baby' is level 4, and so is 'injured child', which holds for every baby.",
    advice: "Delete the narrower one, unless its reason is worth showing to people."
  )
  static let conditionNeverHolds = FindingPage(
    "A part of a condition makes no difference",
    meaning: "A part of a condition can never be true where it stands, so the condition means the same without it.",
    importance: "It was meant to do something.",
    example: "A rule asks for 'under 5' beside 'goes to secondary school'.",
    advice: "Fix the part, or take it out."
  )
  static let questionNeverAsked = FindingPage(
    "A question is never asked",
    meaning:
      "No answers to the earlier questions lead to this one. As the language is defined this cannot be: a question "
      + "is asked where its 'ask-if' may hold, and while nothing is known yet everything may. Reading refuses "
      + "conditions that contradict themselves. The audit looks all the same.",
    importance: "What it would find out, nobody will be asked.",
    example: "It is asked only if an unborn child goes to school.",
    advice: "Fix its 'ask-if'."
  )
  static let reminderNeverShown = FindingPage(
    "A reminder is never shown",
    meaning: "No set of answers shows this reminder.",
    importance: "What was learnt stays in the file.",
    example: "It is shown only if two answers are given that exclude each other.",
    advice: "Fix its 'show-if'."
  )
  static let reminderAlwaysShown = FindingPage(
    "A reminder with a condition is always shown",
    meaning: "The reminder has a 'show-if', and every set of answers shows it all the same.",
    importance: "Either the condition is wrong, or it misleads whoever reads the file.",
    example: "It is shown if the child has been heard, or has not, or nobody knows.",
    advice: "Take 'show-if' out, or fix it."
  )
  static let levelNeverReached = FindingPage(
    "A level is never reached",
    meaning: "No set of answers leads to this level.",
    importance: "People are told about a level that nobody gets.",
    example: "Every rule of level 2 is also a rule of level 3.",
    advice: "Look for rules whose level is wrong, or take the level out."
  )
  static let questionChangesNothing = FindingPage(
    "A question can change nothing",
    meaning: "Whatever is answered, no level, reminder or action depends on it.",
    importance: "It takes people's time, and a family's patience, for nothing.",
    example: "A question about the number of pets is in no rule and no reminder.",
    advice: "Delete it, or use its answer."
  )
  static let calmNotLowest = FindingPage(
    "The answer that gives no cause for concern is not the mildest",
    meaning: "A question's 'calm:' answer stands for 'raises nothing'. There is another answer with which the level "
      + "is lower.",
    importance: "What is not asked counts as calm, and proofs start from a calm child. If calm is not calm, both "
      + "mislead.",
    example: "'calm: yes' is given for 'has the child been heard?', and with 'no' the level is lower.",
    advice: "Give the lowest answer as 'calm:', or fix the rule that makes the other one lower."
  )
  static let notKnowingLowers = FindingPage(
    "Not knowing lowers the level",
    meaning: "For some set of answers the level is lower when an answer is not known than when it is known. As the "
      + "language is defined this cannot be: a rule that may hold counts as holding, so not knowing only adds. The "
      + "safeguard 'unknown-never-lowers' proves it of a configuration all the same, and would say SAF402.",
    importance: "What nobody knows is assumed to be bad until somebody finds out. Here it pays not to ask.",
    example: "If 'not known' made 'none' of some answers false, a rule upon it would be lost.",
    advice: "Fix the rule, so that not knowing is never better than the worst answer."
  )
  static let bidirectionalControl = FindingPage(
    "A character changes the direction of writing",
    meaning:
      "A text or a comment contains a bidirectional control: a character that cannot be seen, and that turns the "
      + "letters around it to be shown from right to left, or back.",
    importance: "Whoever reviews the file sees something other than what is read.",
    example: "With U+202E in it, a line shows 'no' where 'on' is written.",
    advice:
      "Delete it. Where a text needs it, write it as an escape in double quotes, such as '\\u202e', and accept the "
      + "finding."
  )
  static let optionSaysNothing = FindingPage(
    "An answer leads to nothing",
    meaning: "An answer that can be chosen or ticked, and that is not the calm one, is named by no rule, reminder, "
      + "pathway, action or question.",
    importance: "Whoever chooses it has told of a worry, and the guidance says the same as if there were none.",
    example: "The list of injuries has 'a burn in the shape of an object', and no rule asks for it.",
    advice: "Write what follows from the answer, or take it out of the list. Where it is there so that people find "
      + "their words, accept it in waivers.yaml and say why."
  )
  static let itemsContradict = FindingPage(
    "Two items contradict each other",
    meaning: "Two things to do stand in one list, each with a condition. They never hold together when everything is "
      + "known, but while something is not known both show.",
    importance: "A person is told to do one thing and its opposite at the moment when they know least.",
    example: "'Tell the parents first' if no parent may have harmed the child, and 'Do not tell the parents' if one "
      + "may have. While nobody knows, both are said.",
    advice: "Write them as one item with 'first-of': the first form that is not ruled out shows, so the careful one "
      + "stands first."
  )
}
