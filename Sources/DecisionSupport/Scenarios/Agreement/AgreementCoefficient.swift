/// A figure that says how far people agree, or why there is none.
public enum AgreementFigure: Hashable, Sendable {
  /// Why a figure is not defined.
  public enum Reason: String, CaseIterable, Sendable {
    /// Nothing was rated by two people.
    case noPairs = "no-pairs"

    /// Everybody gave the same answer to everything, so that nothing tells agreement from chance.
    case noVariation = "no-variation"
  }

  /// The figure; 1 is full agreement, and 0, for all but percent agreement, is what chance would give.
  case value(Double)

  /// There is none.
  case undefined(Reason)

  /// The figure, where there is one.
  public var value: Double? {
    if case .value(let value) = self { return value }
    return nil
  }
}

/// The ways in which agreement is measured.
public enum AgreementCoefficient: String, CaseIterable, Sendable {
  /// The share of pairs who chose the same.
  case percentAgreement = "percent-agreement"

  /// Krippendorff's alpha, which counts two steps apart as worse than one.
  case alphaOrdinal = "krippendorff-alpha-ordinal"

  /// Krippendorff's alpha, for which all differences are the same.
  case alphaNominal = "krippendorff-alpha-nominal"

  /// Fleiss's kappa.
  case fleissKappa = "fleiss-kappa"

  /// Gwet's AC1.
  case ac1 = "gwet-ac1"

  /// Gwet's AC2 with ordinal weights.
  case ac2Ordinal = "gwet-ac2-ordinal"

  /// Gwet's AC2 with linear weights.
  case ac2Linear = "gwet-ac2-linear"

  /// Gwet's AC2 with quadratic weights.
  case ac2Quadratic = "gwet-ac2-quadratic"
}

extension Ratings {
  /// A coefficient of these ratings.
  public func figure(_ coefficient: AgreementCoefficient) -> AgreementFigure {
    switch coefficient {
    case .percentAgreement: observedAgreement(.identity).map { .value($0) } ?? .undefined(.noPairs)
    case .alphaOrdinal: krippendorffAlpha(.ordinal)
    case .alphaNominal: krippendorffAlpha(.nominal)
    case .fleissKappa: fleissKappa
    case .ac1: gwetAgreement(.identity)
    case .ac2Ordinal: gwetAgreement(.ordinal)
    case .ac2Linear: gwetAgreement(.linear)
    case .ac2Quadratic: gwetAgreement(.quadratic)
    }
  }
}
