import DecisionSupport

extension JSON {
  /// One way to reach a contact.
  static func contact(_ number: ContactNumber, _ guidance: Guidance) -> JSON {
    let contact = guidance.contacts[number.contact]
    let way = contact.numbers[number.position]
    let options = contact.council.map { guidance.questions[$0].answers.options } ?? []
    return .object([
      .init("contact", .string(contact.id)),
      .init("name", .string(contact.name)),
      .init("council", JSON(way.council.map { options[$0].id })),
      .init("number", JSON(way.isNumber ? way.number : nil)),
      .init("text", JSON(way.isNumber ? nil : way.number)),
      .init("hours", hours(way.hours)),
      .init("checked", JSON(way.checked?.description)),
      .init("toCheck", .bool(way.isToCheck)),
    ])
  }

  private static func hours(_ hours: Contact.Hours) -> JSON {
    switch hours {
    case .always: "always"
    case .otherwise: "otherwise"
    case .unknown: "unknown"
    case .between(let from, let to, let days):
      [
        "from": .string(Moment.time(ofMinute: from)),
        "to": .string(Moment.time(ofMinute: to)),
        "days": JSON(days.map { $0.rawValue }),
      ]
    }
  }
}

extension OutcomeReport {
  /// How to reach whom the outcome names: a contact each, with its numbers, those that are to be checked marked.
  var contacts: [(text: String, notes: [String])] {
    var items: [(contact: Ordinal<Contact>, notes: [String])] = []
    for number in outcome.contacts {
      if items.last?.contact != number.contact { items.append((number.contact, [])) }
      items[items.count - 1].notes.append(guidance.phrase(for: number))
    }
    return items.map { item in
      let later = numbersAtOtherTimes(of: item.contact).map { guidance.phrase(for: $0) }
      return (guidance.contacts[item.contact].name, item.notes + later)
    }
  }

  /// The numbers of a contact that are answered when those of this hour are not: what is saved or printed is read later.
  private func numbersAtOtherTimes(of contact: Ordinal<Contact>) -> [ContactNumber] {
    let numbers = guidance.contacts[contact].numbers
    let now = outcome.contacts.filter { $0.contact == contact }.map { $0.position }
    return numbers.indices.filter { place in
      !now.contains(place) && numbers[place].isNumber
        && now.contains { numbers[$0].council == numbers[place].council }
    }
    .map { ContactNumber(contact: contact, position: $0) }
  }
}

extension Guidance {
  /// One way to reach a contact in words: the council, the number, and when it is answered.
  func phrase(for number: ContactNumber) -> String {
    let contact = contacts[number.contact]
    let way = contact.numbers[number.position]
    let options = contact.council.map { questions[$0].answers.options } ?? []
    let council = way.council.map { "\(options[$0].text.withoutFullStop): " } ?? ""
    let check = way.isToCheck ? " (check this number)" : ""
    return "\(council)\(way.number)\(check)\(way.isNumber ? way.hours.phrase : "")"
  }
}

extension Guidance {
  /// The ways to reach a contact in few words: of several councils each with its own, and hours where they have not chosen
  /// the number already.
  func numbers(_ ways: [ContactNumber]) -> String {
    var text = ""
    for (place, way) in ways.enumerated() {
      let contact = contacts[way.contact]
      let number = contact.numbers[way.position]
      func isOfSame(_ other: ContactNumber) -> Bool { contact.numbers[other.position].council == number.council }
      let isChosen = ways.count(where: isOfSame) == 1 && contact.numbers.count { $0.council == number.council } > 1
      let hours = isChosen || !number.isNumber || number.hours == .always ? "" : number.hours.phrase.dropFirst(2)
      let notes = [number.isToCheck ? "check this number" : "", String(hours)].filter { !$0.isEmpty }
      // What is no number, such as when somebody answers again, is no other way to reach them.
      if place > 0 { text += isOfSame(ways[place - 1]) && number.isNumber ? " or " : "; " }
      if !ways.allSatisfy(isOfSame), place == 0 || !isOfSame(ways[place - 1]), let council = number.council {
        let options = contact.council.map { questions[$0].answers.options } ?? []
        text += options[council].text.withoutFullStop + (number.isNumber ? " " : ": ")
      }
      text += number.number + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }
    return text
  }
}

extension Contact.Hours {
  /// When somebody answers, behind a number.
  fileprivate var phrase: String {
    switch self {
    case .always: return ", at any time"
    case .otherwise: return ", out of hours"
    case .unknown: return ""
    case .between(let from, let to, let days):
      let names = days.map { $0.name }
      let isRow = zip(days, days.dropFirst()).allSatisfy { $0.position + 1 == $1.position }
      let list = isRow && days.count > 2 ? "\(names[0]) to \(names[names.count - 1])" : names.joined(separator: ", ")
      let span = days.count == 7 ? "every day" : list
      return ", \(Moment.time(ofMinute: from)) to \(Moment.time(ofMinute: to)), \(span)"
    }
  }
}

extension Weekday {
  fileprivate var position: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }
}
