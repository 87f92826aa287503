import DecisionSupport

extension ScenarioTestReport {
  /// The comparison for people: what disagrees and why, what nothing reaches, and last what it comes to.
  public var document: Document {
    var document = Document()
    for result in results where !result.isAsExpected { add(result, to: &document) }
    for part in covered where !part.missing.isEmpty {
      document.add(.heading("\(part.name.startingWithCapital) that no scenario reaches"))
      for missing in part.listed { document.add(.item(missing.text, notes: [missing.place])) }
    }
    if !covered.isEmpty {
      document.add(.heading("Reached by some scenario"))
      for part in covered { document.add(.item(sentence(part))) }
    }
    published.add(to: &document)
    document.add(.heading(summary))
    return document
  }

  private func add(_ result: ScenarioResult, to document: inout Document) {
    let place = result.scenario.expectation.range
    document.add(.heading(result.scenario.title))
    document.add(.aside(place.fileAndLine))
    for words in result.differencesInWords(guidance) {
      document.add(.item(words.headline, notes: words.why))
    }
  }

  private func sentence(_ part: CoveredPart) -> String {
    let verdict =
      !part.isRequired
      ? "; never required" : isTooLittle(part) ? "; less than the \(requiredPercentage ?? 0)% required" : ""
    return "\(part.name.startingWithCapital): \(part.share)\(verdict)"
  }

  /// What the test comes to, in one line.
  private var summary: String {
    let wrong = results.count { !$0.isAsExpected }
    let agreement: String
    switch (results.count, wrong) {
    case (1, 0): agreement = "The scenario agrees with the guidance"
    case (1, _): agreement = "The scenario disagrees with the guidance"
    case (let all, 0): agreement = "All \(all) scenarios agree with the guidance"
    case (let all, _):
      agreement = "\(wrong) of \(all) scenarios \(wrong == 1 ? "disagrees" : "disagree") with the guidance"
    }
    let short = covered.filter(isTooLittle).map(\.name)
    return short.isEmpty ? agreement + "." : "\(agreement); too few \(short.listed) are reached."
  }
}

extension CoveredPart {
  /// What is missing, an item each; answers of one question stand together.
  fileprivate var listed: [(text: String, place: String)] {
    var items: [(text: String, place: String)] = []
    var question = ""
    for missing in missing {
      let place = missing.place.fileAndLine
      guard let equals = missing.id.firstIndex(of: "=") else {
        items.append(("\(missing.id): \(missing.title)", place))
        continue
      }
      let word = missing.id[missing.id.index(after: equals)...]
      if missing.id[..<equals] == question {
        items[items.count - 1].text += ", \(word)"
      } else {
        question = String(missing.id[..<equals])
        items.append(("\(question): \(word)", place))
      }
    }
    return items
  }
}

extension [String] {
  /// The texts as a sentence lists them: a, b and c.
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
