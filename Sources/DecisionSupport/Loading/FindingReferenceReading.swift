public import MarkedYAML

extension Keys {
  fileprivate static let intent = Keys(required: ["finding", "because"], optional: FindingReference.kinds)
}

/// Reads what a change says it means to do: `intent:` of `guidance.yaml`, or a file with that key alone.
public struct IntentReader {
  private let sink: DiagnosticSink

  /// Problems go to the sink.
  public init(into sink: DiagnosticSink) {
    self.sink = sink
  }

  /// Reads a file that holds nothing else.
  public func intent(_ root: Node) -> [IntendedEffect] {
    guard let reader = MappingReader(root, "the intent", required: ["intent"], sink: sink) else { return [] }
    return intent(of: reader)
  }

  func intent(of reader: MappingReader) -> [IntendedEffect] {
    var seen: Set<FindingReference> = []
    return reader.items("intent").compactMap { item in
      guard let reader = MappingReader(item, "an intended effect", .intent, sink) else { return nil }
      let because = reader.text("because")
      guard let reference = reader.findingReference(), let because else { return nil }
      guard seen.insert(reference).inserted else {
        sink.report(.repeated(reference, at: reader.mapping.heading, in: "intent"))
        return nil
      }
      return IntendedEffect(reference: reference, because: because, range: reader.mapping.range)
    }
  }
}

extension Keys {
  fileprivate static let waiver = Keys(
    required: ["finding", "fingerprint", "added", "expires"],
    optional: FindingReference.kinds + ["reason", "approved-by"]
  )
}

/// Reads `waivers.yaml`: the findings that a person accepts for a time.
public struct WaiversReader {
  /// The file's name in a guidance's folder.
  public static let fileName = "waivers.yaml"

  private let sink: DiagnosticSink

  /// Problems go to the sink.
  public init(into sink: DiagnosticSink) {
    self.sink = sink
  }

  /// Reads the file. A waiver that lacks a reason or a role, or whose dates are none, is read: the audit judges it.
  public func waivers(_ root: Node) -> [Waiver] {
    guard let reader = MappingReader(root, Self.fileName, required: ["waivers"], sink: sink) else { return [] }
    var seen: [Waiver] = []
    for item in reader.items("waivers") {
      guard let waiver = waiver(item) else { continue }
      if seen.contains(where: { $0.reference == waiver.reference && $0.fingerprint == waiver.fingerprint }) {
        sink.report(.repeated(waiver.reference, at: waiver.range, in: Self.fileName))
      } else {
        seen.append(waiver)
      }
    }
    return seen
  }

  private func waiver(_ node: Node) -> Waiver? {
    guard let reader = MappingReader(node, "a waiver", .waiver, sink) else { return nil }
    let reference = reader.findingReference()
    let (reason, approvedBy) = (reader.text("reason"), reader.text("approved-by"))
    let (added, expires) = (reader.scalar("added", expecting: "a date"), reader.scalar("expires", expecting: "a date"))
    guard let fingerprint = reader.scalar("fingerprint", expecting: "a fingerprint") else { return nil }
    guard fingerprint.text.utf8.count == 16, fingerprint.text.utf8.allSatisfy({ $0.isHexadecimalDigit }) else {
      sink.report(
        "'\(fingerprint.text.shortened)' is not a fingerprint",
        identifier: "bad-fingerprint",
        at: fingerprint.range,
        help: "copy the 16 digits that the audit shows with the finding"
      )
      return nil
    }
    guard let reference else { return nil }
    return Waiver(
      reference: reference,
      fingerprint: fingerprint.text,
      reason: reason,
      approvedBy: approvedBy,
      added: added.flatMap { CalendarDate($0.text) },
      expires: expires.flatMap { CalendarDate($0.text) },
      range: reader.mapping.range
    )
  }
}

extension MappingReader {
  fileprivate init?(_ node: Node, _ subject: String, _ keys: Keys, _ sink: DiagnosticSink) {
    self.init(node, subject, required: keys.required, optional: keys.optional, sink: sink)
  }

  /// `finding:` with the one key that says what it is about; without one it is about the guidance as a whole.
  fileprivate func findingReference() -> FindingReference? {
    guard let finding = scalar("finding", expecting: "a finding's id, such as LVL003") else { return nil }
    guard finding.text.isFindingID else {
      sink.report(
        "'\(finding.text.shortened)' is not the id of a finding",
        identifier: "bad-finding",
        at: finding.range,
        help: "three capitals and three digits, such as LVL003"
      )
      return nil
    }
    let subjects = mapping.entries.filter { FindingReference.kinds.contains($0.key.text) }
    if subjects.count > 1 {
      sink.report(
        "\(subject) is about \(subjects.count) things; it can be about one",
        identifier: "several-keys",
        at: subjects[1].key.range
      )
      return nil
    }
    guard let key = subjects.first?.key.text else {
      return FindingReference(finding: finding.text, kind: nil, id: nil)
    }
    guard let id = scalar(key, expecting: "an id") else { return nil }
    guard id.text.isKebabCase else {
      sink.report(.notAnID(id))
      return nil
    }
    return FindingReference(finding: finding.text, kind: key, id: id.text)
  }
}

extension Diagnostic {
  fileprivate static func repeated(_ reference: FindingReference, at range: SourceRange, in list: String) -> Diagnostic
  {
    let subject = reference.id.map { " of \(reference.kind ?? "") '\($0)'" } ?? ""
    return Diagnostic("\(reference.finding)\(subject) appears twice in \(list)", identifier: "repeated-item", at: range)
  }
}

extension String {
  /// Three capitals and three digits.
  fileprivate var isFindingID: Bool {
    let bytes = Array(utf8)
    return bytes.count == 6 && bytes[..<3].allSatisfy { (0x41...0x5A).contains($0) }
      && bytes[3...].allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
