import Glibc

/// Lets threads write one after the other, in the order of their numbers, which start from 0.
final class OutputSequencer: @unchecked Sendable {
  // POSIX wants each at one address for its whole life.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var current = 0

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// Returns when every smaller number has passed.
  func wait(for number: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while current < number { pthread_cond_wait(change, lock) }
  }

  /// Ends a turn.
  func pass(_ number: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    current = number + 1
    pthread_cond_broadcast(change)
  }
}
