#if hasFeature(Embedded)
  // A page's script is alone with its engine, on one thread: it writes a text into memory that it asks for, calls, and
  // reads the answer where it is told.

  nonisolated(unsafe) private var session: PageSession? = nil
  nonisolated(unsafe) private var result: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)

  /// Memory for a text of so many bytes; `page_free` gives it back.
  @_cdecl("page_alloc")
  public func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> { .allocate(capacity: max(count, 1)) }

  /// Gives memory back.
  @_cdecl("page_free")
  public func free(_ place: UnsafeMutablePointer<UInt8>) { place.deallocate() }

  /// Where the last answer stands.
  @_cdecl("page_result")
  public func resultPlace() -> UnsafeMutablePointer<UInt8>? { result.baseAddress }

  /// Begins a session with a digest of 64 digits and the guidance block behind it; returns 0, or what is wrong with it.
  @_cdecl("page_load")
  public func load(_ place: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let bytes = Array(UnsafeBufferPointer(start: place, count: count))
    session = nil
    do {
      let digest = String(decoding: bytes.prefix(64), as: UTF8.self)
      session = PageSession(try PageBlock(Array(bytes.dropFirst(64)), digest: digest))
      return 0
    } catch {
      return error.rawValue
    }
  }

  /// Answers a request; returns the length of the answer.
  @_cdecl("page_answer")
  public func answer(_ place: UnsafePointer<UInt8>, _ count: Int) -> Int {
    keep(session?.answer(Array(UnsafeBufferPointer(start: place, count: count))) ?? "{}")
  }

  private func keep(_ text: String) -> Int {
    result.baseAddress?.deallocate()
    let bytes = Array(text.utf8)
    result = .allocate(capacity: max(bytes.count, 1))
    _ = result.initialize(from: bytes)
    return bytes.count
  }
#endif
