internal import MarkedYAML

/// The ids of one kind with the places where they are declared.
struct NameTable<Element> {
  /// What the kind is called, such as "question".
  let kind: String

  /// Whether everything of the kind could be read. If not, an id that is not found here may well exist, and nobody is
  /// told that it is unknown.
  var isComplete = true

  private(set) var ids: [String] = []
  private var bad: [String] = []
  private var declared: [String: (position: Int, range: SourceRange?)] = [:]

  init(_ kind: String) {
    self.kind = kind
  }

  /// Takes in ids that were declared elsewhere, no two the same.
  init(_ kind: String, ids: [String]) {
    self.init(kind)
    self.ids = ids
    for (position, id) in ids.enumerated() { declared[id] = (position, nil) }
  }

  /// Takes in the ids of a file's items; where none is there although some are expected, the file could not be read.
  mutating func declare(_ items: [MappingReader?], isExpected: Bool, _ sink: DiagnosticSink) {
    if isExpected { isComplete = !items.isEmpty }
    declared.reserveCapacity(items.count)
    for item in items { declare(item?.scalar("id", expecting: "an id"), sink) }
  }

  /// Takes in an id. Even a bad one gets a position, so that positions and the file's items agree.
  mutating func declare(_ scalar: Scalar?, reserved: [String] = [], _ sink: DiagnosticSink) {
    defer { ids.append(scalar?.text ?? "") }
    guard let scalar, !scalar.isEmpty else {
      isComplete = false
      return
    }
    if let first = declared[scalar.text] {
      sink.report(
        "\(kind) '\(scalar.text)' is declared twice",
        identifier: "duplicate-id",
        at: scalar.range,
        notes: first.range.map { [.init("first declared here", at: $0)] } ?? []
      )
      return
    }
    declared[scalar.text] = (ids.count, scalar.range)
    if reserved.contains(scalar.text) {
      sink.report(
        "'\(scalar.text)' is a keyword and cannot be the id of a \(kind)",
        identifier: "reserved-word",
        at: scalar.range
      )
    } else if !scalar.text.isKebabCase {
      sink.report(.notAnID(scalar))
      bad.append(scalar.text)
    }
  }

  /// The position of an id that is used; an unknown one is reported.
  func resolve(
    _ scalar: Scalar,
    for subject: @autoclosure () -> String,
    _ sink: DiagnosticSink
  ) -> Ordinal<Element>? {
    if let found = declared[scalar.text] { return Ordinal(found.position) }
    // Whoever wrote an id wrongly where it is declared needs to hear it there only.
    if isComplete, nearest(to: scalar.text, in: bad) == nil {
      sink.report(.unknown(kind, scalar, in: subject(), known: ids, note: note))
    }
    return nil
  }

  /// Where an element is declared.
  func range(of index: Ordinal<Element>) -> SourceRange? {
    declared[ids[index.position]]?.range
  }

  /// Where an id is declared.
  func range(of id: String) -> SourceRange? { declared[id]?.range }

  /// A note that points at a declaration.
  func note(_ id: String) -> Diagnostic.Note? {
    range(of: id).map { Diagnostic.Note("\(kind) '\(id)' is declared here", at: $0) }
  }
}

extension String {
  /// Lower-case letters and digits with single hyphens between, starting with a letter.
  var isKebabCase: Bool {
    guard let first = utf8.first, (0x61...0x7A).contains(first), utf8.last != UInt8(ascii: "-") else { return false }
    var previous = UInt8(0)
    for byte in utf8 {
      let isHyphen = byte == UInt8(ascii: "-")
      guard (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || isHyphen && previous != byte else {
        return false
      }
      previous = byte
    }
    return true
  }
}
