import ArgumentParser
import MarkedYAML
import Reports

/// A text in somebody's own words, which may tell of a child. Given as an argument it stands in the list of processes for
/// everybody on the machine, so it can come from a file or from a prompt as well.
struct FreeText {
  /// The option that takes the text.
  let option: String

  /// The text, where it was given as an argument.
  let text: String?

  /// The file that holds the text; `-` is standard input, or at a terminal a prompt.
  let file: String?

  var isGiven: Bool { text != nil || file != nil }

  /// Says what is wrong with how the text was given.
  func validate() throws {
    if text != nil, file != nil { throw ValidationError("\(option) and \(option)-file do not go together.") }
    if let text, text.allSatisfy(\.isWhitespace) { throw ValidationError("\(option) is empty.") }
  }

  /// The text, wherever it comes from; nil where there is none.
  ///
  /// - Parameters:
  ///   - prompt: What a person is asked.
  ///   - surroundings: Where the person and standard input are.
  /// - Returns: Without white space at its ends.
  /// - Throws: Where the file cannot be read, is no text or is empty.
  func read(_ prompt: String, in surroundings: Surroundings) throws(Failure) -> String? {
    if let text { return text.trimmed }
    guard let file else { return nil }
    let isAsked = file == "-" && surroundings.hasPerson
    guard let read = isAsked ? ask(prompt, in: surroundings) : try content(of: file, surroundings) else { return nil }
    guard !read.trimmed.isEmpty else { throw Failure("\(option) is empty", "empty-text") }
    return read.trimmed
  }

  /// Asks a person; nil where that person thought better of it.
  private func ask(_ prompt: String, in surroundings: Surroundings) -> String? {
    let conversation = surroundings.conversation(.auto)
    while true {
      conversation.say { $0.paragraph(prompt) }
      let typed = conversation.reply() ?? ""
      switch ReplyReader.command(typed, ["s": .soFar]) {
      case nil: return typed
      case .help?:
        conversation.say { $0.paragraph("It is kept with what you do here, in your own words. q leaves it out.") }
      default: return nil
      }
    }
  }

  private func content(of file: String, _ surroundings: Surroundings) throws(Failure) -> String {
    let bytes: [UInt8]
    do { bytes = try FileReader.read(file, surroundings).bytes } catch { throw Failure([error]) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("'\(file.printable())' is not text in UTF-8", "not-utf8")
    }
    return text
  }
}
