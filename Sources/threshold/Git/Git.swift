@preconcurrency import Glibc

/// Why git could not tell; the status is that for what cannot be compared.
struct GitFailure: Error {
  /// What git itself said; empty where it said nothing.
  let words: String

  /// What that means here.
  let message: String

  /// The stable name of the kind of problem.
  let identifier: String

  /// What to do about it.
  var help: String?
}

/// Runs git to read, never to change or to fetch anything.
struct Git {
  /// The folder in which git looks for its repository.
  let folder: String

  /// Whatever the user's configuration says: no pager, no locks, no replaced objects, no hooks of a file system monitor,
  /// and nothing fetched for a partial clone.
  private static let settings = [
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "-c", "protocol.allow=never",
    "-c", "core.fsmonitor=false",
  ]

  private static let environment = ["GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_FLUSH=0", "LC_ALL=C"]

  /// What git prints.
  ///
  /// - Parameters:
  ///   - arguments: The command with its arguments.
  ///   - input: What it reads, at most as much as a pipe holds.
  ///   - message: What it means if git fails.
  ///   - identifier: The name of that problem.
  ///   - help: What to do about it.
  /// - Returns: Its standard output, whole.
  /// - Throws: Where git cannot be run, or fails.
  func read(
    _ arguments: [String],
    input: [UInt8] = [],
    orFail message: String,
    _ identifier: String,
    help: String? = nil
  ) throws(GitFailure) -> [UInt8] {
    let result: (status: Int32, output: [UInt8], errors: [UInt8])
    do {
      result = try Self.run(["git", "-C", folder] + Self.settings + arguments, input)
    } catch {
      throw GitFailure(
        words: "",
        message: "git cannot be run: \(String(cString: strerror(error.code)))",
        identifier: "no-git",
        help: "install git, or compare two folders"
      )
    }
    guard result.status == 0 else {
      let words = String(decoding: result.errors, as: UTF8.self)
      throw GitFailure(words: words, message: message, identifier: identifier, help: help)
    }
    return result.output
  }

  /// The first line of what git prints.
  func line(
    _ arguments: [String],
    orFail message: String,
    _ identifier: String,
    help: String? = nil
  ) throws(GitFailure) -> String {
    let output = try read(arguments, orFail: message, identifier, help: help)
    return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  private struct SystemError: Error {
    let code: Int32
  }

  private static func run(_ arguments: [String], _ input: [UInt8]) throws(SystemError)
    -> (status: Int32, output: [UInt8], errors: [UInt8])
  {
    var pipes: [Pipe] = []
    defer { for pipe in pipes { pipe.close() } }
    for _ in 0..<3 {
      guard let pipe = Pipe() else { throw SystemError(code: errno) }
      pipes.append(pipe)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0].reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].writing, STDERR_FILENO)

    // The pipe holds all of it, and while both ends are open here nothing is written to nobody.
    _ = input.withUnsafeBytes { write(pipes[0].writing, $0.baseAddress, $0.count) }
    var process = pid_t()
    let code = withCStrings(arguments) { arguments in
      withCStrings(inherited + environment) { environment in
        posix_spawnp(&process, "git", &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else { throw SystemError(code: code) }
    pipes[0].close()
    pipes[1].closeWriting()
    pipes[2].closeWriting()
    let (output, errors) = drain(pipes[1].reading, pipes[2].reading)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // As shells count: the exit status, or 128 and the signal's number.
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, output, errors)
  }

  /// The environment without what is set here.
  private static var inherited: [String] {
    var result: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if !environment.contains(where: { text.hasPrefix($0.prefix { $0 != "=" } + "=") }) { result.append(text) }
      next += 1
    }
    return result
  }

  /// Everything from two pipes, as it comes, so that neither can fill up.
  private static func drain(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var results: [[UInt8]] = [[], []]
    var polls = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while polls.contains(where: { $0.fd >= 0 }) {
      guard poll(&polls, 2, -1) >= 0 || errno == EINTR else { break }
      for index in polls.indices where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = Glibc.read(polls[index].fd, &buffer, buffer.count)
        if count > 0 {
          results[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
    }
    return (results[0], results[1])
  }

  private static func withCStrings<Result>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}

/// Two ends of a pipe, closed at most once each.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    // No other program that is started may hold an end open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  func closeReading() {
    if reading >= 0 { Glibc.close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { Glibc.close(writing) }
    writing = -1
  }

  func close() {
    closeReading()
    closeWriting()
  }
}
