extension FindingPage {
  static let pastConcernsLower = FindingPage(
    "Past concerns would have a lower level",
    meaning: "Concerns of the past, given with '--concerns', have a lower level by the new guidance, or none.",
    importance: "Each is a child about whom somebody was worried. This is how often the change would have done less.",
    example: "Of 4,000 concerns of last year, 12 that were level 4 would be level 2.",
    advice: """
      Read the lines that are named, and ask whether these children should have had less. No intent and no waiver takes \
      this away: whoever approves the change has to know the number.
      """
  )

  static let pastConcernsHigher = FindingPage(
    "Past concerns would have a higher level",
    meaning: "Concerns of the past, given with '--concerns', have a higher level by the new guidance.",
    importance: "It shows how many more children would reach a service, which has to be able to help them.",
    example: "Of 4,000 concerns of last year, 90 that were level 2 would be level 3.",
    advice: "Read some of the lines that are named, and tell the services that would hear of these children."
  )

  static let pastConcernsUnread = FindingPage(
    "Past concerns could not be read",
    meaning: "Lines of what was given with '--concerns' do not answer the questions of both guidances.",
    importance: "Nothing is known of these concerns, and a count without them can look better than it is.",
    example: "Line 17 answers a question that the change removes.",
    advice: """
      Correct the lines that are named. Where the change removes a question or an answer, take it out of the concerns, or put \
      what takes its place into them.
      """
  )
}
