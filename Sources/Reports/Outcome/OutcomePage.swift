public import DecisionSupport

extension OutcomeReport {
  /// The first screen with a picture of the level for a browser or paper, and the details below it.
  ///
  /// - Parameter isFolded: Whether the details wait until somebody opens them.
  /// - Returns: The pieces of the page.
  public func page(isFolded: Bool) -> [Markup] {
    FamilyReport([(label: nil, report: self, isFinished: true)]).page(isFolded: isFolded)
  }

  /// One urgent action for somebody who is in the middle of answering: what to do, and every number to ring now.
  public func document(of call: UrgentCall) -> Document {
    var document = Document()
    let short = guidance.questions[call.question].urgent?.short
    if call.isCertain, let short { document.add(.statement(short)) }
    for text in guidance.texts(of: call.items) { document.add(.paragraph(text)) }
    for contact in contacts(of: call.items) { document.add(.paragraph(phrase(for: contact))) }
    return document
  }
}

extension FamilyReport {
  /// The first screen with a picture of the highest level for a browser or paper, and the details of each child below it.
  ///
  /// - Parameter isFolded: Whether the details wait until somebody opens them.
  /// - Returns: The pieces of the page.
  public func page(isFolded: Bool) -> [Markup] {
    let attributes: KeyValuePairs<String, String> = isFolded ? ["class": "details"] : ["class": "details", "open": ""]
    let folded = details.map { label, document in
      let title = Markup.element("summary", [:], [.text(label.map { "The details: \($0)" } ?? "The details")])
      return Markup.element("details", attributes, [title] + document.markup())
    }
    // Nobody is shown a level while too little is answered to name one.
    let picture = ordered.first.flatMap { $0.report.namesLevel ? $0.report.levelPicture : nil }
    return firstScreen().markup() + (picture.map { [$0] } ?? []) + folded
  }
}
