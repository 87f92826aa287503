import Foundation

/// How often tests draw at random: enough for each change, and many times as often in a nightly run.
public enum Draws {
  /// Whether `THRESHOLD_LONG=1` in the environment asks for a nightly run.
  public static let areMany = ProcessInfo.processInfo.environment["THRESHOLD_LONG"] == "1"

  /// How often to draw.
  ///
  /// - Parameters:
  ///   - usual: As a rule.
  ///   - many: In a nightly run.
  /// - Returns: One of them.
  public static func count(_ usual: Int, many: Int) -> Int { areMany ? many : usual }
}
