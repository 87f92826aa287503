/// The position of an element in one of a guidance's lists, so that a rule's number cannot be taken for a question's.
///
/// Levels are listed lowest first, so comparing their ordinals compares their heights.
public struct Ordinal<Element>: Hashable, Comparable, Sendable {
  /// The position in the list, from 0.
  public let position: Int

  /// Names a position that must exist in the list.
  public init(_ position: Int) {
    self.position = position
  }

  /// Orders by position.
  public static func < (a: Ordinal, b: Ordinal) -> Bool {
    a.position < b.position
  }
}

extension Array {
  /// The element that an ordinal of the same kind names.
  public subscript(_ ordinal: Ordinal<Element>) -> Element {
    self[ordinal.position]
  }

  /// The ordinal of every element, in order.
  public var ordinals: LazyMapSequence<Range<Int>, Ordinal<Element>> {
    indices.lazy.map { Ordinal($0) }
  }
}

/// What bears an id by which files, commands and reports name it.
public protocol Identified: Sendable {
  /// Kebab-case, unique in its kind.
  var id: String { get }
}

extension Array where Element: Identified {
  /// The first element that bears an id.
  func ordinal(of id: String) -> Ordinal<Element>? {
    firstIndex { $0.id == id }.map { Ordinal($0) }
  }
}
