import MarkedYAML
import Testing

@Suite struct DiagnosticSinkTests {
  private let file = SourceFile(path: "a.yaml", text: "a: b\nc: d\n")

  private func problem(_ message: String, line: Int? = nil, column: Int = 1) -> Diagnostic {
    let range = line.map { line in
      SourceRange(
        file: file,
        start: SourcePosition(line: line, column: column),
        end: SourcePosition(line: line, column: column + 1)
      )
    }
    return Diagnostic(message, identifier: "problem", at: range)
  }

  @Test func `Problems stand by file and place, those of whole files first, equal places as they came`() {
    let sink = DiagnosticSink()
    #expect(sink.isEmpty)
    sink.report(problem("e", line: 2))
    sink.report(problem("d", line: 1, column: 4))
    sink.report(problem("b", line: 1))
    sink.report(problem("c", line: 1))
    sink.report(problem("a"))
    #expect(sink.diagnostics.map(\.message) == ["a", "b", "c", "d", "e"])
    #expect(sink.count == 5)
    #expect(!sink.isEmpty)
  }

  @Test func `Two hundred problems are kept, and what comes after is counted without being described`() {
    let sink = DiagnosticSink()
    var described = 0
    func describe() -> Diagnostic {
      described += 1
      return problem("a problem")
    }
    for _ in 0..<200 { sink.report(describe()) }
    #expect(sink.diagnostics.map(\.identifier) == Array(repeating: "problem", count: 200))
    sink.report(describe())
    #expect(
      sink.diagnostics.last?.formatted() == """
        error: 1 more problem is not shown [too-many-problems]
        help: fix those above first

        """
    )
    sink.report(describe())
    #expect(sink.diagnostics.last?.message == "2 more problems are not shown")
    #expect(sink.diagnostics.count == 201)
    #expect(sink.count == 202)
    #expect(described == 200)
  }

  @Test func `What another sink found is added, and counted once`() {
    let first = DiagnosticSink()
    let second = DiagnosticSink()
    for _ in 0..<150 { first.report(problem("first", line: 1)) }
    for _ in 0..<250 { second.report(problem("second", line: 2)) }
    first.report(contentsOf: second.findings)
    #expect(first.count == 400)
    #expect(first.diagnostics.map(\.message).filter { $0 == "second" }.count == 50)
    #expect(first.diagnostics.last?.message == "200 more problems are not shown")
    second.report(contentsOf: DiagnosticSink().findings)
    #expect(second.count == 250)
  }
}
