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
    let thread = start(work)
    let here = body(first)
    if let thread { pthread_join(thread, nil) } else { work.run() }
    return withExtendedLifetime(work) { [here] + [beside].compactMap(\.self) }
  }

  /// Does the same on so many threads, this one among them, or on as many as are to be had.
  static func times(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let work = Work(body)
    let threads = (1..<count).compactMap { _ in start(work) }
    body()
    withExtendedLifetime(work) {
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Whoever starts a thread keeps its work until it has joined it.
  private static func start(_ work: Work) -> pthread_t? {
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
    return started == 0 ? thread : nil
  }

  private final class Work {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
      self.run = run
    }
  }
}
