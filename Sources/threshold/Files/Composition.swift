import DecisionSupport
import MarkedYAML
import Synchronization

/// Texts that are being composed by however many threads come to work at them, each taking the largest that is left:
/// parsing YAML is most of a short command's time.
final class Composition: Sendable {
  typealias Text = (part: GuidancePart, file: SourceFile)

  private typealias Document = (node: Node?, problems: DiagnosticSink.Findings, isSound: Bool)

  private let texts: [Text]
  private let next = Atomic(0)
  private let composed: Mutex<[Document?]>

  /// Where texts of these are composed already, under other names.
  private let other: Composition?

  /// The place there of each text that is the same.
  private let twins: [Int?]

  /// Takes texts, and others of which some may say the same to the byte.
  init(_ texts: [Text], beside other: Composition? = nil) {
    let texts = texts.sorted { $0.file.bytes.count > $1.file.bytes.count }
    self.texts = texts
    self.other = other
    twins = texts.map { text in
      other?.texts.firstIndex { $0.part == text.part && $0.file.bytes == text.file.bytes }
    }
    composed = Mutex(Array(repeating: nil, count: texts.count))
  }

  /// Composes texts until none is left that nobody has begun.
  func work() {
    while true {
      let position = next.add(1, ordering: .relaxed).oldValue
      guard position < texts.count else { return }
      guard twins[position] == nil else { continue }
      let document = Self.document(texts[position])
      composed.withLock { $0[position] = document }
    }
  }

  /// What was composed, when every thread has ended its work, here and there.
  func documents(into sink: DiagnosticSink) -> [(part: GuidancePart, node: Node?)] {
    let composed = composed.withLock { $0 }
    let others = other?.composed.withLock { $0 } ?? []
    return texts.indices.map { position in
      let text = texts[position]
      if let twin = twins[position], let document = others[twin], document.isSound {
        return (text.part, document.node?.moved(to: text.file))
      }
      let document = composed[position] ?? Self.document(text)
      sink.report(contentsOf: document.problems)
      return (text.part, document.node)
    }
  }

  private static func document(_ text: Text) -> Document {
    let sink = DiagnosticSink()
    let node = compose(text.file, into: sink)
    return (node, sink.findings, sink.isEmpty)
  }
}
