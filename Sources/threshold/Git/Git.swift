import ArgumentParser
import Glibc
import MarkedYAML

/// Runs git to read, never to change or to fetch anything, and never anything that a repository names.
struct Git {
  /// The folder in which git looks for its repository.
  let folder: String

  /// Whatever the configuration of user and repository says: no pager, no locks, no replaced objects, no hooks, no file
  /// system monitor, nothing fetched for a partial clone, and no repository that lies as a folder within another.
  private static let settings = [
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "-c", "protocol.allow=never",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
  ]

  private static let environment = [
    "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_FLUSH=0",
    "LC_ALL=C",
  ]

  /// Where the user's own configuration is, with its `safe.directory`, and how far up git may look. Every other variable
  /// of git's could name another repository, as those of a hook do, or a program.
  private static let kept = [
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
  ]

  private static func isInherited(_ variable: String) -> Bool {
    kept.contains(variable) || !variable.hasPrefix("GIT_") && variable != "LC_ALL"
  }

  /// What git prints.
  ///
  /// - Parameters:
  ///   - arguments: The command with its arguments.
  ///   - input: What it reads, at most as much as a pipe holds.
  ///   - message: What it means if git fails.
  ///   - identifier: The name of that problem.
  ///   - help: What to do about it.
  /// - Returns: Its standard output, whole.
  /// - Throws: Where git cannot be run, or fails: then nothing can be compared.
  func read(
    _ arguments: [String],
    input: [UInt8] = [],
    orFail message: String,
    _ identifier: String,
    help: String? = nil
  ) throws(Failure) -> [UInt8] {
    let result: ChildProcess.Result
    do {
      result = try ChildProcess.run(
        ["git", "-C", folder] + Self.settings + arguments,
        environment: Self.environment,
        inheriting: Self.isInherited,
        input: input
      )
    } catch {
      throw Failure(
        "git cannot be run: \(String(cString: strerror(error.code)))",
        "no-git",
        help: "install git, or compare two folders",
        status: .notCompared
      )
    }
    guard result.status == 0 else {
      let words = String(decoding: result.errors, as: UTF8.self)
      throw Failure(message, identifier, help: help, words: words, status: .notCompared)
    }
    return result.output
  }

  /// What git prints, without the line break at its end.
  func line(
    _ arguments: [String],
    orFail message: String,
    _ identifier: String,
    help: String? = nil
  ) throws(Failure) -> String {
    let output = try read(arguments, orFail: message, identifier, help: help)
    return String(bytesOfName: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...])
  }
}
