/// One step of libyaml's parser, in Swift's own values.
struct Event: ~Copyable {
  enum Kind {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case scalar
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case alias
  }

  /// What YAML lets stand before a node, and hardly any node has.
  enum Property {
    case anchor(String)
    case tag(String)
  }

  let kind: Kind
  let start: SourcePosition
  let end: SourcePosition

  /// The value of a scalar, or the name of an alias.
  var text = ""
  var isPlain = false
  var isFlow = false
  var properties: [Property] = []
}

/// What libyaml says where it cannot go on.
struct SyntaxProblem: Error {
  let problem: String
  let position: SourcePosition
  let context: (text: String, position: SourcePosition)?
}
