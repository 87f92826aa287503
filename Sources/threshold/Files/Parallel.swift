import Glibc

/// Two things at once, by a thread of the system: a command that lasts milliseconds has no time for a thread pool.
enum Parallel {
  /// The results for two inputs, the second worked on beside the first; one after the other where no thread is to be had.
  static func both<Input: Sendable, Output: Sendable>(
    _ first: Input,
    _ second: Input,
    _ body: @escaping @Sendable (Input) -> Output
  ) -> [Output] {
    var beside: Output?
    // Joining the thread orders its write before the read below.
    let work = Work { beside = body(second) }
    var thread = pthread_t()
    let started = pthread_create(
      &thread,
      nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().run() }
        return nil
      },
      Unmanaged.passUnretained(work).toOpaque()
    )
    let here = body(first)
    if started == 0 { pthread_join(thread, nil) } else { work.run() }
    return withExtendedLifetime(work) { [here] + [beside].compactMap(\.self) }
  }

  private final class Work {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
      self.run = run
    }
  }
}
