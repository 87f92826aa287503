@preconcurrency import Glibc

/// Runs another program to its end.
enum ChildProcess {
  /// What a program left behind.
  struct Result {
    /// The status as shells count it: the exit status, or 128 and the signal's number.
    let status: Int32
    let output: [UInt8]
    let errors: [UInt8]
  }

  /// The system's number of what went wrong.
  struct SystemError: Error {
    let code: Int32
  }

  /// Runs a program that the search path names.
  ///
  /// - Parameters:
  ///   - arguments: Its name and its arguments.
  ///   - environment: Variables that it gets, each with its value.
  ///   - isInherited: Whether it gets a variable of this process, too.
  ///   - input: What it reads, at most as much as a pipe holds.
  /// - Returns: Its status and all that it wrote.
  /// - Throws: Where it cannot be started.
  static func run(
    _ arguments: [String],
    environment: [String],
    inheriting isInherited: (String) -> Bool,
    input: [UInt8]
  ) throws(SystemError) -> Result {
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
    let program = arguments.first ?? ""
    let arguments = arguments.map { $0.copyOfName() }
    let settings = environment.map { strdup($0) }
    defer { for text in arguments + settings { free(text) } }
    var process = pid_t()
    var (words, variables) = (arguments + [nil], inherited(isInherited) + settings + [nil])
    let code = posix_spawnp(&process, program, &actions, nil, &words, &variables)
    guard code == 0 else { throw SystemError(code: code) }
    pipes[0].close()
    pipes[1].closeWriting()
    pipes[2].closeWriting()
    let (output, errors) = drain(pipes[1].reading, pipes[2].reading)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Result(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      output: output,
      errors: errors
    )
  }

  /// Entries of this process's environment as they are: values need not be text.
  private static func inherited(_ isInherited: (String) -> Bool) -> [UnsafeMutablePointer<CChar>?] {
    var result: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let entry = next.pointee {
      if isInherited(String(String(cString: entry).prefix { $0 != "=" })) { result.append(entry) }
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
