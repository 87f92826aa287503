// What children and practitioners are told: levels, reminders, actions.
extension FindingPage {
  static let levelLowered = FindingPage(
    "A level is lower",
    meaning: "For some set of answers the suggested level is lower than it was. The audit looked at every possible "
      + "set of answers, so it also says when there is none.",
    importance: "A lower level means less help, later. A child who was seen today may be seen next month, and nobody "
      + "who answers the questions can notice, because they only ever see the new guidance.",
    example: "A rule said 'under 16'; now it says 'under 13'. A child of 14 who is exploited was level 4 and is now "
      + "level 2.",
    advice: "Read the smallest case as if it were a child you know. If the level should not fall, fix the rule. If "
      + "it should, say so under 'intent:' with the reason, and let the partnership agree."
  )
  static let levelLost = FindingPage(
    "Some children have no level any more",
    meaning: "For some set of answers the guidance used to suggest a level. Now it says that it is not for this "
      + "person and suggests none.",
    importance: "A child who falls outside the guidance gets no level, no reminders and no next step. Nothing else "
      + "catches them.",
    example: "'applies-if' excluded people of 18 and over. Now it excludes people of 16 and over, so a child of 17 "
      + "is sent to the adult route.",
    advice: "Fix 'applies-if'. This cannot be declared as intended and cannot be waived: whoever is under 18 is a "
      + "child."
  )
  static let levelRaised = FindingPage(
    "A level is higher",
    meaning: "For some set of answers the suggested level is higher than it was, or there is a level where there was "
      + "none.",
    importance: "It is rarely a danger to the child. But help has limits: if many more children are level 4, each of "
      + "them may wait longer, and people stop believing the level.",
    example: "A new rule makes it level 3 when a child has missed school for ten days. Many children whose level was "
      + "2 are now level 3.",
    advice: "Check that the smallest case really needs the higher level, and that those who would be asked to help "
      + "know that more is coming."
  )
  static let levelRedescribed = FindingPage(
    "A level has another name or description",
    meaning: "A level has another name, another number or another description, or the order of the levels has "
      + "changed.",
    importance: "People act on what a level is called and on what it stands above. Other words can send the same "
      + "child to another service. A machine cannot tell whether they do, so a person has to read them.",
    example: "Level 3 was 'Intensive' and is 'Targeted', or it stood above level 2 in the file and now stands below "
      + "it.",
    advice: "Read both versions side by side. Put levels back in their order. If a level only has another id, say "
      + "'was: old-id', so that it can be compared."
  )
  static let establishedMoved = FindingPage(
    "How much of a level is certain has changed",
    meaning: "For some set of answers the suggested level is the same, and the level that is certain already, whatever "
      + "is still found out, is another.",
    importance: "Where the suggested level is certain, nobody is told to find out first; where it is not, they are. So "
      + "what people do first can change although the level does not.",
    example: "Two rules, one for children under ten and one for all others, become one rule for all. Where the age is "
      + "not known, level 4 was only possible and is now certain.",
    advice: "Read the smallest case. If the level is rightly certain now, or rightly is not any more, nothing is to be "
      + "done. Else write the condition so that what is not known stays open."
  )
  static let possibleMoved = FindingPage(
    "How far a level may go has changed",
    meaning: "For some set of answers the suggested level is the same, and the highest level that may still come out "
      + "is another.",
    importance: "An unfinished outcome says how far it may go and which questions decide that. If less seems possible, "
      + "people may stop asking.",
    example: "A rule for level 4 asked one thing; now it asks two. While neither is answered level 4 is possible as "
      + "before; with the first answered calmly it is not.",
    advice: "Read the smallest case, and ask whether whoever has answered so far would rightly stop there."
  )
  static let reasonsMoved = FindingPage(
    "A rule has changed and moves no level",
    meaning: "A rule was added or removed, or holds for other answers than before. No level moves by it, and nothing "
      + "is more or less certain.",
    importance: "The rule is given as a reason where it holds, and what is worth finding out can hang on it. So what "
      + "people read can change although the level does not.",
    example: "A rule for level 3 said again what another rule for level 4 said already. It is removed, and with it its "
      + "reason.",
    advice: "Ask whether somebody would miss the reason. If nobody would, nothing is to be done."
  )
  static let reminderLost = FindingPage(
    "A reminder is not shown any more",
    meaning: "For some set of answers a reminder was shown and is not shown now, or the reminder is gone altogether.",
    importance: "Reminders hold what was learnt when things went wrong for a child. A practitioner who is not "
      + "reminded has to remember it on a bad day.",
    example: "The reminder to speak with the child alone was shown whenever there was violence at home. Now it is "
      + "shown only where the child saw it.",
    advice: "Read the smallest case. If the reminder belongs there, widen its 'show-if' again. If not, declare it "
      + "under 'intent:' with the reason."
  )
  static let reminderGained = FindingPage(
    "A reminder is shown more often",
    meaning: "For some set of answers a reminder is shown now and was not shown before.",
    importance: "It does no harm by itself. But where everything is a reminder, people read none of them.",
    example: "A reminder about fathers was shown when the father had not been heard. Now everybody sees it.",
    advice: "Check that it says something useful in the smallest case. Otherwise narrow its 'show-if'."
  )
  static let reminderReworded = FindingPage(
    "A reminder has been reworded",
    meaning: "A reminder is shown to the same people and says it in other words.",
    importance: "A small word can turn the sense round: 'speak with the child' and 'speak about the child' are not "
      + "the same. A machine cannot tell.",
    example: "'Speak with the child alone' became 'Speak with the child where possible'.",
    advice: "Read both versions aloud. Ask someone who was not there when it was changed what they would do."
  )
  static let actionLost = FindingPage(
    "Something that people were told is not said any more",
    meaning: "An instruction is gone: something to do or a warning at a level, something to do at once, a step for "
      + "people whom the guidance is not for, or something that a step of the ladder asks for.",
    importance: "What is not said is often not done, most of all by people who are new or tired.",
    example: "Level 4 no longer says 'Ask for the police log number'.",
    advice: "Put it back, or say under 'intent:' why nobody needs to do it any more. If it was only worded "
      + "otherwise, use enough of the old words for the two to be recognised as the same."
  )
  static let actionGained = FindingPage(
    "Something more to do is said",
    meaning: "There is a new instruction at a level, upon an urgent answer, or at a step of the ladder.",
    importance: "It may be welcome. It is also one more thing to do for everybody who reaches this place.",
    example: "Level 2 now says 'Tell the health visitor'.",
    advice: "Check that those who have to do it can do it, and that it is in the right order."
  )
  static let actionReworded = FindingPage(
    "Something to do has been reworded",
    meaning: "An instruction or what is said about consent is worded otherwise, or the order of instructions changed.",
    importance: "'Consent is desirable' and 'Consent is needed' are a word apart. A machine sees that the words "
      + "changed, not what they now ask for.",
    example: "'Refer whether or not consent is given' became 'Refer once consent is given'.",
    advice: "Read both versions. If the sense changed, treat it as an instruction that was lost and another that was "
      + "gained."
  )
}
