public import MarkedYAML

extension JSON {
  /// What a file holds, for a reader that takes JSON alone; read again, it means the same.
  public init(_ node: Node) {
    switch node {
    case .sequence(let list): self = .array(list.items.map { JSON($0) })
    case .mapping(let mapping): self = .object(mapping.entries.map { Member($0.key.text, JSON($0.value)) })
    case .scalar(let scalar):
      // A number that was quoted is a text, and stays one.
      if scalar.isPlain, let number = Int(scalar.text), String(number) == scalar.text {
        self = .number(number)
      } else if scalar.isPlain, scalar.text == "null" {
        self = .null
      } else {
        self = .string(scalar.text)
      }
    }
  }
}
