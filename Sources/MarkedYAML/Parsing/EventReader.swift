private import CLibYAML

/// The C parser behind a Swift face: the only file that touches C memory.
///
/// The text must be UTF-8 without control characters (`Encoding.swift` sees to it), so that libyaml's reader cannot fail.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Takes a copy of the bytes; nil only where memory ran out.
  init?(_ bytes: some Collection<UInt8>) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(fromContentsOf: bytes)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      input.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event; after the end of the stream there is none, and it must not be called again.
  func next() throws(SyntaxProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let start = SourcePosition(event.start_mark)
    let end = SourcePosition(event.end_mark)
    switch event.type {
    case YAML_STREAM_START_EVENT: return Event(kind: .streamStart, start: start, end: end)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, start: start, end: end)
    case YAML_DOCUMENT_END_EVENT: return Event(kind: .documentEnd, start: start, end: end)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      return Event(
        kind: .scalar,
        start: start,
        end: end,
        text: String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        properties: properties(scalar.anchor, scalar.tag)
      )
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return Event(
        kind: .sequenceStart,
        start: start,
        end: end,
        isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE,
        properties: properties(sequence.anchor, sequence.tag)
      )
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return Event(
        kind: .mappingStart,
        start: start,
        end: end,
        isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE,
        properties: properties(mapping.anchor, mapping.tag)
      )
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, start: start, end: end)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, start: start, end: end)
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias, start: start, end: end, text: string(event.data.alias.anchor) ?? "")
    default: return Event(kind: .streamEnd, start: start, end: end)
    }
  }

  private func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?,
    _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> [Event.Property] {
    guard anchor != nil || tag != nil else { return [] }
    return [string(anchor).map { .anchor($0) }, string(tag).map { .tag($0) }].compactMap(\.self)
  }

  private func problem() -> SyntaxProblem {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text cannot be read"
    let context = parser.pointee.context.map {
      (String(cString: $0), SourcePosition(parser.pointee.context_mark))
    }
    return SyntaxProblem(problem: problem, position: SourcePosition(parser.pointee.problem_mark), context: context)
  }

  private func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}

extension SourcePosition {
  /// libyaml counts lines and columns from 0, columns in Unicode scalars.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

/// Lets the heap grow by four megabytes at a time; for a program to call first that composes on several threads. By
/// default the heap of any thread but the first grows by one system call a page, which costs more than the parsing.
public func takeMemoryInLargePieces() {
  mallopt(M_TOP_PAD, 4 << 20)
}
