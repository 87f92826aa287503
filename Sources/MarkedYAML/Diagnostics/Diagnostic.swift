/// One problem in what was read, with its place and what to write instead.
public struct Diagnostic: Error, Sendable {
  /// A second place that explains the first.
  public struct Note: Sendable {
    /// What is to be seen there, without a full stop.
    public let message: String

    /// The place.
    public let range: SourceRange

    /// Makes a note that points at a place.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// The problem in one line, headline style, without a full stop.
  public let message: String

  /// The stable name of the kind of problem, in kebab-case.
  public let identifier: String

  /// The stretch that is underlined; nil for a problem of a whole file, such as one that cannot be opened.
  public let range: SourceRange?

  /// What to write instead, where one can say so in a line.
  public let help: String?

  /// Other places that explain the problem.
  public let notes: [Note]

  /// The characters that cannot be seen, or look like others, in the message and the help.
  let disguises: [Unicode.Scalar]

  /// A hostile name can have megabytes; two hundred problems that quote it must not.
  private static let longest = 1000

  /// Describes a problem.
  public init(
    _ message: String,
    identifier: String,
    at range: SourceRange?,
    help: String? = nil,
    notes: [Note] = []
  ) {
    let (message, help) = (message.atMost(Self.longest).undisguised, help?.atMost(Self.longest).undisguised)
    self.message = message.text
    self.identifier = identifier
    self.range = range
    self.help = help?.text
    self.notes = notes
    disguises = message.disguises + (help?.disguises ?? [])
  }

  /// What each character is that the message and the help show as an escape: it cannot be seen, or looks like another.
  public var explanations: [String] { Disguise.explanations(of: disguises) }
}

/// Where every stage of reading puts the problems that it finds, so that all of them are reported and never only the
/// first.
///
/// Identity is the point: one sink is handed through a whole load.
public final class DiagnosticSink {
  /// What one sink hands to another, which may belong to another thread.
  public struct Findings: Sendable {
    fileprivate let kept: [Diagnostic]
    fileprivate let count: Int
  }

  private var kept: [Diagnostic] = []

  /// How many problems anybody reads at once. A hostile text can have hundreds of thousands; those beyond are only counted.
  static let most = 200

  /// Makes an empty sink.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { count == 0 }

  /// How many problems were found; a reader compares before and after to see whether a part was sound.
  public private(set) var count = 0

  /// Adds a problem; it is not even described where there are too many to be kept.
  ///
  /// In a browser it is only counted: what a page holds was checked when the page was made, and the sentences of every
  /// problem that a guidance can have would be a third of the page.
  @inline(__always)
  public func report(_ diagnostic: @autoclosure () -> Diagnostic) {
    #if hasFeature(Embedded)
      count += 1
    #else
      add(diagnostic)
    #endif
  }

  /// Adds a problem by what a diagnostic is made of.
  @inline(__always)
  public func report(
    _ message: @autoclosure () -> String,
    identifier: String,
    at range: @autoclosure () -> SourceRange?,
    help: @autoclosure () -> String? = nil,
    notes: @autoclosure () -> [Diagnostic.Note] = []
  ) {
    report(Diagnostic(message(), identifier: identifier, at: range(), help: help(), notes: notes()))
  }

  private func add(_ diagnostic: () -> Diagnostic) {
    count += 1
    if kept.count < Self.most { kept.append(diagnostic()) }
  }

  /// Adds the problems of another sink.
  public func report(contentsOf findings: Findings) {
    count += findings.count
    kept += findings.kept.prefix(Self.most - kept.count)
  }

  /// What was found so far, for another sink.
  public var findings: Findings { Findings(kept: kept, count: count) }

  /// Everything found, each once, by file and place; problems of whole files come first. Of many the rest is a number
  /// at the end.
  public var diagnostics: [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (String, Int32, Int32) {
      guard let range = diagnostic.range else { return ("", 0, 0) }
      return (range.file.path, range.start.line, range.start.column)
    }
    let ordered = kept.enumerated()
      .sorted { a, b in
        let (ka, kb) = (key(a.element), key(b.element))
        return ka == kb ? a.offset < b.offset : ka < kb
      }
      .map { $0.element }
    let more = count - kept.count
    guard more > 0 else { return ordered }
    return ordered + [
      Diagnostic(
        more == 1 ? "1 more problem is not shown" : "\(more) more problems are not shown",
        identifier: "too-many-problems",
        at: nil,
        help: "fix those above first"
      )
    ]
  }
}

extension String {
  /// The text, or its beginning where it has more Unicode scalars than that.
  fileprivate func atMost(_ count: Int) -> String {
    guard utf8.count > count, let end = unicodeScalars.index(startIndex, offsetBy: count, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return String(self.unicodeScalars[..<end]) + "…"
  }
}
