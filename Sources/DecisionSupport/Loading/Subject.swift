/// What diagnostics call the thing that is read, such as "rule 'after-dark'": put into words only where one is reported,
/// which is hardly ever, since it costs more than the reading.
struct Subject: CustomStringConvertible {
  private let words: () -> String

  init(_ words: @escaping @autoclosure () -> String) {
    self.words = words
  }

  var description: String { words() }
}
