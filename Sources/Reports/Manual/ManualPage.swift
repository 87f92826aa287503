/// A manual page of section 1, of the program or of one of its commands, in the mdoc language.
public struct ManualPage {
  /// What every page says that no command says of itself.
  public struct SharedContent: Sendable {
    /// Something with a name and its meaning: a variable, a file, an exit status.
    public typealias Entry = (name: String, meaning: String)

    let version: String
    let date: String
    let environment: [Entry]
    let files: [Entry]
    let statuses: [Entry]

    /// Names what belongs on every page.
    ///
    /// - Parameters:
    ///   - version: The program's version.
    ///   - date: The day of that version, as mdoc writes days: `November 24, 2026`.
    ///   - environment: Variables that the program reads.
    ///   - files: Files that it looks for.
    ///   - statuses: What it can end with.
    public init(version: String, date: String, environment: [Entry], files: [Entry], statuses: [Entry]) {
      self.version = version
      self.date = date
      self.environment = environment
      self.files = files
      self.statuses = statuses
    }
  }

  private let program: CommandDescription
  private let command: CommandDescription?
  private let shared: SharedContent

  /// The page of a command; of the program where none is given.
  public init(_ command: CommandDescription? = nil, of program: CommandDescription, shared: SharedContent) {
    self.program = program
    self.command = command
    self.shared = shared
  }

  /// The page, to be saved under a name that ends in `.1`.
  public var text: String {
    var lines = [
      ".Dd \(shared.date)", ".Dt \(title.uppercased()) 1", ".Os \(program.name) \(shared.version)",
      ".Sh NAME", ".Nm \(title)", ".Nd \(summary)",
      ".Sh SYNOPSIS",
    ]
    lines += synopsis
    lines += [".Sh DESCRIPTION"]
    lines += prose((command ?? program).abstract)
    if let discussion = (command ?? program).discussion { lines += [".Pp"] + prose(discussion) }
    if command == nil { lines += section("COMMANDS", commands) }
    lines += section("OPTIONS", options)
    lines += section("ENVIRONMENT", list(shared.environment, marked: ".Ev"))
    lines += section("FILES", list(shared.files, marked: ".Pa"))
    lines += section("EXIT STATUS", list(shared.statuses, marked: ".Li"))
    lines += section("SEE ALSO", seeAlso)
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String { page(of: command) }

  private func page(of command: CommandDescription?) -> String {
    command.map { "\(program.name)-\($0.name)" } ?? program.name
  }

  /// The abstract as one phrase: pages are found by it.
  private var summary: String {
    let abstract = (command ?? program).abstract
    let phrase = abstract.prefix(1).lowercased() + abstract.dropFirst()
    return escaped(phrase.hasSuffix(".") ? String(phrase.dropLast()) : phrase)
  }

  private var synopsis: [String] {
    let called = ".Nm \(program.name)"
    guard let command else {
      return [called, ".Ar command", ".Op Ar arguments", called, ".Cm help", ".Op Ar command", called, ".Fl -version"]
    }
    return [called, ".Cm \(command.name)"] + command.arguments.map(usage)
  }

  private func usage(_ argument: CommandDescription.Argument) -> String {
    let repeated = argument.isRepeated ? " ..." : ""
    let value = argument.value.map { " Ar \(word($0))" } ?? ""
    let text = (argument.names.last.map { "Fl \(flag($0))" } ?? "") + value + repeated
    return argument.isOptional ? ".Op " + text.trimmed : "." + text.trimmed
  }

  private var options: [String] {
    let items = (command ?? program).arguments.flatMap { argument -> [String] in
      let value = argument.value.map { " Ar \(word($0))" } ?? ""
      let names = argument.names.map { "Fl \(flag($0))\(value)" }.joined(separator: " , ")
      return [".It " + (names.isEmpty ? value.trimmed : names)] + prose(argument.meaning)
    }
    return items.isEmpty ? [] : [".Bl -tag -width indent"] + items + [".El"]
  }

  private var commands: [String] {
    let items = program.subcommands.flatMap { [".It Xr \(page(of: $0)) 1"] + prose($0.abstract) }
    return [".Bl -tag -width indent"] + items + [".El"]
  }

  private var seeAlso: [String] {
    let others = ([nil] + program.subcommands.map(Optional.some)).map(page).filter { $0 != title }.sorted()
    return others.enumerated().map { ".Xr \($1) 1" + ($0 < others.count - 1 ? " ," : "") }
  }

  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [".Sh \(heading)"] + lines
  }

  private func list(_ entries: [SharedContent.Entry], marked macro: String) -> [String] {
    guard !entries.isEmpty else { return [] }
    let items = entries.flatMap { [".It \(macro.dropFirst()) \(word($0.name))"] + prose($0.meaning) }
    return [".Bl -tag -width indent"] + items + [".El"]
  }

  // MARK: mdoc

  /// A sentence a line, as mdoc wants it, so that the space after a full stop comes out right.
  private func prose(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for part in text.split(whereSeparator: \.isWhitespace) {
      line += (line.isEmpty ? "" : " ") + part
      if part.hasSuffix(".") {
        lines.append(line)
        line = ""
      }
    }
    return (line.isEmpty ? lines : lines + [line]).map(escaped)
  }

  private func flag(_ name: String) -> String { escaped(String(name.dropFirst())) }

  /// An argument of a macro: short ones could be taken for macros themselves.
  private func word(_ text: String) -> String {
    let text = escaped(text)
    return text.contains(" ") ? "\"\(text)\"" : text.count <= 3 ? "\\&\(text)" : text
  }

  /// Pages are ASCII, so that every renderer reads them whatever encoding it expects.
  private func escaped(_ text: String) -> String {
    var result = text.first == "." || text.first == "'" ? "\\&" : ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "\"": result += "\\(dq"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: { $0 == " " }))
  }
}
