import MarkedYAML

/// What `--version` says.
enum Version {
  /// The program's version; each has an entry in the changelog.
  static let program = "0.1.0"

  /// The day of that version, as manual pages write it.
  static let date = "November 24, 2026"

  /// The program's version, and which guidance it would use. It says so too where there is none or it cannot be read:
  /// whoever asks for a version may be looking for just that mistake.
  static func text(_ arguments: [String]) -> String {
    "threshold \(program)\n" + guidance(named: folder(in: arguments)).printable()
  }

  /// The folder that `--config` names: whoever asks for the version has no other argument parsed.
  private static func folder(in arguments: [String]) -> String? {
    if let option = arguments.firstIndex(of: "--config"), option + 1 < arguments.count {
      return arguments[option + 1]
    }
    return arguments.first { $0.hasPrefix("--config=") }.map { String($0.dropFirst("--config=".count)) }
  }

  private static func guidance(named folder: String?) -> String {
    guard let folder = GuidanceFolder.choose(named: folder, in: .process) else { return "no guidance found" }
    guard let file = try? FileReader.readRegular("\(folder)/guidance.yaml"),
      case .mapping(let header)? = compose(file, into: DiagnosticSink()),
      case .scalar(let name)? = header["name"], case .scalar(let version)? = header["version"]
    else { return "no guidance can be read in '\(folder)'" }
    return "\(name.text) \(version.text), in \(folder)"
  }
}
