import Foundation

/// A file for a test.
///
/// Files and folders of tests stay until the tests have run: an owner that took them away would, once the compiler
/// optimises, be gone after its last use, and that may be before a program opens them.
public struct TemporaryFile: Sendable {
  /// Where it is.
  public let path: String

  /// Makes a file with a content.
  public init(_ text: String = "", ending: String = "") throws {
    path = Self.newPath(ending: ending)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// Makes a file with bytes that need not be text.
  public init(bytes: [UInt8]) throws {
    path = Self.newPath()
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Takes it away before the tests have run.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// The folder of this run.
  private static let folder: String = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("threshold-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    atexit { try? FileManager.default.removeItem(atPath: TemporaryFile.folder) }
    return path
  }()

  /// Where a file or a folder can be put.
  static func newPath(ending: String = "") -> String { "\(folder)/\(UUID().uuidString)\(ending)" }
}
