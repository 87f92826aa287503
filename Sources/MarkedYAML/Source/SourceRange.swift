/// A place in a text, for people: lines and columns count from 1.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int32

  /// The column in Unicode scalars, from 1.
  public let column: Int32

  /// Makes a position; both numbers count from 1.
  public init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  /// Orders by line, then by column.
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a text, so that a diagnostic can underline exactly what it is about.
public struct SourceRange: Sendable {
  /// The text that the stretch is part of.
  public let file: SourceFile

  /// Where the range starts.
  public let start: SourcePosition

  /// The position behind its last character.
  public let end: SourcePosition

  /// Makes a range from its start up to, and not including, its end.
  public init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }
}
