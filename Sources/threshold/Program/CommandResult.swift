import ArgumentParser
import MarkedYAML

/// What a command comes to: what is to be written where, and how the program ends.
struct CommandResult {
  /// For standard output.
  var output = ""

  /// For standard error.
  var errors = ""

  /// For standard error, once everything could be written.
  var whenWritten = ""

  /// Files to write, in this order.
  var files: [OutputFile] = []

  /// What was kept meanwhile, in sentences: whoever sees an error of the output has to know that it is there.
  var kept: [String] = []
  var status = ExitCode.success

  /// Writes everything that can be written.
  ///
  /// Files come first: whoever stops reading the output ends the program, and must not cost a record.
  ///
  /// - Parameter surroundings: Where standard output and standard error are.
  /// - Returns: The exit status; that of bad input where anything could not be written.
  func write(to surroundings: Surroundings) -> Int32 {
    var failures: [Failure] = []
    var kept = kept
    for file in files {
      do throws(Failure) {
        try file.write()
        if file.isKept { kept.append("the record is kept in '\(file.path)' all the same") }
      } catch {
        failures.append(error)
      }
    }
    do throws(Failure) { try surroundings.output.write(output) } catch { failures.append(error) }
    // Nobody is left to be told where standard error takes nothing.
    let told = failures.isEmpty ? whenWritten : failures.map { $0.helped(by: kept).text }.joined()
    try? surroundings.errors.write(errors + told)
    return (failures.isEmpty ? status : .badInput).rawValue
  }
}

extension CommandResult {
  init(_ failure: Failure) {
    self.init(errors: failure.text, status: failure.status)
  }
}

/// A file that a command writes when everything else is done.
struct OutputFile {
  enum Kind {
    /// A result, which replaces an older one; a new one is for its owner alone where it tells of a child.
    case result(isPrivate: Bool)

    /// Something that holds answers: for its owner alone, and replaced only where that was asked for.
    case record(isForced: Bool)

    /// Something that was written already, while a person answered.
    case kept(KeptFile)
  }

  let path: String
  let text: String
  let kind: Kind

  /// Whether it is something that a person relies on being kept.
  fileprivate var isKept: Bool {
    if case .result = kind { return false }
    return true
  }

  fileprivate func write() throws(Failure) {
    switch kind {
    case .result(let isPrivate): try FileWriter.replace(path, with: text, isPrivate: isPrivate)
    case .record(let isForced): try FileWriter.create(path, with: text, isForced: isForced)
    case .kept(var file): try file.write(text)
    }
  }
}
