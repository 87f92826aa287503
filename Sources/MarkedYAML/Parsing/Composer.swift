/// Reads a text as one YAML document.
///
/// Anchors, aliases, tags and several documents are refused: what a reviewer sees is what is read.
///
/// - Parameters:
///   - file: The text, UTF-8 with or without a byte order mark, up to `largestText` bytes.
///   - sink: Receives every problem; after one that libyaml cannot pass, the rest of the text is not read.
///   - isAudited: Whether somebody else reports characters that change the direction of writing, as an audit does.
/// - Returns: The document's node; nil where the text is empty, could not be read to its end, or holds a part that has no
///   meaning, such as an alias.
public func compose(_ file: SourceFile, into sink: DiagnosticSink, isAudited: Bool = false) -> Node? {
  guard file.bytes.count <= largestText else {
    sink.report(.tooLarge(path: file.path))
    return nil
  }
  if let problem = file.encodingProblem() ?? file.tagDirectiveProblem() {
    sink.report(problem)
    return nil
  }
  if !isAudited {
    for control in file.bidirectionalControls { sink.report(Diagnostic(control)) }
  }
  guard let reader = EventReader(file.content) else { return nil }
  var composer = Composer(reader: reader, file: file, sink: sink)
  do {
    return try composer.document()
  } catch {
    if case .syntax(let problem) = error { sink.report(Diagnostic(problem, in: file)) }
    return nil
  }
}

/// Why composing ends early; what was given up has been reported already.
private enum Stop: Error {
  case syntax(SyntaxProblem)
  case givenUp
}

/// One pass from events to nodes.
private struct Composer: ~Copyable {
  private let reader: EventReader
  private let file: SourceFile
  private let sink: DiagnosticSink
  private var depth = 0
  private var cutTexts: CutTexts

  /// Whether a part was refused whose place nothing can take; what is read of the rest would only mislead.
  private var isUnusable = false

  init(reader: consuming EventReader, file: SourceFile, sink: DiagnosticSink) {
    self.reader = reader
    self.file = file
    self.sink = sink
    cutTexts = CutTexts(in: file)
  }

  mutating func document() throws(Stop) -> Node? {
    var root: Node?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        if root == nil {
          sink.report(Diagnostic("'\(file.path)' is empty", identifier: "empty-file", at: nil))
        }
        return isUnusable ? nil : root
      case .documentStart where root != nil:
        report("a file can hold only one YAML document", "several-documents", event, help: "delete this '---'")
        throw .givenUp
      case .streamStart, .documentStart, .documentEnd:
        continue
      default:
        root = try node(event)
      }
    }
  }

  private mutating func node(_ event: consuming Event) throws(Stop) -> Node {
    refuseProperties(of: event)
    switch event.kind {
    case .scalar: return .scalar(scalar(event))
    case .sequenceStart: return .sequence(try sequence(event))
    case .mappingStart: return .mapping(try mapping(event))
    case .alias:
      report(
        "alias '*\(event.text)' is not supported",
        "alias",
        event,
        help: "write the value out, so that a review shows what is read"
      )
      isUnusable = true
      return .scalar(Scalar(text: "", range: range(event.start, event.end)))
    default:
      preconditionFailure("libyaml closed a collection that it had not opened")
    }
  }

  private mutating func scalar(_ event: consuming Event) -> Scalar {
    let scalar = Scalar(text: event.text, isPlain: event.isPlain, range: range(event.start, event.end))
    if scalar.isPlain, cutTexts.isCut(at: scalar.range.end), let problem = scalar.problemOfCut() {
      sink.report(problem)
    }
    return scalar
  }

  private mutating func sequence(_ opening: borrowing Event) throws(Stop) -> Sequence {
    try descend(opening)
    defer { depth -= 1 }
    var items: [Node] = []
    while true {
      let event = try next()
      if event.kind == .sequenceEnd {
        return Sequence(
          items: items,
          isFlow: opening.isFlow,
          range: extent(opening, event, lastChild: items.last?.range)
        )
      }
      items.append(try node(event))
    }
  }

  private mutating func mapping(_ opening: borrowing Event) throws(Stop) -> Mapping {
    try descend(opening)
    defer { depth -= 1 }
    var entries: [Mapping.Entry] = []
    // A test of a condition has one key, and what is written over several lines about six.
    entries.reserveCapacity(opening.isFlow ? 1 : 6)
    var seen = KeyIndex()
    while true {
      let event = try next()
      if event.kind == .mappingEnd {
        return Mapping(entries: entries, range: extent(opening, event, lastChild: entries.last?.value.range))
      }
      guard event.kind == .scalar else {
        try refuseKey(event)
        continue
      }
      refuseProperties(of: event)
      let key = scalar(event)
      let value = try node(next())
      if let first = seen.position(of: key.text, in: entries) {
        sink.report(.duplicate(key, first: entries[first].key))
      } else {
        entries.append(Mapping.Entry(key: consume key, value: consume value))
      }
    }
  }

  /// Passes a key that is a collection or alias, with its value.
  private mutating func refuseKey(_ event: consuming Event) throws(Stop) {
    let key = try node(event)
    _ = try node(next())
    // What an alias stands for might be text.
    if case .scalar = key { return }
    sink.report(Diagnostic("a key must be a single value, not \(key.kind)", identifier: "key-not-text", at: key.range))
    isUnusable = true
  }

  private func next() throws(Stop) -> Event {
    do {
      return try reader.next()
    } catch {
      throw .syntax(error)
    }
  }

  private mutating func descend(_ opening: borrowing Event) throws(Stop) {
    depth += 1
    guard depth > deepestNesting else { return }
    report("nested deeper than \(deepestNesting) levels", "too-deep", opening)
    throw .givenUp
  }

  private func refuseProperties(of event: borrowing Event) {
    for property in event.properties {
      switch property {
      case .anchor(let anchor):
        report(
          "anchor '&\(anchor)' is not supported",
          "anchor",
          event,
          help: "delete it, and write the value out wherever it is meant"
        )
      case .tag(let tag):
        report(
          "tag '\(tag.asWritten)' is not supported",
          "tag",
          event,
          help: "delete it; the kind of a value follows from its place"
        )
      }
    }
  }

  /// A block collection's own end mark sits at the next token, past blank lines and comments.
  private func extent(_ opening: borrowing Event, _ closing: borrowing Event, lastChild: SourceRange?) -> SourceRange {
    if opening.isFlow { return range(opening.start, closing.end) }
    return range(opening.start, lastChild?.end ?? opening.end)
  }

  private func range(_ start: SourcePosition, _ end: SourcePosition) -> SourceRange {
    SourceRange(file: file, start: start, end: end)
  }

  private func report(_ message: String, _ identifier: String, _ event: borrowing Event, help: String? = nil) {
    sink.report(Diagnostic(message, identifier: identifier, at: range(event.start, event.end), help: help))
  }
}

extension String {
  /// A tag, with YAML's own tags in their short form.
  fileprivate var asWritten: String {
    let own = "tag:yaml.org,2002:"
    return hasPrefix(own) ? "!!" + dropFirst(own.count) : self
  }
}
