import Foundation

/// A folder for the files of a test.
public struct TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = TemporaryFile.newPath()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  /// Makes a copy of a folder of the repository.
  public init(copying folder: String) throws {
    path = TemporaryFile.newPath()
    try FileManager.default.copyItem(atPath: Repository.path(folder), toPath: path)
  }

  /// The path of a file in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file in it.
  ///
  /// - Returns: Its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    return path(name)
  }

  /// What stands in it, in order.
  public var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
