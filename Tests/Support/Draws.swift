import Foundation

/// How often tests draw at random: enough for each change, many times as often in a nightly run, and a few times while
/// somebody is at work on what they test.
public enum Draws {
  /// Whether `THRESHOLD_LONG=1` in the environment asks for a nightly run.
  public static let areMany = ProcessInfo.processInfo.environment["THRESHOLD_LONG"] == "1"

  /// Whether `THRESHOLD_SHORT=1` in the environment asks for a first look.
  private static let areFew = ProcessInfo.processInfo.environment["THRESHOLD_SHORT"] == "1"

  /// How often to draw.
  ///
  /// - Parameters:
  ///   - usual: As a rule; a fiftieth of it for a first look.
  ///   - many: In a nightly run.
  /// - Returns: One of them.
  public static func count(_ usual: Int, many: Int) -> Int { areMany ? many : areFew ? usual / 50 : usual }
}
