public import MarkedYAML

/// A command as ArgumentParser describes it: what `--help` and a manual page say, in parts.
public struct CommandDescription: Sendable {
  /// An argument, an option or a flag.
  public struct Argument: Sendable {
    /// The names with their hyphens; empty for an argument that goes by its place.
    let names: [String]

    /// What stands for the option's value; nil for a flag.
    let value: String?

    let isOptional: Bool
    let isRepeated: Bool

    /// What the option means, in sentences.
    let meaning: String
  }

  let name: String
  let abstract: String
  let discussion: String?
  let arguments: [Argument]

  /// The subcommands that users are shown.
  public let subcommands: [CommandDescription]

  /// What the command is called within the command above it.
  public var word: String { name }

  /// Reads the JSON that `--experimental-dump-help` prints; nil where it is something else.
  public init?(_ node: Node) {
    guard case .mapping(let root) = node, let command = root["command"] else { return nil }
    self.init(command: command)
  }

  private init?(command: Node) {
    guard case .mapping(let command) = command, let name = command.text("commandName") else { return nil }
    self.name = name
    abstract = command.text("abstract") ?? ""
    discussion = command.text("discussion")
    arguments = command.shown("arguments").compactMap(Argument.init)
    subcommands = command.shown("subcommands").compactMap { CommandDescription(command: .mapping($0)) }
  }
}

extension CommandDescription.Argument {
  init?(_ argument: Mapping) {
    guard let kind = argument.text("kind") else { return nil }
    names = argument.items("names").compactMap { name in
      name.text("name").map { (name.text("kind") == "long" ? "--" : "-") + $0 }
    }
    value = kind == "flag" ? nil : argument.text("valueName")
    isOptional = argument.text("isOptional") == "true"
    isRepeated = argument.text("isRepeating") == "true"
    let preset = argument.text("defaultValue").map { "The default is \($0)." }
    meaning = [argument.text("abstract"), argument.text("discussion"), preset].compactMap(\.self)
      .joined(separator: " ")
  }
}

extension Mapping {
  fileprivate func text(_ key: String) -> String? {
    guard case .scalar(let scalar)? = self[key], !scalar.isEmpty else { return nil }
    return scalar.text
  }

  fileprivate func items(_ key: String) -> [Mapping] {
    guard case .sequence(let list)? = self[key] else { return [] }
    return list.items.compactMap { if case .mapping(let item) = $0 { item } else { nil } }
  }

  /// The items that users are shown; `help` explains itself.
  fileprivate func shown(_ key: String) -> [Mapping] {
    items(key).filter { $0.text("shouldDisplay") == "true" && $0.text("commandName") != "help" }
  }
}
