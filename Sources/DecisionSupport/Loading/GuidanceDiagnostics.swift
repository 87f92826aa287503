package import MarkedYAML

// The problems that several readers can find. What only one of them finds is worded there.
extension Diagnostic {
  package static func expected(_ what: String, for subject: String, found node: Node) -> Diagnostic {
    let found: String
    var help: String?
    if case .scalar(let scalar) = node, !scalar.isEmpty, !what.has("text") {
      found = (scalar.isPlain ? "" : "the text ") + "'\(scalar.text.shortened)'"
      if !scalar.isPlain, Int(scalar.text) != nil { help = "write the number without quotes" }
    } else {
      found = node.kind
    }
    return Diagnostic(
      "expected \(what) for \(subject), found \(found)",
      identifier: "wrong-type",
      at: node.range,
      help: help
    )
  }

  static func repeated(_ item: Scalar, in subject: String) -> Diagnostic {
    Diagnostic("'\(item.text.shortened)' appears twice in \(subject)", identifier: "repeated-item", at: item.range)
  }

  static func notAnID(_ scalar: Scalar) -> Diagnostic {
    Diagnostic(
      "'\(scalar.text.shortened)' cannot be an id",
      identifier: "bad-id",
      at: scalar.range,
      help: "ids are lower-case letters and digits with single hyphens between, starting with a letter"
    )
  }

  static func notADate(_ scalar: Scalar, for subject: String) -> Diagnostic {
    Diagnostic(
      "'\(scalar.text.shortened)' is not a date",
      identifier: "bad-date",
      at: scalar.range,
      help: "\(subject) must be a date that exists, written YYYY-MM-DD"
    )
  }

  /// A name that does not exist, with the one that was probably meant, or all that would have been right.
  ///
  /// - Parameters:
  ///   - kind: What it should name: "question", "key".
  ///   - name: What was written.
  ///   - subject: Who wrote it.
  ///   - known: The names to suggest from.
  ///   - all: The names that are known, where more than those to suggest.
  ///   - preposition: How the subject is joined: an answer is one "to" a question.
  ///   - note: Where a name is declared.
  /// - Returns: A diagnostic `unknown-KIND`.
  static func unknown(
    _ kind: String,
    _ name: Scalar,
    in subject: String,
    known: [String],
    all: [String]? = nil,
    preposition: String = "in",
    note: (String) -> Note? = { _ in nil }
  ) -> Diagnostic {
    var message = "unknown \(kind) '\(name.text.shortened)' \(preposition) \(subject)"
    var help: String?
    var notes: [Note] = []
    if let meant = nearest(to: name.text, in: known) {
      message += "; did you mean '\(meant)'?"
      notes = [note(meant)].compactMap { $0 }
    } else {
      let names = (all ?? known).uniqued
      if !names.isEmpty, names.count <= 24 { help = "known here: \(names.joined(separator: ", "))" }
    }
    return Diagnostic(message, identifier: "unknown-\(kind)", at: name.range, help: help, notes: notes)
  }
}

extension String {
  /// Long enough to recognise, short enough for a headline.
  var shortened: String {
    // Scalars, not characters: a character can be megabytes of accents.
    unicodeScalars.prefix(61).count > 60 ? String(String.UnicodeScalarView(unicodeScalars.prefix(59))) + "…" : self
  }
}
