import Foundation

/// An edit of a configuration, as `Tests/Fixtures/edits` keeps it: a unified diff without line numbers.
///
/// After a sentence that says what the edit does, `--- NAME` begins a file and `@@` another place in it. What a place's
/// lines with a space or a minus say has to stand in the file exactly once, and those with a space or a plus take its
/// place. A place that has only lines with a plus is added at the end of the file, which need not be there before.
public struct ConfigurationEdit: Sendable {
  /// Why an edit cannot be made.
  public struct DoesNotFit: Error, CustomStringConvertible {
    /// Which place of which file, and what to do.
    public let description: String
  }

  /// What the edit does.
  public let summary: String

  private let name: String
  private let places: [(file: String, old: String, new: String)]

  /// Reads an edit; its path is relative to the root.
  public init(_ path: String) throws {
    name = path
    let text = try String(contentsOfFile: Repository.path(path), encoding: .utf8)
    var (summary, places) = ([Substring](), [(file: String, old: String, new: String)]())
    var file: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let rest = line.dropFirst() + "\n"
      switch line.first {
      case "-" where line.hasPrefix("--- "):
        file = String(line.dropFirst(4))
        places.append((file ?? "", "", ""))
      case "@": places.append((file ?? "", "", ""))
      case _ where file == nil: summary.append(line)
      case " ":
        places[places.count - 1].old += rest
        places[places.count - 1].new += rest
      case "-": places[places.count - 1].old += rest
      case "+": places[places.count - 1].new += rest
      case nil: break
      default: throw DoesNotFit(description: "\(path): a line must begin with a space, '-', '+' or '@@': \(line)")
      }
    }
    self.summary = summary.filter { !$0.isEmpty }.joined(separator: " ")
    self.places = places
  }

  /// Makes the edit in a folder that holds the configuration.
  public func apply(in folder: String) throws {
    for place in places {
      let path = "\(folder)/\(place.file)"
      let text = "\n" + ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
      let edited: String
      if place.old.isEmpty {
        edited = text + place.new
      } else {
        let parts = text.components(separatedBy: "\n" + place.old)
        guard parts.count == 2 else {
          let count = parts.count == 1 ? "nowhere" : "\(parts.count - 1) times"
          throw DoesNotFit(
            description: """
              \(name) no longer fits Tests/Fixtures/guidance/first: in \(place.file) this has to stand once, and stands \(count):
              \(place.old)Write the edit anew for the file as it is now, and record its reports.
              """
          )
        }
        edited = parts.joined(separator: "\n" + place.new)
      }
      try edited.dropFirst().write(toFile: path, atomically: false, encoding: .utf8)
    }
  }
}
