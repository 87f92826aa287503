import MarkedYAML
import Synchronization

/// Composes the nodes of several texts on two threads: parsing YAML is most of a short command's time. Texts that are the
/// same to the byte, as most are of two versions of a guidance, are parsed once.
final class ParallelComposer: Sendable {
  /// What comes of a text; without a node, or with problems, it is not sound.
  private typealias Document = (node: Node?, problems: DiagnosticSink.Findings, isSound: Bool)

  private let texts: [SourceFile]

  /// The place of the first text that is the same as each.
  private let twins: [Int]
  private let next = Atomic(0)
  private let composed: Mutex<[Document?]>

  /// Composes texts, each thread taking the largest that is left.
  init(_ texts: [SourceFile]) {
    self.texts = texts.sorted { $0.bytes.count > $1.bytes.count }
    twins = self.texts.map { [texts = self.texts] text in texts.firstIndex { $0.bytes == text.bytes } ?? 0 }
    composed = Mutex(Array(repeating: nil, count: texts.count))
    _ = Parallel.both({ work() }, { [self] in work() })
    // Never given back: a command ends soon, and to free thousands of nodes takes a tenth of its time.
    _ = Unmanaged.passRetained(self)
  }

  private func work() {
    while true {
      let position = next.add(1, ordering: .relaxed).oldValue
      guard position < texts.count else { return }
      guard twins[position] == position else { continue }
      let document = Self.document(texts[position])
      composed.withLock { $0[position] = document }
    }
  }

  /// The node of one of the texts; what is wrong with the text is reported.
  func node(of text: SourceFile, into sink: DiagnosticSink) -> Node? {
    guard let position = texts.firstIndex(where: { $0 === text }) else {
      return compose(text, into: sink, isAudited: true)
    }
    let twin = twins[position]
    let document = composed.withLock { $0[twin] }
    if let document, twin == position || document.isSound {
      sink.report(contentsOf: document.problems)
      return twin == position ? document.node : document.node?.moved(to: text)
    }
    // Diagnostics show the text that they are about.
    return compose(text, into: sink, isAudited: true)
  }

  private static func document(_ text: SourceFile) -> Document {
    let sink = DiagnosticSink()
    let node = compose(text, into: sink, isAudited: true)
    return (node, sink.findings, sink.isEmpty)
  }
}
