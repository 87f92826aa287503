extension Node {
  /// Nodes as they would be read from another file of the same text, so that it need not be parsed again.
  public func moved(to file: SourceFile) -> Node {
    switch self {
    case .scalar(let scalar): .scalar(scalar.moved(to: file))
    case .sequence(let list):
      .sequence(
        Sequence(
          items: list.items.map { $0.moved(to: file) },
          isFlow: list.isFlow,
          range: list.range.moved(to: file)
        )
      )
    case .mapping(let mapping):
      .mapping(
        Mapping(
          entries: mapping.entries.map {
            Mapping.Entry(key: $0.key.moved(to: file), value: $0.value.moved(to: file))
          },
          range: mapping.range.moved(to: file)
        )
      )
    }
  }
}

extension Scalar {
  fileprivate func moved(to file: SourceFile) -> Scalar {
    Scalar(text: text, isPlain: isPlain, range: range.moved(to: file))
  }
}

extension SourceRange {
  fileprivate func moved(to file: SourceFile) -> SourceRange { SourceRange(file: file, start: start, end: end) }
}
