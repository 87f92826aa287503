import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

@testable import GuidanceAnalysis
@testable import MarkedYAML

/// Whatever is changed in a configuration, one thing at a time, the report says so.
@Suite struct EveryKeyTests {
  /// A file of a configuration.
  struct File {
    let folder: String
    let part: GuidancePart

    /// One of how many changes is tried, and of those that move a decision, which are proved over the answer sets, one of
    /// how many is audited; all of them in a nightly run.
    let step, pace: Int
  }

  static let files = [
    ("Config/lancashire", Draws.count(40, many: 1), Draws.count(.max, many: 1)),
    ("Config/northshire", Draws.count(7, many: 1), Draws.count(10, many: 1)),
  ]
  .flatMap { (folder, step, pace) in
    GuidancePart.allCases.map { File(folder: folder, part: $0, step: step, pace: pace) }
  }

  @Test(arguments: files) func `No change of a key goes unsaid`(file: File) throws {
    var documents: [(part: GuidancePart, node: Node?)] = []
    let sink = DiagnosticSink()
    for part in GuidancePart.allCases {
      guard let text = try? Repository.file("\(file.folder)/\(part.fileName)") else { continue }
      documents.append((part, compose(text, into: sink)))
    }
    let old = try #require(GuidanceLoader.load(documents, folder: file.folder, into: sink))
    let position = try #require(documents.firstIndex { $0.part == file.part })
    let node = try #require(documents[position].node)
    var (count, tried, deciding, silent) = (0, 0, 0, [String]())
    for edit in KeyEdit.all(of: node, file.part.fileName) {
      count += 1
      guard (count - 1) % file.step == 0 else { continue }
      var edited = documents
      edited[position].node = edit.node
      guard let new = GuidanceLoader.load(edited, folder: file.folder, into: DiagnosticSink()) else { continue }
      tried += 1
      if !StructuralComparison(old: old, new: new).findings.isEmpty { continue }
      if !new.decides(like: old) {
        deciding += 1
        guard deciding % file.pace == 0 else { continue }
      }
      if try !isTold(old, new) { silent.append(edit.what) }
    }
    #expect(tried > 0)
    #expect(silent == [], "\(silent.count) of \(tried)")
  }

  /// Whether a report has anything to say. What the change does to anybody is looked at first, since mostly that is enough;
  /// how many it concerns is not asked.
  private func isTold(_ old: Guidance, _ new: Guidance) throws -> Bool {
    var options = Audit.Options(today: Guidance.testDay)
    options.nodesOfOneCase = 0
    let (space, pairings) = (AnswerSpace(BeforeAndAfter(before: old, after: new)), Pairings(old, new))
    do {
      let sets = DiagramSets.diagrams(space, options)
      let examination = try Examination(space, ranks: pairings.ranks, sets, today: options.today)
      let edits = Edits(space, rules: pairings.rules.matches)
      let change = try ChangeFindings(examination, edits, levelsAreComparable: pairings.levelsAreComparable)
      if !change.findings.isEmpty { return true }
    } catch is BudgetExceeded {}
    return try !Audit(comparing: old, with: new, options).findings.isEmpty
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
        // Hours that nobody knows need not be said.
        if case .scalar(let scalar) = entry.value, entry.key.text == "hours", scalar.text == "unknown" { continue }
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
