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

  /// Does something that goes deep, such as decisions about ten thousand variables one below another, on a stack of its own of
  /// 256 MiB, of which the system gives what is used; on this one where none is to be had.
  static func onLargeStack<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
    let found = Found<Result<Value, any Error>>()
    if let thread = start(stack: 256 << 20, { found.value.withLock { $0 = Result { try body() } } }) {
      pthread_join(thread, nil)
    }
    return try found.value.withLock { $0 }?.get() ?? body()
  }

  private final class Found<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Starts a thread, with a stack of so many bytes if not of the usual size.
  private static func start(stack: Int? = nil, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    if let stack { pthread_attr_setstacksize(&attributes, stack) }
    let started = pthread_create(
      &thread,
      &attributes,
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
