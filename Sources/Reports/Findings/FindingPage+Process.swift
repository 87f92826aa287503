// What a change says about itself, waivers, and what could not be found out.
extension FindingPage {
  static let provedNoEffect = FindingPage(
    "The text has changed, but what it does has not",
    meaning: "Something was edited, and it is proved that for every set of answers the outcome is the same.",
    importance: "It is good to know: nobody need search the change for hidden effects.",
    example: "A condition was turned round, or two rules changed places.",
    advice: "Nothing."
  )
  static let effectNotIntended = FindingPage(
    "The change does more than it says",
    meaning: "The change says under 'intent:' what it means to do. This effect is not among it.",
    importance: "An effect that the authors did not expect is the one that reviewers should see first.",
    example: "The change means to raise a level. It also takes a reminder away.",
    advice: "If the effect is right, add it to 'intent:' with the reason. If not, fix the change."
  )
  static let intentWithoutEffect = FindingPage(
    "The change does not do what it says",
    meaning: "The change says under 'intent:' that it has an effect, and no set of answers shows it.",
    importance: "Children whom it was meant to help are not helped, and everybody believes that they are.",
    example: "A rule was to raise the level for babies, and another rule already does so, or the bound is wrong.",
    advice: "Fix the change, or take the line out of 'intent:'. Check that it names the right finding and the right "
      + "id."
  )
  static let versionUnchanged = FindingPage(
    "The version is still the same",
    meaning: "The guidance does something else than it did, and 'version:' in guidance.yaml was not changed.",
    importance: "Saved records name the version. Nobody could tell later which guidance they followed.",
    example: "A rule was fixed and 'version' is still 0.1.0.",
    advice: "Give it another version, and another 'effective:' day if need be."
  )
  static let waiverExpired = FindingPage(
    "A waiver is over",
    meaning: "The waiver's last day has passed, it is for more than 180 days, or one of its dates is none. It "
      + "excuses nothing.",
    importance: "A waiver gives time to fix something. Without an end it would be a hole.",
    example: "'expires: 2026-06-30', and it is July.",
    advice: "Fix what it excused and delete it. Or have it approved anew, with a new reason."
  )
  static let waiverStale = FindingPage(
    "A waiver excuses nothing any more",
    meaning: "What the waiver excuses has not been found, and the waiver is older than 30 days.",
    importance: "It could excuse something later that nobody has looked at.",
    example: "The rule that it was for was fixed in spring.",
    advice: "Delete it."
  )
  static let waiverIncomplete = FindingPage(
    "A waiver does not say why, or who approved it",
    meaning: "A waiver needs a 'reason:' and, under 'approved-by:', the role of whoever accepts it. It excuses "
      + "nothing without.",
    importance: "Somebody has to answer for a risk to a child, and others have to be able to ask them.",
    example: "A waiver has dates and a fingerprint, and no reason.",
    advice: "Add both. Write the role, not a name."
  )
  static let waiverNearItsEnd = FindingPage(
    "A waiver ends soon",
    meaning: "The waiver ends within 30 days. Until then it excuses what it names.",
    importance: "On the day after, the finding counts again and may stop a change that is urgent.",
    example: "'expires:' is three weeks away.",
    advice: "Fix what it excuses now."
  )
  static let waiverOutgrown = FindingPage(
    "A waiver was for something else",
    meaning: "What is found bears the same name as what was waived, and is about other answer sets. The fingerprint "
      + "differs, so the waiver excuses nothing.",
    importance: "Somebody accepted a risk for certain children. They were not asked about these.",
    example: "A waiver was for a lower level at age 17. Now it is lower at 16 as well.",
    advice: "Look at it anew. If it is accepted, write a new waiver with the new fingerprint."
  )
  static let undecided = FindingPage(
    "It could not be decided",
    meaning: "The question was too large for the memory that the audit may use, and the search gave up as well; or "
      + "the time was up. The exit status is 4. It does not mean that nothing changed.",
    importance: "An answer that was not found must not look like a good one.",
    example: "Hundreds of questions are tied together in one condition.",
    advice: "Allow more with '--max-nodes' or '--time-limit', or split the change into smaller ones."
  )
  static let notCompared = FindingPage(
    "Something has no counterpart",
    meaning: "A level exists in one configuration only, so nobody can say whether its children are better or worse "
      + "off.",
    importance: "Without a common scale 'lower' and 'higher' mean nothing.",
    example: "A fifth level was added, or 'specialist' was renamed without saying so.",
    advice: "Say 'was: old-id' where a level was renamed. Where one is truly new, compare the outcomes by hand: "
      + "scenarios show them."
  )
  static let notLookedFor = FindingPage(
    "Not everything was looked for",
    meaning: "The diagrams of this guidance are larger than the audit may make them. Whether levels move and whether "
      + "safeguards hold was decided by a search, which looks at one question after another. It does not look for "
      + "rules that others make needless, for conditions without effect, or for questions, reminders and levels that "
      + "are never used.",
    importance: "That nothing of the kind is reported does not mean that there is nothing.",
    example: "Two hundred questions, of which each rule names five at random.",
    advice: "Allow more with '--max-nodes', and give it time."
  )
}
