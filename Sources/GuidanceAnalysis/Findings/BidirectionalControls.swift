import DecisionSupport
import MarkedYAML

extension Finding {
  /// One finding for each file and character that changes the direction of writing there; where a guidance stands before,
  /// only for what was not as often in it.
  static func bidirectionalControls(in guidance: Guidance, besides old: Guidance? = nil) -> [Finding] {
    guidance.bidirectionalControls.filter { control in
      !(old?.bidirectionalControls.contains { control.isNoMore(than: $0) } ?? false)
    }
    .map { control in
      Finding(
        .bidirectionalControl,
        Subject(.guidance, guidance.name),
        "'\(control.fileName)' contains \(control.name)",
        details: control.count == 1 ? [] : ["It is there \(control.count) times; this is the first place."],
        place: control.range,
        identity: "\(control.fileName) \(control.character.value)"
      )
    }
  }
}

extension BidirectionalControl {
  /// The file's name in the folder of its guidance.
  fileprivate var fileName: String {
    let path = range.file.path
    return String(path.lastIndex { $0 == "/" || $0 == ":" }.map { path[path.index(after: $0)...] } ?? path[...])
  }

  fileprivate func isNoMore(than other: BidirectionalControl) -> Bool {
    fileName == other.fileName && character == other.character && count <= other.count
  }
}
