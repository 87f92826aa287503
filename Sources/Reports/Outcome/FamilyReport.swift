import DecisionSupport

/// The outcomes of the children of a family, or of an only child.
public struct FamilyReport: Sendable {
  /// A child with what the guidance says; the label is no name, and nil for an only child.
  public typealias Child = (label: String?, report: OutcomeReport, isFinished: Bool)

  /// The children in the order in which they were given.
  public let children: [Child]

  /// Puts a report together.
  ///
  /// - Parameter children: At least one.
  public init(_ children: [Child]) {
    self.children = children
  }

  /// Whether there is only one.
  public var isOfOnlyChild: Bool { children.count == 1 }

  /// The children with their labels: the highest level first, of the same level the more certain, then as they were given;
  /// those for whom the guidance is not, last.
  var ordered: [(label: String, report: OutcomeReport)] {
    let named = children.enumerated().map { place, child in
      (label: child.label ?? "child \(place + 1)", report: child.report, place: place)
    }
    func height(_ report: OutcomeReport) -> (Int, Int) {
      (report.outcome.level?.position ?? -1, report.outcome.established?.position ?? -1)
    }
    return named.sorted { a, b in
      let (first, second) = (height(a.report), height(b.report))
      return first == second ? a.place < b.place : first > second
    }
    .map { ($0.label, $0.report) }
  }

  /// The first screen, of the child with the highest level and the others beside it.
  public func firstScreen(hint: String? = nil) -> Document {
    let ordered = ordered
    guard let first = ordered.first else { return Document() }
    guard !isOfOnlyChild else { return first.report.firstScreen(hint: hint) }
    return FirstScreen(first.report, hint: hint, label: first.label, others: Array(ordered.dropFirst())).document
  }

  /// The details of each child, one after the other; of one at a lower level they say first that another's is higher.
  var details: [(label: String?, document: Document)] {
    let ordered = ordered
    return ordered.map { child in
      guard !isOfOnlyChild else { return (nil, child.report.document) }
      var document = Document()
      if let level = ordered[0].report.outcome.level, let own = child.report.outcome.level, own < level {
        let title = child.report.guidance.levels[level].title
        document.add(
          .statement(
            "For \(ordered[0].label) it is \(title). What is said there about whom to tell, and whom not, holds for the whole "
              + "family. Think what it means for this child, too."
          )
        )
      }
      for block in child.report.document.blocks { document.add(block) }
      return (child.label, document)
    }
  }

  /// The first screen, and the details where they are wanted: after it, or before it where what is last stays in view.
  ///
  /// - Parameters:
  ///   - style: How it is laid out.
  ///   - isDetailed: Whether the details are wanted.
  ///   - isInView: Whether somebody sees the end of it above a prompt.
  ///   - hint: How to see the details, where they are left out.
  /// - Returns: The text.
  public func text(_ style: TextStyle, isDetailed: Bool, isInView: Bool, hint: String?) -> String {
    let first = firstScreen(hint: isDetailed ? nil : hint).text(style)
    guard isDetailed else { return first }
    let line = String(repeating: "-", count: style.width) + "\n"
    let details = details.map { label, document in
      (label.map { "\($0.startingWithCapital)\n\n" } ?? "") + document.text(style)
    }
    .joined(separator: "\n")
    return isInView ? details + "\n" + line + first : first + line + "\n" + details
  }

  /// The first screen as Markdown, with the details folded below it.
  public var markdown: String {
    let folded = details.map { label, document in
      let title = label.map { "The details: \(Document.escaped($0))" } ?? "The details"
      return "\n<details>\n<summary>\(title)</summary>\n\n\(document.markdown())\n</details>\n"
    }
    return firstScreen().markdown() + folded.joined()
  }

  /// The outcome for other programs: of several children that of the highest level, with the highest levels of all, and
  /// under `children` each one's own.
  public func json(fingerprint: String) -> String {
    let ordered = ordered
    guard let first = ordered.first, !isOfOnlyChild else {
      return children.first?.report.json(fingerprint: fingerprint) ?? ""
    }
    return first.report.json(OutcomeField.allCases, fingerprint: fingerprint, labelled) + "\n"
  }

  /// The children in the order in which they were given, each with a label.
  private var labelled: [(label: String, report: OutcomeReport)] {
    children.enumerated().map { (label: $1.label ?? "child \($0 + 1)", report: $1.report) }
  }

  /// Some keys of the outcome of several children, and of each one's own, on one line.
  package func line(_ fields: [OutcomeField], fingerprint: String) -> String {
    ordered.first.map { $0.report.json(fields, fingerprint: fingerprint, labelled, isCompact: true) } ?? "{}"
  }

  /// A summary to paste into a referral, of each child.
  public var referrals: [Document] {
    children.map { child in
      var document = Document()
      if let label = child.label { document.add(.paragraph("Child: \(label)")) }
      for block in child.report.referral.blocks { document.add(block) }
      return document
    }
  }
}
