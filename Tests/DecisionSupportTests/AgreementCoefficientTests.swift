import DecisionSupport
import Testing

/// Every coefficient against the worked examples of the literature, to the digits that are printed there.
@Suite struct AgreementCoefficientTests {
  /// Ratings from a text: a line a unit, a number a rater, from 1; a dot is a rating that is missing.
  private func ratings(_ text: String, categories: Int) -> Ratings {
    Ratings(
      text.split(separator: "\n").map { line in line.split(separator: " ").map { Int($0).map { $0 - 1 } } },
      categories: categories
    )
  }

  /// Counts from a text: a line a unit, how many chose each category.
  private func counts(_ text: String) -> Ratings {
    let counts = text.split(separator: "\n").map { line in line.split(separator: " ").compactMap { Int($0) } }
    return Ratings(counts: counts, categories: counts[0].count)
  }

  private func rounded(_ figure: AgreementFigure, _ digits: Int) -> Double? {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return figure.value.map { ($0 * scale).rounded() / scale }
  }

  /// Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: 4 observers, 12 units, 5 categories,
  /// some missing. Gwet takes the same data for his `cac.raw4raters`.
  private var fourObservers: Ratings {
    ratings(
      """
      1 1 . 1
      2 2 3 2
      3 3 3 3
      3 3 3 3
      2 2 2 2
      1 2 3 4
      4 4 4 4
      1 1 2 1
      2 2 2 2
      . 5 5 5
      . . 1 1
      . . 3 .
      """,
      categories: 5
    )
  }

  @Test func `Krippendorff's example with missing ratings gives his figures`() {
    #expect(rounded(fourObservers.krippendorffAlpha(.nominal), 3) == 0.743)
    #expect(rounded(fourObservers.krippendorffAlpha(.ordinal), 3) == 0.815)
  }

  @Test func `Krippendorff's example of two observers gives his figures`() {
    // The same paper, section A (ten units, two categories) and section B (twelve units, five).
    let binary = ratings("1 2\n2 2\n1 2\n1 1\n1 1\n1 2\n1 1\n1 1\n2 1\n1 1", categories: 2)
    #expect(rounded(binary.krippendorffAlpha(.nominal), 3) == 0.095)
    let nominal = ratings("1 2\n1 1\n2 2\n2 2\n4 2\n3 3\n3 3\n3 3\n5 5\n4 4\n4 4\n1 4", categories: 5)
    #expect(rounded(nominal.krippendorffAlpha(.nominal), 3) == 0.692)
  }

  @Test func `Fleiss's psychiatric diagnoses give his kappa`() {
    // Fleiss, "Measuring nominal scale agreement among many raters" (1971): 30 patients, 6 raters each.
    let diagnoses = counts(
      """
      0 0 0 6 0
      0 3 0 0 3
      0 1 4 0 1
      0 0 0 0 6
      0 3 0 3 0
      2 0 4 0 0
      0 0 4 0 2
      2 0 3 1 0
      2 0 0 4 0
      0 0 0 0 6
      1 0 0 5 0
      1 1 0 4 0
      0 3 3 0 0
      1 0 0 5 0
      0 2 0 3 1
      0 0 5 0 1
      3 0 0 1 2
      5 1 0 0 0
      0 2 0 4 0
      1 0 2 0 3
      0 0 0 0 6
      0 1 0 5 0
      0 2 0 1 3
      2 0 0 4 0
      1 0 0 4 1
      0 5 0 1 0
      4 0 0 0 2
      0 2 0 4 0
      1 0 5 0 0
      0 0 0 0 6
      """
    )
    #expect(rounded(diagnoses.fleissKappa, 3) == 0.430)
  }

  @Test func `The well-known table of ten units and fourteen raters gives its kappa`() {
    // The worked example of the English Wikipedia's article "Fleiss' kappa".
    let table = counts(
      """
      0 0 0 0 14
      0 2 6 4 2
      0 0 3 5 6
      0 3 9 2 0
      2 2 8 1 1
      7 7 0 0 0
      3 2 6 3 0
      2 5 3 2 2
      6 5 2 1 0
      0 2 2 3 7
      """
    )
    #expect(rounded(table.fleissKappa, 3) == 0.210)
    #expect(rounded(table.figure(.percentAgreement), 3) == 0.378)
  }

  @Test func `Gwet's ratings by four raters give his figures`() {
    // Gwet, "Handbook of Inter-Rater Reliability" (2014), as his R package irrCAC prints them.
    #expect(rounded(fourObservers.figure(.percentAgreement), 5) == 0.81818)
    #expect(rounded(fourObservers.gwetAgreement(.identity), 5) == 0.77544)
    #expect(rounded(fourObservers.gwetAgreement(.linear), 3) == 0.859)
    #expect(rounded(fourObservers.gwetAgreement(.ordinal), 3) == 0.899)
    #expect(rounded(fourObservers.gwetAgreement(.quadratic), 3) == 0.914)
    #expect(rounded(fourObservers.fleissKappa, 5) == 0.76117)
  }

  @Test func `Gwet's abstractors of pregnancies give his figures`() {
    // The same: 100 women, two abstractors, three kinds.
    let table = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
    var units: [[Int?]] = []
    for (first, row) in table.enumerated() {
      for (second, count) in row.enumerated() { units += Array(repeating: [first, second], count: count) }
    }
    let abstractors = Ratings(units, categories: 3)
    #expect(rounded(abstractors.figure(.percentAgreement), 2) == 0.89)
    #expect(rounded(abstractors.gwetAgreement(.identity), 7) == 0.8493305)
    #expect(rounded(abstractors.gwetAgreement(.quadratic), 7) == 0.9402369)
    // Scott's pi is Fleiss's kappa of two raters; alpha is theirs with a correction for few units.
    #expect(rounded(abstractors.fleissKappa, 7) == 0.7962397)
    #expect(rounded(abstractors.krippendorffAlpha(.nominal), 7) == 0.7972585)
  }

  @Test func `Gwet's five observers give his figures`() {
    let observers = ratings(
      """
      2 2 3 . 3
      2 2 1 2 .
      3 4 4 4 .
      . 1 1 . 1
      1 1 1 . 1
      1 1 1 . 1
      2 1 3 . 2
      2 . 3 1 .
      3 3 3 . 3
      3 2 2 2 .
      . 2 1 1 .
      1 1 1 1 .
      2 3 3 3 .
      4 4 3 3 4
      2 2 2 . 2
      """,
      categories: 4
    )
    #expect(rounded(observers.gwetAgreement(.identity), 3) == 0.497)
    #expect(rounded(observers.fleissKappa, 3) == 0.458)
  }

  // MARK: Where there is no figure

  @Test func `One rater agrees with nobody`() {
    let alone = ratings("1\n2\n3", categories: 4)
    for coefficient in AgreementCoefficient.allCases {
      #expect(alone.figure(coefficient) == .undefined(.noPairs), "\(coefficient)")
    }
    #expect(Ratings([], categories: 4).figure(.alphaOrdinal) == .undefined(.noPairs))
    #expect(ratings(". 1\n2 .", categories: 4).figure(.percentAgreement) == .undefined(.noPairs))
  }

  @Test func `The same answer to everything leaves nothing to correct for`() {
    let same = ratings("2 2 2\n2 2 2", categories: 4)
    #expect(same.figure(.percentAgreement) == .value(1))
    #expect(same.krippendorffAlpha(.ordinal) == .undefined(.noVariation))
    #expect(same.krippendorffAlpha(.nominal) == .undefined(.noVariation))
    #expect(same.fleissKappa == .undefined(.noVariation))
    // Chance is then expected to agree on nothing, so Gwet's coefficients are defined.
    #expect(same.gwetAgreement(.identity) == .value(1))
    #expect(same.gwetAgreement(.ordinal) == .value(1))
    #expect(ratings("1 1\n1 1", categories: 1).gwetAgreement(.identity) == .undefined(.noVariation))
  }

  @Test func `A rating without a pair is no variation to alpha`() {
    let single = ratings("2 2\n2 2\n4 .", categories: 4)
    #expect(single.krippendorffAlpha(.ordinal) == .undefined(.noVariation))
    #expect(single.fleissKappa == .value(1))
  }

  @Test func `A category that nobody chose counts for Gwet alone`() {
    let text = "1 1 2\n2 2 2\n1 1 1\n2 1 2"
    let (narrow, wide) = (ratings(text, categories: 2), ratings(text, categories: 4))
    for coefficient in [AgreementCoefficient.percentAgreement, .alphaNominal, .alphaOrdinal, .fleissKappa] {
      #expect(narrow.figure(coefficient) == wide.figure(coefficient))
    }
    #expect(narrow.gwetAgreement(.identity).value ?? 0 < wide.gwetAgreement(.identity).value ?? 0)
  }

  @Test func `With two categories all weights are the same`() {
    let ratings = ratings("1 1 2\n2 2 2\n1 1 1\n2 1 2", categories: 2)
    let figures = Set([AgreementWeights.identity, .linear, .quadratic, .ordinal].map { ratings.gwetAgreement($0) })
    #expect(figures.count == 1)
  }
}
