import Foundation

/// A git repository in a temporary folder, whose commits have the same names each time.
public final class GitRepository: Sendable {
  private let folder: TemporaryFolder

  /// Where its working tree is.
  public var path: String { folder.path }

  /// Makes an empty repository with a branch `main`.
  public init() throws {
    folder = try TemporaryFolder()
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Makes a clone of another, with so many commits.
  public init(cloning other: GitRepository, depth: Int) throws {
    folder = try TemporaryFolder()
    try git("clone", "--quiet", "--depth", "\(depth)", "file://\(other.path)", ".")
  }

  /// Makes a repository with the small guidance, committed, and a branch for an edit of it.
  public static func withSmallGuidance() throws -> GitRepository {
    let repository = try GitRepository()
    try repository.copy("Tests/Fixtures/sound", to: "Config/small")
    // A last step that can be passed over breaks a safeguard.
    try repository.edit("Config/small/escalation.yaml", "      enter-if: {age: {at-most: 17}}\n", "")
    try repository.commit("Begin")
    try repository.git("checkout", "--quiet", "-b", "edit")
    return repository
  }

  /// Runs git in it; the user's own configuration plays no part.
  ///
  /// - Returns: What it prints.
  @discardableResult
  public func git(_ arguments: String...) throws -> String {
    let result = try Program.run(
      arguments,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b", "GIT_AUTHOR_DATE": "2026-11-24T09:00:00Z",
        "GIT_COMMITTER_DATE": "2026-11-24T09:00:00Z",
      ],
      in: path,
      executable: "/usr/bin/git"
    )
    guard result.status == 0 else { throw Failed(description: "git \(arguments): \(result.errors)") }
    return result.output
  }

  /// What failed, with git's words.
  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  /// Takes a copy of a folder of this project into it.
  public func copy(_ source: String, to target: String) throws {
    let path = folder.path(target)
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: Repository.path(source), toPath: path)
  }

  /// Replaces a stretch of a file, which must stand in it.
  public func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: folder.path(file), encoding: .utf8)
    guard text.contains(old) else { throw Failed(description: "'\(old)' does not stand in \(file)") }
    try text.replacingOccurrences(of: old, with: new)
      .write(toFile: folder.path(file), atomically: true, encoding: .utf8)
  }

  /// Writes a file.
  public func write(_ text: String, to file: String) throws { try folder.write(text, to: file) }

  /// Commits everything.
  public func commit(_ message: String = "Change") throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "-m", message)
  }
}
