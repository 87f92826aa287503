internal import MarkedYAML

/// What `guidance.yaml` says beside its sources.
struct GuidanceHeader {
  let name: String
  let version: String
  let status: Guidance.Status
  let effective: CalendarDate
  let reviewBy: CalendarDate
  let owner: String
  let applicability: Guidance.Applicability?
  let intent: [IntendedEffect]
}

extension Keys {
  fileprivate static let source = Keys(required: ["title"], optional: ["publisher", "date", "url", "note"])
}

extension Keys {
  fileprivate static let doesNotApply = Keys(
    required: ["because", "do", "source"],
    optional: MappingReader.citationKeys
  )
}

extension GuidanceLoader {
  /// Reads the sources, so that everything after can cite them.
  mutating func declareSources(_ header: MappingReader?) -> [Source] {
    guard let header, header["sources"] != nil else {
      sources.isComplete = false
      return []
    }
    let entries = header.entries("sources")
    sources.isComplete = !entries.isEmpty
    return entries.compactMap { entry in
      sources.declare(entry.key, sink)
      guard let reader = reader(entry.value, "source '\(entry.key.text)'", .source) else { return nil }
      return reader.text("title").map { title in
        Source(
          id: entry.key.text,
          title: title,
          publisher: reader.text("publisher"),
          date: reader.text("date"),
          url: reader.text("url"),
          note: reader.text("note")
        )
      }
    }
  }

  mutating func readHeader(_ header: MappingReader) -> GuidanceHeader? {
    let status = readStatus(header)
    let applicability = readApplicability(header)
    let intent = IntentReader(into: sink).intent(of: header)
    let effective = header.date("effective")
    let reviewBy = header.date("review-by")
    if let effective, let reviewBy, reviewBy <= effective, let node = header["review-by"] {
      sink.report("'review-by' must be after 'effective'", identifier: "date-order", at: node.range)
    }
    guard let name = header.text("name"), let version = header.text("version"), let status, let effective,
      let reviewBy, let owner = header.text("owner")
    else { return nil }
    return GuidanceHeader(
      name: name,
      version: version,
      status: status,
      effective: effective,
      reviewBy: reviewBy,
      owner: owner,
      applicability: applicability,
      intent: intent
    )
  }

  private func readStatus(_ header: MappingReader) -> Guidance.Status? {
    guard let isApproved = header.word("status", ["draft": false, "approved": true]) else { return nil }
    let approver = header.text("approved-by")
    if isApproved, header["approved-by"] == nil, let node = header["status"] {
      sink.report(
        "approved guidance must say who approved it",
        identifier: "missing-key",
        at: node.range,
        help: "add 'approved-by:'"
      )
    }
    if !isApproved, let node = header["approved-by"] {
      sink.report(
        "a draft cannot have been approved",
        identifier: "contradiction",
        at: node.range,
        help: "leave the key out, or write 'status: approved'"
      )
    }
    return isApproved ? approver.map { .approved(by: $0) } : .draft
  }

  private mutating func readApplicability(_ header: MappingReader) -> Guidance.Applicability? {
    let condition = condition("applies-if", of: header)
    guard let node = header["does-not-apply"] else {
      if let node = header["applies-if"] {
        sink.report(
          "'applies-if' without 'does-not-apply': nothing is said to those whom the guidance is not for",
          identifier: "missing-key",
          at: node.range
        )
      }
      return nil
    }
    if header["applies-if"] == nil {
      sink.report("'does-not-apply' without 'applies-if' is never shown", identifier: "missing-key", at: node.range)
    }
    guard let reader = reader(node, "'does-not-apply'", .doesNotApply) else { return nil }
    let because = reader.text("because")
    let toDo = items("do", of: reader)
    guard let citation = reader.citation(sources), let because, let condition else { return nil }
    return Guidance.Applicability(
      condition: condition.condition,
      because: because,
      toDo: toDo,
      citation: citation
    )
  }
}
