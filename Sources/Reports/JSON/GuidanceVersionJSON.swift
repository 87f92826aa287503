import DecisionSupport

extension GuidanceVersion {
  /// The version as results name it.
  var json: JSON {
    ["name": .string(name), "version": .string(version), "fingerprint": .string(fingerprint)]
  }
}
