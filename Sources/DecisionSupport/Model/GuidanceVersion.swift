/// The version of a guidance that something was made with.
public struct GuidanceVersion: Hashable, Sendable {
  /// The guidance's name.
  public let name: String

  /// The guidance's version, as its authors count.
  public let version: String

  /// The digest of the guidance's files, 64 hexadecimal digits.
  public let fingerprint: String

  /// Names a version.
  public init(name: String, version: String, fingerprint: String) {
    self.name = name
    self.version = version
    self.fingerprint = fingerprint
  }

  /// What `cd DIR && LC_ALL=C sha256sum *.yaml | sha256sum` prints: the same for the same files, whatever they are called
  /// above their folder.
  ///
  /// - Parameter files: Every YAML file of the folder, in the order of their names' bytes.
  /// - Returns: 64 hexadecimal digits.
  package static func fingerprint(of files: [(name: String, bytes: [UInt8])]) -> String {
    let sums = files.map { "\(SHA256.hexadecimal(of: $0.bytes))  \($0.name)\n" }.joined()
    return SHA256.hexadecimal(of: Array(sums.utf8))
  }
}
