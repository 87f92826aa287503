import DecisionSupport
import MarkedYAML
import Synchronization

/// Texts that are being composed by however many threads come to work at them, each taking the largest that is left:
/// parsing YAML is most of a short command's time.
final class Composition: Sendable {
  typealias Text = (part: GuidancePart, file: SourceFile)

  private typealias Document = (node: Node?, problems: DiagnosticSink.Findings)

  private let texts: [Text]
  private let next = Atomic(0)
  private let composed: Mutex<[Document?]>

  init(_ texts: [Text]) {
    self.texts = texts.sorted { $0.file.bytes.count > $1.file.bytes.count }
    composed = Mutex(Array(repeating: nil, count: texts.count))
  }

  /// Composes texts until none is left that nobody has begun.
  func work() {
    while true {
      let position = next.add(1, ordering: .relaxed).oldValue
      guard position < texts.count else { return }
      let sink = DiagnosticSink()
      let node = compose(texts[position].file, into: sink)
      composed.withLock { $0[position] = (node, sink.findings) }
    }
  }

  /// What was composed, when every thread has ended its work.
  func documents(into sink: DiagnosticSink) -> [(part: GuidancePart, node: Node?)] {
    let composed = composed.withLock { $0 }
    return zip(texts, composed).map { text, document in
      if let document { sink.report(contentsOf: document.problems) }
      return (text.part, document?.node)
    }
  }
}
