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
    "threshold \(program)\n" + guidance(named: GuidanceFolder.named(in: arguments)).printable()
  }

  private static func guidance(named folder: String?) -> String {
    guard let folder = GuidanceFolder.choose(named: folder) else { return "no guidance found" }
    guard let file = try? FileReader.readRegular("\(folder)/guidance.yaml"),
      case .mapping(let header)? = compose(file, into: DiagnosticSink()),
      case .scalar(let name)? = header["name"], case .scalar(let version)? = header["version"]
    else { return "no guidance can be read in '\(folder)'" }
    return "\(name.text) \(version.text), in \(folder)"
  }
}
