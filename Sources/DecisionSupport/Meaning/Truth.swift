/// Kleene's three truth values, ordered: *all* is the least, *any* the greatest, *not* the mirror.
public enum Truth: Int8, Comparable, Sendable {
  /// Cannot hold, whatever is still found out.
  case `false` = 0

  /// May hold.
  case unknown = 1

  /// Holds, whatever is still found out.
  case `true` = 2

  /// What is certain one way or the other.
  init(_ holds: Bool) {
    self = holds ? .true : .false
  }

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
