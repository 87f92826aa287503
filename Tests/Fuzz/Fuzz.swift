/// `Fuzz TARGET …`: libFuzzer's own program, for one of the targets.
@main struct Fuzz {
  static func main() {
    let names = FuzzTarget.allCases.map { $0.rawValue }
    guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
      print(names.joined(separator: "\n"))
      return
    }
    chosen = target
    var count = CommandLine.argc - 1
    // libFuzzer takes the first argument for its own name, and hands the whole line to programs that it starts.
    var arguments = CommandLine.unsafeArgv.advanced(by: 1)
    _ = withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, run) }
  }
}

nonisolated(unsafe) private var chosen = FuzzTarget.yaml

private func run(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
