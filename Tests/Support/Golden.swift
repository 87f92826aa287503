import Foundation

/// Results that were read once and kept, in `Tests/Fixtures/golden` or beside what they are the results of.
///
/// With `THRESHOLD_RECORD=1` in the environment the results are written anew and every such test fails, so that nobody
/// takes a recording for a test.
public enum Golden {
  /// What a recording test fails with.
  public struct Recorded: Error, CustomStringConvertible {
    /// Which file was written.
    public let description: String
  }

  /// The kept text of a name.
  ///
  /// - Parameters:
  ///   - name: The file's path below `Tests/Fixtures/golden`.
  ///   - actual: What to keep when recording.
  /// - Returns: What was kept.
  /// - Throws: When recording, always; else where nothing was kept.
  public static func text(_ name: String, recording actual: String) throws -> String {
    try file("Tests/Fixtures/golden/\(name)", recording: actual)
  }

  /// The kept text of a file.
  ///
  /// - Parameters:
  ///   - name: The file's path below the root.
  ///   - actual: What to keep when recording.
  /// - Returns: What was kept.
  /// - Throws: When recording, always; else where nothing was kept.
  public static func file(_ name: String, recording actual: String) throws -> String {
    let path = Repository.path(name)
    if ProcessInfo.processInfo.environment["THRESHOLD_RECORD"] == "1" {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(toFile: path, atomically: true, encoding: .utf8)
      throw Recorded(description: "recorded \(name): read it, then run again without THRESHOLD_RECORD")
    }
    return try String(contentsOfFile: path, encoding: .utf8)
  }
}
