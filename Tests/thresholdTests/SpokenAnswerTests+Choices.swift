import DecisionSupport
import TestSupport
import Testing

@testable import threshold

// What is chosen, said in words.

extension SpokenAnswerTests {
  @Test func `Ways to say yes and no`() throws {
    try expect(
      """
      1 | yes
      yes | yes
      Yes! | yes
      yeah | yes
      yes but only once | yes ?
      yes, I think so | yes ?
      y but not now | yes ?
      2 | no
      No. | no
      nope | no
      no but she said so before | no ?
      no, never | no ?
      0 | asked
      3 | asked
      none | asked
      probably | asked
      i think so | asked
      not really | asked
      """,
      at: "harm"
    )
  }

  @Test func `Ways to choose one`() throws {
    try expect(
      """
      1 | none
      none | none
      no | none ?
      none of these | none ?
      2 | past
      past | past
      In the past | past
      in the | past ?
      now | current
      current | current
      curr | current ?
      4 | asked
      yes | asked
      past current | asked
      """,
      at: "abuse"
    )
  }

  @Test func `Ways to tick a list`() throws {
    try expect(
      """
      0 | none
      none | none
      None of these. | none
      no | none
      nothing | none
      1 | injury
      1,3 | injury,missing
      1 3 | injury,missing
      1; 3 | injury,missing
      1 and 3 | injury,missing
      1 & 3? | injury,missing?
      injury, self harm | injury,self-harm
      self-harm | self-harm
      Missing from home | missing
      miss | missing ?
      2? | self-harm?
      1? 2? 3? | unknown
      1,4 | asked
      1-3 | asked
      all | asked
      not 1 | asked
      1 1? | asked
      yes | asked
      """,
      at: "worries"
    )
  }
}
