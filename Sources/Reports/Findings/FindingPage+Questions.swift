// What people are asked.
extension FindingPage {
  static let questionRemoved = FindingPage(
    "A question is gone",
    meaning: "Nobody is asked this question any more, and no rule can depend on it.",
    importance: "What is not asked is not looked for. Many reviews found that somebody knew, and nobody had asked.",
    example: "The question whether the child has been seen alone is gone.",
    advice: "If it only has another id, write 'was: old-id' there. Otherwise put it back, or declare it under "
      + "'intent:'."
  )
  static let answerRemoved = FindingPage(
    "An answer cannot be given any more",
    meaning: "An option is gone, a range of numbers is narrower, or the question takes another kind of answer.",
    importance: "Whoever needs that answer now has to choose one that is not true, or to say 'not known'.",
    example: "The age could be 'unborn'. Now only numbers can be given.",
    advice: "Put the answer back. If it only has another id, keep the old id: options cannot be renamed without a "
      + "trace."
  )
  static let questionReworded = FindingPage(
    "A question, its help or its answers have been reworded",
    meaning: "The question, its help, its options or what stands beside it is worded otherwise; the answers mean the "
      + "same to the rules.",
    importance: "Other words bring other answers. A machine cannot tell whether people will understand it in the "
      + "same way.",
    example: "'Has the child been hurt?' became 'Has the child been harmed?'.",
    advice: "Try it on someone who has never seen it. 'threshold agreement' shows which questions people answer "
      + "differently."
  )
  static let questionAdded = FindingPage(
    "A question is new",
    meaning: "People are asked something that they were not asked before. The change is compared as if nobody knew, "
      + "for the best and for the worst answer.",
    importance: "Each question costs time and trust, and until it is answered it may raise the level.",
    example: "A new question asks whether there is a dog in the household.",
    advice: "Check that it is asked only where it matters, that it says who would know, and that its calm answer is "
      + "right."
  )
  static let whenUnknownWeakened = FindingPage(
    "Not knowing counts for less",
    meaning: "A question was assumed to have its worst answer until somebody found out. Now 'not known' counts as "
      + "its calm answer.",
    importance: "What nobody knows is assumed to be bad until somebody finds out. Where that is given up, a child of "
      + "whom little is known looks safe.",
    example: "'Is the parent's illness a risk to the child?' has 'when-unknown: no-effect' now.",
    advice: "Take 'when-unknown:' out again, unless not knowing is truly harmless, as it is with a question about "
      + "who was told."
  )
  static let askedOfFewer = FindingPage(
    "A question is asked about fewer children",
    meaning: "There are answers after which this question was asked and is not asked now. What is not asked counts "
      + "as calm.",
    importance: "A question that is not asked cannot raise the level, however bad its answer would be.",
    example: "Everybody was asked about exploitation. Now only those are asked who say that the child goes missing.",
    advice: "Widen 'ask-if' again, or show that its details can follow only from the answers that it names."
  )
  static let askedOfMore = FindingPage(
    "A question is asked about more children",
    meaning: "For some set of answers a question is asked that was not asked before.",
    importance: "It is rarely a danger to the child. But every question takes time from somebody who is worried, and "
      + "what is asked too often is answered without thinking.",
    example: "How the child slept was asked where there is an injury; now it is asked of every child.",
    advice: "Ask what the answer is for. If a rule or a reminder needs it, nothing is to be done."
  )
}
