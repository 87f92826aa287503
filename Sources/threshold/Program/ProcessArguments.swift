@preconcurrency import Glibc

/// What this process was started with.
enum ProcessArguments {
  /// The process's arguments, without its own name.
  static let all: [String] = {
    if CommandLine.argc > 0 {
      return UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst()
        .compactMap { $0.map { String(bytesOfName: $0) } }
    }
    // Swift asks /proc, which may not be there. The system lays the arguments before the variables, with nothing between, and
    // their number before them.
    var arguments: [String] = []
    var place = environ - 2
    while Int(bitPattern: place.pointee) != arguments.count, let argument = place.pointee {
      arguments.insert(String(bytesOfName: argument), at: 0)
      place -= 1
    }
    return Array(arguments.dropFirst())
  }()
}

#if STATIC_RUNTIME
  /// Stands in for what looks for a program that would tell of a crash: a static program has none beside it, and where there
  /// is no /proc, looking for it would end this one.
  @_cdecl("swift_copyAuxiliaryExecutablePath")
  func pathOfNoProgram(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar>? { nil }
#endif
