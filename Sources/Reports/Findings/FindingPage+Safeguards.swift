// What the guidance promises about itself.
extension FindingPage {
  static let safeguardBroken = FindingPage(
    "This change breaks a safeguard",
    meaning: "The guidance claims something about itself. It was true of the old configuration for every set of "
      + "answers, and it is not true of the new one.",
    importance: "A safeguard is a lesson that somebody wrote down so that no later change would undo it.",
    example: "'A written agreement never lowers the level' was true. Now a family with one is level 3 instead of 4.",
    advice: "Read the smallest case and fix the rule, not the safeguard."
  )
  static let safeguardBrokenBefore = FindingPage(
    "A safeguard does not hold",
    meaning: "A claim of the guidance about itself is not true. When two configurations are compared, it was not "
      + "true before either.",
    importance: "People believe what the guidance promises. A promise that is not kept is worse than none.",
    example: "'Immediate danger is level 4' is claimed, and with one more answer it is level 3.",
    advice: "Read the smallest case. Fix the rule; or, if the claim is wrong, change the claim and say why."
  )
  static let safeguardRemoved = FindingPage(
    "A safeguard is gone",
    meaning: "A claim that was proved with every change is not made any more, or the safeguard of that name claims "
      + "something else.",
    importance: "Whoever takes a safeguard away and breaks it later is never told.",
    example: "'From every step the board hears within ten working days' is gone from safeguards.yaml.",
    advice: "Put it back. This cannot be declared as intended and cannot be waived; the partnership has to agree to "
      + "it, and whoever merges the change decides against the audit, in the open."
  )
  static let safeguardWeakened = FindingPage(
    "A safeguard promises less",
    meaning: "The new claim does not imply the old one: something that was promised is promised no more.",
    importance: "A safeguard that is loosened together with the rule that it guards lets both through without a word.",
    example: "'From 10 to 17 the age makes no difference' became 'from 10 to 15'.",
    advice: "Restore the claim. If a wider one replaces it, add that one beside it. This cannot be declared as "
      + "intended and cannot be waived."
  )
  static let safeguardVacuous = FindingPage(
    "A safeguard says nothing",
    meaning: "The claim is true only because there is no case that it speaks of.",
    importance: "It looks like protection and protects nobody.",
    example: "It speaks of unborn children of 10 and over.",
    advice: "Fix the condition, so that it speaks of the children whom it was written for."
  )
}
