import Glibc
import Synchronization

/// Several things at once, by threads of the system: a command that lasts milliseconds has no time for a thread pool.
enum Parallel {
  /// Work on a thread of its own. Where its companion is dropped, its end is waited for.
  struct Companion: ~Copyable {
    private let thread: pthread_t

    fileprivate init(_ thread: pthread_t) {
      self.thread = thread
    }

    deinit { pthread_join(thread, nil) }
  }

  /// Does something beside the caller; nil where no thread is to be had.
  static func beside(_ body: @escaping @Sendable () -> Void) -> Companion? {
    guard let thread = start(body) else { return nil }
    return Companion(thread)
  }

  /// Does the same on so many threads, this one among them, or on as many as are to be had.
  static func times(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (1..<count).compactMap { _ in start(body) }
    body()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Two values, the second worked out beside the first.
  static func both<First, Second: Sendable>(_ first: () -> First, _ second: @escaping @Sendable () -> Second)
    -> (First, Second)
  {
    let found = Found<Second>()
    let companion = beside { found.value.withLock { $0 = second() } }
    let value = first()
    _ = consume companion
    return (value, found.value.withLock { $0 } ?? second())
  }

  private final class Found<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let started = pthread_create(
      &thread,
      nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      },
      work.toOpaque()
    )
    guard started == 0 else {
      work.release()
      return nil
    }
    return thread
  }

  private final class Work {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
      self.run = run
    }
  }
}
