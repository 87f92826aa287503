/// The version of a guidance that something was made with.
public struct GuidanceVersion: Hashable, Sendable {
  /// The guidance's name.
  public let name: String

  /// Its version, as its authors count.
  public let version: String

  /// The digest of its files, 64 hexadecimal digits.
  public let fingerprint: String

  /// Names a version.
  public init(name: String, version: String, fingerprint: String) {
    self.name = name
    self.version = version
    self.fingerprint = fingerprint
  }
}
