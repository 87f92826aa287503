import DecisionSupport

extension Explanation {
  /// The items that bear an id, with what each belongs to and when each of its forms shows.
  static func items(_ id: String, in guidance: Guidance) -> [Explanation] {
    guidance.itemsWithOwners.filter { $0.item.id == id }.map { item, owner in
      let forms = item.parts.flatMap { part -> [(String, [String])] in
        let otherwise = item.isChoice ? "where nothing above shows" : "always"
        return [
          ("Says", [part.text]),
          ("With", [part.with].compactMap(\.self)),
          ("Contacts", part.contacts.map { guidance.contacts[$0].id }),
          ("Time", [part.within?.phrase].compactMap(\.self)),
          ("Whom to tell", part.isToTell ? ["it says so, and stands under Tell on the first screen"] : []),
          ("Shown", part.condition.map { guidance.lines(describing: $0) } ?? [otherwise]),
        ]
      }
      return Explanation("item", id, nil, [("Belongs to", [owner])] + forms)
    }
  }

  /// The pathways that bear an id.
  static func pathways(_ id: String, in guidance: Guidance) -> [Explanation] {
    guidance.pathways.filter { $0.id == id }.map { pathway in
      Explanation(
        "pathway",
        id,
        pathway.range,
        [
          ("Name", [pathway.name]),
          ("What to do", pathway.actions.flatMap { $0.parts.map(\.text) }),
          ("Time", [pathway.within?.phrase].compactMap(\.self)),
          ("Due", guidance.lines(describing: pathway.condition)),
          ("For adults", pathway.isForAdultsToo ? ["it is due where the guidance does not apply, too"] : []),
        ] + source(pathway.citation, guidance)
      )
    }
  }

  /// The contacts that bear an id, with every number.
  static func contacts(_ id: String, in guidance: Guidance) -> [Explanation] {
    guidance.contacts.ordinals.filter { guidance.contacts[$0].id == id }.map { ordinal in
      let contact = guidance.contacts[ordinal]
      let numbers = contact.numbers.indices.map { position -> String in
        let phrase = guidance.phrase(for: ContactNumber(contact: ordinal, position: position))
        let number = contact.numbers[position]
        return number.isToCheck ? phrase : phrase + (number.checked.map { " (checked on \($0))" } ?? "")
      }
      return Explanation("contact", id, nil, [("Name", [contact.name]), ("Numbers", numbers)])
    }
  }
}

extension Guidance {
  /// Every item with what it belongs to, in words.
  var itemsWithOwners: [(item: Item, owner: String)] {
    var found: [(item: Item, owner: String)] = []
    func add(_ items: [Item], _ owner: String) { found += items.map { ($0, owner) } }
    for level in levels {
      add(level.toDo, "what to do at \(level.title)")
      add(level.notToDo, "what not to do at \(level.title)")
      add(level.toDoIfNotKnown, "what to do first where only what is not known raised it to \(level.title)")
      add(level.aboutConsent, "consent at \(level.title)")
    }
    for question in questions {
      add(question.toConsult, "who would know '\(question.id)'")
      add(question.urgent?.toDo ?? [], "what to do at once because of '\(question.id)'")
      add(question.urgent?.toDoIfNotKnown ?? [], "what to do where '\(question.id)' is not known")
    }
    for pathway in pathways { add(pathway.actions, "pathway '\(pathway.id)'") }
    add(applicability?.toDo ?? [], "what to do where the guidance does not apply")
    for step in escalation?.steps ?? [] {
      add([step.raisingForms, step.receivingForms].compactMap(\.self), "step '\(step.id)'")
    }
    return found
  }
}
