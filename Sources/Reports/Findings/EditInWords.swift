import DecisionSupport
import GuidanceAnalysis
import MarkedYAML

/// One edit of a change as people understand it: which sentence of the guidance it is of, and what became of it.
struct EditInWords {
  /// What was edited, by the sentence that people know it by, without a full stop; nil where that has just been said.
  let title: String?

  /// What became of the thing, each part with a label.
  let fields: [(label: String, lines: [String])]

  /// The edit on one line.
  var sentence: String {
    ([title.map { $0 + "." }].compactMap(\.self)
      + fields.map { "\($0.label): \($0.lines.map(Self.trimmed).joined(separator: "; "))." })
      .joined(separator: " ")
  }

  /// What was edited, alone.
  var sentenceOfTitle: String { title.map { $0 + "." } ?? "" }

  private static func trimmed(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    return String(text.hasPrefix("- ") ? text.dropFirst(2) : text).withoutFullStop
  }

  /// Puts an edit into words.
  ///
  /// - Parameters:
  ///   - edit: The edit.
  ///   - guidances: Both sides.
  ///   - isSubject: Whether the sentence before says already what was edited.
  init(_ edit: Edit, _ guidances: BeforeAndAfter<Guidance>, isSubject: Bool) {
    let (old, new) = (guidances[.before], guidances.after)
    // By places, since an id may name another thing on each side.
    func sides<Thing>(_ things: (Guidance) -> [(place: SourceRange, thing: Thing)]) -> Sides<Thing> {
      func thing(at place: SourceRange?, _ guidance: Guidance) -> Thing? {
        place.flatMap { place in things(guidance).first { $0.place.isSame(as: place) }?.thing }
      }
      return (thing(at: edit.formerPlace, old), thing(at: edit.place, new))
    }
    switch edit.subject.kind {
    case .rule: self = .rule(sides { $0.rules.map { ($0.range, $0) } }, old, new)
    case .question: self = .question(sides { $0.questions.map { ($0.range, $0) } }, old, new)
    case .reminder:
      self = .shown("reminder", sides { $0.reminders.map { ($0.range, ($0.text, $0.showIf)) } }, old, new, isSubject)
    case .pathway:
      self = .shown("pathway", sides { $0.pathways.map { ($0.range, ($0.name, $0.condition)) } }, old, new, isSubject)
    case .level, .step, .safeguard, .scenario, .publishedCase, .waiver, .guidance:
      self.init(title: "What changed is \(edit.what)", fields: [])
    }
  }

  /// What was edited as it was and as it is; nil where it was not, or is no longer, there.
  private typealias Sides<Thing> = (before: Thing?, now: Thing?)

  private init(title: String?, fields: [(label: String, lines: [String])]) {
    (self.title, self.fields) = (title, fields)
  }

  private static func rule(_ sides: Sides<Rule>, _ old: Guidance, _ new: Guidance) -> EditInWords {
    switch sides {
    case (let before?, let now?):
      let levels = (old.levels[before.level], new.levels[now.level])
      let difference = ConditionDifference(before.condition, old, now.condition, new)
      var fields = difference.fields(saying: "It held", "It now holds")
      if levels.0.id != levels.1.id, levels.0.id != levels.1.formerID {
        fields.insert(("What it calls for", ["was \(levels.0.title); is now \(levels.1.title)"]), at: 0)
      }
      return EditInWords(title: "The rule that changed: \(now.because.inQuotes)", fields: fields)
    case (let before?, nil):
      return EditInWords(
        title: "The rule that was taken out (\(old.levels[before.level].title)): \(before.because.inQuotes)",
        fields: [("It held where", old.lines(describing: before.condition, in: .words))]
      )
    case (nil, let now?):
      return EditInWords(
        title: "A new rule (\(new.levels[now.level].title)): \(now.because.inQuotes)",
        fields: [("It holds where", new.lines(describing: now.condition, in: .words))]
      )
    case (nil, nil): return EditInWords(title: "A rule changed", fields: [])
    }
  }

  private static func question(_ sides: Sides<Question>, _ old: Guidance, _ new: Guidance) -> EditInWords {
    switch sides {
    case (let before?, let now?):
      var fields: [(label: String, lines: [String])] = []
      if before.word(for: before.assumption) != now.word(for: now.assumption) {
        func words(_ question: Question) -> String {
          question.assumption.isNotKnown ? "the worst answer" : question.phrase(for: question.assumption).inQuotes
        }
        fields.append(("Where nobody knows, it counted as", ["\(words(before)); it now counts as \(words(now))"]))
      }
      if before.word(for: before.calm) != now.word(for: now.calm) {
        let calm = (before.phrase(for: before.calm).inQuotes, now.phrase(for: now.calm).inQuotes)
        fields.append(("The answer that gives no cause for concern", ["was \(calm.0), is now \(calm.1)"]))
      }
      let options = (before.answers.options, now.answers.options)
      let gone = options.0.filter { option in !options.1.contains { $0.id == option.id } }
      let added = options.1.filter { option in !options.0.contains { $0.id == option.id } }
      if !gone.isEmpty { fields.append(("Answers taken out", gone.map(\.text.inQuotes))) }
      if !added.isEmpty { fields.append(("New answers", added.map(\.text.inQuotes))) }
      let asked = ("It was asked", "It is now asked")
      fields += ConditionDifference(before.askIf, old, now.askIf, new).fields(saying: asked.0, asked.1).map {
        (["It ", "One "].contains(where: $0.hasPrefix) ? $0 : "\($0) for the question to be asked", $1)
      }
      return EditInWords(title: "The question that changed: \(now.ask.inQuotes)", fields: fields)
    case (let before?, nil):
      return EditInWords(title: "The question that was taken out: \(before.ask.inQuotes)", fields: [])
    case (nil, let now?): return EditInWords(title: "A new question: \(now.ask.inQuotes)", fields: [])
    case (nil, nil): return EditInWords(title: "A question changed", fields: [])
    }
  }

  /// A reminder or a pathway, by its words and when it shows.
  private static func shown(
    _ kind: String,
    _ sides: Sides<(words: String, condition: Condition?)>,
    _ old: Guidance,
    _ new: Guidance,
    _ isSubject: Bool
  ) -> EditInWords {
    switch sides {
    case (let before?, let now?):
      let verb = kind == "pathway" ? "due" : "shown"
      let difference = ConditionDifference(before.condition, old, now.condition, new)
      let fields = difference.fields(saying: "It was \(verb)", "It is now \(verb)")
      return EditInWords(title: isSubject ? nil : "The \(kind) that changed: \(now.words.inQuotes)", fields: fields)
    case (let before?, nil):
      let lines = before.condition.map { old.lines(describing: $0, in: .words) } ?? ["always"]
      return EditInWords(
        title: "The \(kind) was taken out\(isSubject ? "" : ": " + before.words.inQuotes)",
        fields: [("It was shown where", lines)]
      )
    case (nil, let now?):
      let lines = now.condition.map { new.lines(describing: $0, in: .words) } ?? ["always"]
      return EditInWords(
        title: "The \(kind) is new\(isSubject ? "" : ": " + now.words.inQuotes)",
        fields: [("It is shown where", lines)]
      )
    case (nil, nil): return EditInWords(title: "A \(kind) changed", fields: [])
    }
  }
}

extension SourceRange {
  /// Whether both begin at the same place of the same file, as it was read once.
  fileprivate func isSame(as other: SourceRange) -> Bool { file === other.file && start == other.start }
}

extension String {
  /// The text with its first letter small.
  var startingSmall: String { prefix(1).lowercased() + dropFirst() }
}
