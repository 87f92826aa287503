internal import MarkedYAML

/// Reads the fields of one mapping, and reports keys that are unknown or missing and values of the wrong kind.
struct MappingReader {
  private let kind: String
  let mapping: Mapping
  let sink: DiagnosticSink

  /// Checks the keys at once. The subject says what the node is; the id, if it bears one, is added. Nil, and a problem
  /// reported, where the node is no mapping.
  init?(_ node: Node, _ subject: String, required: [String], optional: [String] = [], sink: DiagnosticSink) {
    guard case .mapping(let mapping) = node else {
      sink.report(.expected("a mapping with keys", for: subject, found: node))
      return nil
    }
    self.kind = subject
    self.mapping = mapping
    self.sink = sink
    let strange = mapping.entries.filter { !required.contains($0.key.text) && !optional.contains($0.key.text) }
    if !strange.isEmpty {
      let (known, subject) = (required + optional, self.subject)
      let free = known.filter { !mapping.has($0) }
      for entry in strange { sink.report(.unknown("key", entry.key, in: subject, known: free, all: known)) }
    }
    for key in required where !mapping.has(key) {
      // Whoever misspelt a key needs to hear it once.
      guard nearest(to: key, in: strange.map({ $0.key.text })) == nil else { continue }
      sink.report("\(self.subject) has no '\(key)'", identifier: "missing-key", at: mapping.heading)
    }
  }

  /// What diagnostics call the mapping: "rule 'after-dark'".
  var subject: String { id.map { "\(kind) '\($0)'" } ?? kind }

  /// The id; what is wrong with it is said where it is declared.
  var id: String? {
    if case .scalar(let id)? = mapping["id"], !id.isEmpty { return id.text }
    return nil
  }

  subscript(_ key: String) -> Node? { mapping[key] }

  /// A text that is not empty; nil where the key is missing, which is no problem here.
  func text(_ key: String) -> String? {
    guard let scalar = scalar(key, expecting: "a text") else { return nil }
    guard !scalar.text.isBlank else {
      sink.report("'\(key)' of \(subject) is empty", identifier: "empty-text", at: scalar.range)
      return nil
    }
    return scalar.text.trimmingLineBreaks
  }

  /// A list of texts with at least one item; a missing key gives none.
  func texts(_ key: String, as form: TextForm = .names) -> [String] {
    checkCommas(of: key, form)
    return items(key).compactMap { item in
      guard case .scalar(let scalar) = item, !scalar.text.isBlank else {
        sink.report(.expected("a text", for: "each item of '\(key)' of \(subject)", found: item))
        return nil
      }
      return scalar.text.trimmingLineBreaks
    }
  }

  /// The items of a list that must not be empty; a missing key gives none.
  func items(_ key: String) -> [Node] {
    guard let node = mapping[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      sink.report(.expected("a list", for: "'\(key)' of \(subject)", found: node))
      return []
    }
    if sequence.items.isEmpty {
      sink.report("'\(key)' of \(subject) is empty", identifier: "empty-list", at: sequence.range)
    }
    return sequence.items
  }

  /// The entries of a mapping that must not be empty; a missing key gives none.
  func entries(_ key: String) -> [Mapping.Entry] {
    guard let node = mapping[key] else { return [] }
    guard case .mapping(let nested) = node else {
      sink.report(.expected("a mapping", for: "'\(key)' of \(subject)", found: node))
      return []
    }
    if nested.entries.isEmpty {
      sink.report("'\(key)' of \(subject) is empty", identifier: "empty-list", at: nested.range)
    }
    return nested.entries
  }

  /// A whole number in a range.
  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let scalar = scalar(key, expecting: "a whole number") else { return nil }
    guard let number = scalar.wholeNumber else {
      sink.report(.expected("a whole number", for: "'\(key)' of \(subject)", found: .scalar(scalar)))
      return nil
    }
    guard range.contains(number) else {
      let bounds = "from \(range.lowerBound) to \(range.upperBound)"
      sink.report("'\(key)' of \(subject) must be \(bounds)", identifier: "out-of-range", at: scalar.range)
      return nil
    }
    return number
  }

  /// A day, written `YYYY-MM-DD`.
  func date(_ key: String) -> CalendarDate? {
    guard let scalar = scalar(key, expecting: "a date") else { return nil }
    if let date = CalendarDate(scalar.text) { return date }
    sink.report(.notADate(scalar, for: "'\(key)' of \(subject)"))
    return nil
  }

  /// One of a few words.
  func word<Meaning>(_ key: String, _ meanings: KeyValuePairs<String, Meaning>) -> Meaning? {
    guard let scalar = scalar(key, expecting: "one of a few words") else { return nil }
    if let meaning = meanings.first(where: { $0.key == scalar.text }) { return meaning.value }
    sink.report(.unknown("value", scalar, in: "'\(key)' of \(subject)", known: meanings.map { $0.key }))
    return nil
  }

  /// The id of something that is declared elsewhere.
  func reference<Element>(_ key: String, in table: NameTable<Element>) -> Ordinal<Element>? {
    guard let scalar = scalar(key, expecting: "an id") else { return nil }
    return table.resolve(scalar, for: subject, sink)
  }

  /// The mapping's `source:` and whether it is an assumption.
  ///
  /// - Returns: Nil where the source is missing or unknown.
  func citation(_ sources: NameTable<Source>) -> Citation? {
    let assumption = text("assumed-because")
    if let assumed = scalar("assumed", expecting: "true") {
      if assumed.text != "true" {
        sink.report(
          "'assumed' of \(subject) can only be true",
          identifier: "unknown-value",
          at: assumed.range,
          help: "leave the key out where nothing is assumed"
        )
      } else if mapping["assumed-because"] == nil {
        sink.report(
          "\(subject) is assumed, without a reason",
          identifier: "missing-key",
          at: assumed.range,
          help: "say why in 'assumed-because:'"
        )
      }
    } else if assumption != nil, mapping["assumed"] == nil, let reason = mapping["assumed-because"] {
      sink.report(
        "\(subject) says why it is assumed, but not that it is",
        identifier: "missing-key",
        at: reason.range,
        help: "add 'assumed: true'"
      )
    }
    guard let scalar = scalar("source", expecting: "a source's id") else { return nil }
    return sources.resolve(scalar, for: subject, sink).map { _ in
      Citation(source: scalar.text, assumption: assumption)
    }
  }

  /// The source of something that need not have one; an assumption needs one all the same.
  func optionalCitation(_ sources: NameTable<Source>) -> Citation? {
    if mapping.has("source") { return citation(sources) }
    if let entry = mapping.entries.first(where: { Self.citationKeys.contains($0.key.text) }) {
      sink.report("\(subject) has '\(entry.key.text)' but no 'source'", identifier: "missing-key", at: entry.key.range)
    }
    return nil
  }

  /// The keys that `citation` reads beside `source`.
  static let citationKeys = ["assumed", "assumed-because"]

  /// A single value; a list, a mapping or nothing at all is reported.
  func scalar(_ key: String, expecting what: String) -> Scalar? {
    guard let node = mapping[key] else { return nil }
    guard case .scalar(let scalar) = node, !scalar.isEmpty else {
      sink.report(.expected(what, for: "'\(key)' of \(subject)", found: node))
      return nil
    }
    return scalar
  }
}

extension Mapping {
  /// What to underline when the mapping as a whole is meant: its first entry.
  var heading: SourceRange {
    guard let first = entries.first else { return range }
    return SourceRange(file: range.file, start: first.key.range.start, end: first.value.range.end)
  }
}

extension String {
  /// Whether the text says nothing.
  var isBlank: Bool {
    if let first = utf8.first, first > 0x20, first < 0x7F { return false }
    return allSatisfy { $0.isWhitespace }
  }

  /// A block text ends in a line break that nobody means.
  var trimmingLineBreaks: String {
    let end = utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    return end == 0 ? self : String(utf8.dropLast(end)) ?? self
  }
}
