public import DecisionSupport
public import MarkedYAML
internal import Reports

/// What a page carries for its engine: a guidance and the stories to rehearse, each as JSON on a line of its own.
public struct PageBlock {
  /// The guidance.
  public let guidance: Guidance

  /// The digest of the guidance's own files.
  public let fingerprint: String

  /// The stories by name, as JSON; they are read when somebody rehearses.
  private let stories: [UInt8]

  /// Why a block is of no use.
  public enum Problem: Int, Error {
    /// The block is not the one whose digest stands beside it.
    case altered = 1

    /// The block holds no guidance that can be read.
    case unreadable = 2
  }

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - bytes: The block.
  ///   - digest: Its SHA-256, in hexadecimal digits, as it stands beside it.
  /// - Throws: Where it was altered, or holds no guidance in which nothing is wrong.
  public init(_ bytes: [UInt8], digest: String) throws(Problem) {
    guard SHA256.hexadecimal(of: bytes) == digest else { throw .altered }
    let sink = DiagnosticSink()
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    stories = Array(bytes[min(end + 1, bytes.count)...])
    let node = composeJSON(SourceFile(path: "guidance", bytes: Array(bytes[..<end])), into: sink).node
    guard case .mapping(let block)? = node, case .mapping(let parts)? = block["guidance"],
      case .scalar(let fingerprint)? = block["fingerprint"], case .scalar(let length)? = block["stories"],
      Int(length.text) == stories.count
    else { throw .unreadable }
    let documents = GuidancePart.allCases.compactMap { part in
      parts[part.rawValue].map { (part: part, node: Optional($0)) }
    }
    guard let guidance = GuidanceLoader.load(documents, folder: "page", into: sink), sink.isEmpty else {
      throw .unreadable
    }
    self.guidance = guidance
    self.fingerprint = fingerprint.text
  }

  /// Which version of the guidance the page carries.
  var version: GuidanceVersion {
    GuidanceVersion(name: guidance.name, version: guidance.version, fingerprint: fingerprint)
  }

  /// The stories, read and checked.
  func scenarios(into sink: DiagnosticSink) -> [Scenario] {
    let reader = ScenarioReader(guidance, into: sink)
    guard case .mapping(let stories)? = composeJSON(SourceFile(path: "stories", bytes: stories), into: sink).node else {
      return []
    }
    return stories.entries.compactMap { reader.scenario($0.value, named: $0.key.text) }
  }

  /// Writes a block.
  ///
  /// - Parameters:
  ///   - parts: The files of the guidance.
  ///   - fingerprint: Their digest.
  ///   - stories: The files of the stories, each with its name.
  /// - Returns: The text, on two lines.
  public static func text(
    _ parts: [(part: GuidancePart, node: Node)],
    fingerprint: String,
    stories: [(name: String, node: Node)]
  ) -> String {
    let stories = JSON.object(stories.map { JSON.Member($0.name, rehearsed($0.node)) }).line()
    let block: JSON = [
      "fingerprint": .string(fingerprint),
      "stories": .number(stories.utf8.count),
      // What only the audit reads stays out.
      "guidance": .object(parts.filter { $0.part != .safeguards }.map { JSON.Member($0.part.rawValue, JSON($0.node)) }),
    ]
    return "\(block.line())\n\(stories)"
  }

  /// A story with as little of what it expects as a reader asks for: only a test of the guidance compares the rest.
  private static func rehearsed(_ story: Node) -> JSON {
    guard case .object(let members) = JSON(story) else { return JSON(story) }
    return .object(
      members.map { member in
        guard member.name == "expect", case .object(let expected) = member.value else { return member }
        return JSON.Member(member.name, .object(expected.filter { ["level", "applies"].contains($0.name) }))
      }
    )
  }
}
