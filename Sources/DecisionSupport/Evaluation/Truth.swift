/// Kleene's three truth values, ordered: *all* is the least, *any* the greatest, *not* the mirror.
public enum Truth: Int8, Comparable, Sendable {
  /// Cannot hold, whatever is still found out.
  case `false` = 0

  /// May hold.
  case unknown = 1

  /// Holds, whatever is still found out.
  case `true` = 2

  /// The mirror: unknown stays unknown.
  public static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .false: .true
    case .unknown: .unknown
    case .true: .false
    }
  }

  /// Orders false before unknown before true.
  public static func < (a: Truth, b: Truth) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// What is held to be so about one question: which of its values are certain, and which are conceivable, as bits.
///
/// A choice or number has one certain value or, not known, none; a checklist has a bit an option.
struct Holding: Hashable, Sendable {
  let certain: UInt64
  let conceivable: UInt64

  static let unknown = Holding(certain: 0, conceivable: .max)

  /// Whether the value is among those of a set.
  func isAmong(_ values: UInt64) -> Truth {
    if certain & values != 0 { return .true }
    return conceivable & values == 0 ? .false : .unknown
  }
}
