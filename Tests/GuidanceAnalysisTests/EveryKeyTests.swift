import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis
@testable import MarkedYAML

/// Whatever is changed in a configuration, one thing at a time, the report says so.
@Suite struct EveryKeyTests {
  /// Each configuration, with how many changes are made for one that is tried, and how many that move a decision, which are
  /// proved over the answer sets, for one that is audited; far more in a nightly run.
  static let configurations = [
    ("Config/lancashire", Draws.count(40, many: 1), Draws.count(.max, many: 100)),
    ("Config/northshire", Draws.count(7, many: 1), Draws.count(10, many: 1)),
  ]

  @Test(arguments: configurations) func `No change of a key goes unsaid`(folder: String, step: Int, pace: Int) throws {
    var documents: [(part: GuidancePart, node: Node?)] = []
    let sink = DiagnosticSink()
    for part in GuidancePart.allCases {
      guard let file = try? Repository.file("\(folder)/\(part.fileName)") else { continue }
      documents.append((part, compose(file, into: sink)))
    }
    let old = try #require(GuidanceLoader.load(documents, folder: folder, into: sink))
    var (count, tried, deciding, silent) = (0, 0, 0, [String]())
    for (position, document) in documents.enumerated() {
      guard let node = document.node else { continue }
      for edit in KeyEdit.all(of: node, document.part.fileName) {
        count += 1
        guard count % step == 0 else { continue }
        var edited = documents
        edited[position].node = edit.node
        guard let new = GuidanceLoader.load(edited, folder: folder, into: DiagnosticSink()) else { continue }
        tried += 1
        if !StructuralComparison(old: old, new: new).findings.isEmpty { continue }
        if !new.decides(like: old) {
          deciding += 1
          guard deciding % pace == 0 else { continue }
        }
        var options = Audit.Options(today: Guidance.testDay)
        // A smallest case is enough; how many there are is not asked.
        options.nodesOfOneCase = 0
        if try Audit(comparing: old, with: new, options).findings.isEmpty { silent.append(edit.what) }
      }
    }
    #expect(tried > 40)
    #expect(silent == [], "\(silent.count) of \(tried)")
  }
}

/// A document with one thing changed.
struct KeyEdit {
  let what: String
  let node: Node

  /// Every key, value and item changed or left out, and every two neighbours in a list exchanged.
  static func all(of node: Node, _ path: String) -> [KeyEdit] {
    switch node {
    case .scalar(let scalar):
      return texts(scalar).map { text in
        KeyEdit(what: "\(path): \(scalar.text) -> \(text)", node: .scalar(scalar.with(text)))
      }
    case .sequence(let sequence):
      var edits: [KeyEdit] = []
      for (position, item) in sequence.items.enumerated() {
        func edit(_ what: String, _ body: (inout [Node]) -> Void) {
          var items = sequence.items
          body(&items)
          let edited = Sequence(items: items, isFlow: sequence.isFlow, range: sequence.range)
          edits.append(KeyEdit(what: what, node: .sequence(edited)))
        }
        for inner in all(of: item, "\(path)[\(position)]") { edit(inner.what) { $0[position] = inner.node } }
        edit("\(path)[\(position)] left out") { $0.remove(at: position) }
        // Which answers satisfy a test has no order.
        let unordered = /\.(when|ask-if|show-if|if|answer|applies-if|disagreement-if|taken-if|enter-if)[.\[]/
        let isOrdered = !"\(path).".contains(unordered)
        if position > 0, isOrdered { edit("\(path)[\(position)] moved up") { $0.swapAt(position, position - 1) } }
      }
      return edits
    case .mapping(let mapping):
      var edits: [KeyEdit] = []
      for (position, entry) in mapping.entries.enumerated() {
        let name = "\(path).\(entry.key.text)"
        func edit(_ what: String, _ body: (inout [Mapping.Entry]) -> Void) {
          var entries = mapping.entries
          body(&entries)
          edits.append(KeyEdit(what: what, node: .mapping(Mapping(entries: entries, range: mapping.range))))
        }
        for inner in all(of: entry.value, name) {
          edit(inner.what) { $0[position] = .init(key: entry.key, value: inner.node) }
        }
        edit("\(name) left out") { $0.remove(at: position) }
        edit("\(name) renamed") {
          $0[position] = .init(key: entry.key.with(entry.key.text + "-x"), value: entry.value)
        }
      }
      return edits
    }
  }

  /// Other values of the same kind.
  private static func texts(_ scalar: Scalar) -> [String] {
    let text = scalar.text
    if let number = Int(text), !text.hasPrefix("0") { return ["\(number + 1)", "\(number - 1)"] }
    if text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil { return [text.dropLast() + (text.last == "1" ? "2" : "1")] }
    switch text {
    case "yes": return ["no"]
    case "no": return ["yes"]
    case "true": return ["false"]
    case "false": return ["true"]
    case "draft": return []
    case "assume-worst": return ["no-effect"]
    case "no-effect": return ["assume-worst"]
    case "always", "otherwise": return ["unknown"]
    default: return [text + (text.hasSuffix(".") ? " And more." : " and more")]
    }
  }
}

extension Scalar {
  fileprivate func with(_ text: String) -> Scalar { Scalar(text: text, isPlain: isPlain, range: range) }
}
