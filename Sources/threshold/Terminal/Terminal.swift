import Glibc

/// A standard stream, and what is known about the terminal behind it.
struct Terminal: Sendable {
  let descriptor: Int32
  let isTerminal: Bool
  private let knownColumns: Int?

  init(_ descriptor: Int32) {
    self.init(descriptor, isTerminal: isatty(descriptor) == 1, columns: nil)
  }

  /// A stream that counts as a terminal or does not, whatever the system says.
  init(_ descriptor: Int32, isTerminal: Bool, columns: Int?) {
    self.descriptor = descriptor
    self.isTerminal = isTerminal
    knownColumns = columns
  }

  /// How wide the terminal is; nil where there is none, or it does not say.
  var columns: Int? {
    if let knownColumns { return knownColumns }
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes a text, whole.
  func write(_ text: String) throws(Failure) {
    guard FileWriter.writeAll(text, to: descriptor) else { throw .unwritableOutput }
  }
}
