public import DecisionSupport

extension Guidance {
  /// The name, version and dates in a sentence, with the digest of the files: what tells an old print from today's.
  ///
  /// - Parameter fingerprint: The digest.
  /// - Returns: The same on every page and print.
  public func origin(fingerprint: String) -> String {
    "\(name), version \(version), \(standing), to be reviewed by \(reviewBy.spelledOut). Fingerprint \(fingerprint)"
  }
}
