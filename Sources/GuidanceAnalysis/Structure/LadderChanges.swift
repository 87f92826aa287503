import DecisionSupport
import MarkedYAML

extension StructuralComparison {
  /// What became of the ladder for disagreements: its steps, its times, its end, and who takes part.
  var ladderFindings: [Finding] {
    guard let before = old.escalation else { return [] }
    guard let now = new.escalation else { return [ladderGone(before)] }
    let paths = (old: LadderPath.all(in: old), new: LadderPath.all(in: new))
    return steps.removed.map { stepRemoved($0, before, now) }
      + loops(now)
      + endFindings(before, now, paths)
      + steps.both.flatMap { pair in
        let (before, now) = (before.steps[pair.before], now.steps[pair.after])
        return timeFindings(before, now) + toldFindings(before, now)
      }
      + wholeLadderFindings(paths)
      + calendarFindings(now)
      + roleFindings(before, now)
  }

  private func ladderGone(_ before: EscalationProtocol) -> Finding {
    Finding(
      .ladderEndsEarly,
      .init(.guidance, new.name),
      "an unresolved disagreement goes nowhere any more: there is no ladder",
      details: ["Its last step was: \(before.steps.last?.heading ?? "none")"],
      formerPlace: before.range
    )
  }

  private func stepRemoved(_ position: Int, _ before: EscalationProtocol, _ now: EscalationProtocol) -> Finding {
    let step = before.steps[position]
    return Finding(
      .stepRemoved,
      .init(.step, step.id),
      "a disagreement no longer goes to \(step.heading.quoted)\(whereItGoes(past: position, before, now))",
      details: [
        step.timetable.isEmpty
          ? "No time limit was set for it." : "Its time limit was: \(days(step.workingDays)).",
        advice(onRenamed: "step"),
      ],
      formerPlace: step.range
    )
  }

  /// Where a disagreement goes that went to a step which is gone, as the rest of a sentence.
  private func whereItGoes(past position: Int, _ before: EscalationProtocol, _ now: EscalationProtocol) -> String {
    let leading = before.steps.indices.first { before.steps[$0].ifUnresolved.next == position }
    guard let leading else { return now.steps.first.map { ": it begins at \($0.heading.quoted)" } ?? "" }
    guard let there = steps.both.first(where: { $0.before == leading })?.after else { return "" }
    let step = now.steps[there]
    guard let next = step.ifUnresolved.next else { return ": it ends at \(step.heading.quoted)" }
    return ": after \(step.heading.quoted) comes \(now.steps[next].heading.quoted)"
  }

  private func loops(_ now: EscalationProtocol) -> [Finding] {
    LadderPath.loops(in: now.steps).map { position in
      Finding(
        .ladderLoops,
        .init(.step, now.steps[position].id),
        "an unresolved disagreement at \(now.steps[position].heading.quoted) comes back there and never ends",
        place: now.steps[position].range
      )
    }
  }

  // MARK: The end

  /// The step that had the last word has to hear of every disagreement that nobody could resolve, whoever raised it.
  private func endFindings(
    _ before: EscalationProtocol,
    _ now: EscalationProtocol,
    _ paths: (old: [LadderPath], new: [LadderPath])
  ) -> [Finding] {
    guard let last = before.steps.indices.last(where: { before.steps[$0].ifUnresolved == .end }) else { return [] }
    let step = before.steps[last]
    let heard = steps.both.first { $0.before == last }?.after
    let former = Set(paths.old.filter { $0.steps.contains(last) }.map(\.traveller))
    let lost = paths.new.filter { path in
      former.contains(path.traveller) && !(heard.map { path.steps.contains($0) } ?? false)
    }
    guard !lost.isEmpty else { return [] }
    let place = heard.map { now.steps[$0].range } ?? now.steps.last?.range
    return [
      Finding(
        .ladderEndsEarly,
        .init(.step, step.id),
        "an unresolved disagreement no longer reaches \(step.heading.quoted)",
        details: lost.compactMap { path in
          path.steps.last.map { "\(words(path.traveller)): it ends at \(now.steps[$0].heading.quoted)." }
        },
        place: place,
        formerPlace: step.range
      )
    ]
  }

  // MARK: Times

  private func timeFindings(_ before: EscalationStep, _ now: EscalationStep) -> [Finding] {
    let (was, times) = (before.timetable, now.timetable)
    let changes = ListChanges(was.map(\.action), times.map(\.action))
    let reworded = Dictionary(changes.reworded.map { ($0.before, $0.now) }, uniquingKeysWith: { first, _ in first })
    var (slower, faster): ([String], [String]) = ([], [])
    let names = was.map { reworded[$0.action] ?? $0.action }
    for (deadline, position) in zip(was, names.places(in: times.map(\.action))) {
      guard let other = position.map({ times[$0] }) else {
        slower.append("No day is set any more for: \(deadline.action.quoted)")
        continue
      }
      guard other.days != deadline.days else { continue }
      let sentence = "\(other.action.quoted): \(days(other.days, was: deadline.days))."
      if other.days > deadline.days { slower.append(sentence) } else { faster.append(sentence) }
    }
    // A step is as slow as the last of its deadlines; a new one may come after all of them.
    if slower.isEmpty, now.workingDays > before.workingDays {
      slower.append("The whole step: \(days(now.workingDays, was: before.workingDays)).")
    }
    return [
      finding(.stepSlower, slower, before, now), finding(.stepFaster, faster, before, now),
    ].compactMap(\.self)
  }

  private func finding(
    _ kind: FindingKind,
    _ details: [String],
    _ before: EscalationStep,
    _ now: EscalationStep
  ) -> Finding? {
    guard !details.isEmpty else { return nil }
    let isWhole = kind == .stepSlower ? now.workingDays > before.workingDays : now.workingDays < before.workingDays
    return Finding(
      kind,
      .init(.step, now.id),
      "the step \(now.heading.quoted) "
        + (isWhole
          ? "\(now.workingDays == 0 ? "is to be taken" : "takes") \(days(now.workingDays, was: before.workingDays))"
          : kind == .stepSlower ? "is slower" : "is faster"),
      details: details,
      place: now.range,
      formerPlace: before.range,
      identity: details.joined(separator: "\n")
    )
  }

  /// The whole ladder, for everybody whom both configurations know.
  private func wholeLadderFindings(_ paths: (old: [LadderPath], new: [LadderPath])) -> [Finding] {
    let before = Dictionary(paths.old.map { ($0.traveller, $0) }, uniquingKeysWith: { first, _ in first })
    let all = paths.new.compactMap { path in before[path.traveller].map { (before: $0, now: path) } }
    func change(_ path: (before: LadderPath, now: LadderPath)) -> [Int] {
      [path.before.workingDays, path.now.workingDays]
    }
    var (longer, shorter): ([String], [String]) = ([], [])
    // Who goes which way is said only where not all go the same.
    let isAlike = Set(all.map(change)).count == 1
    let bySpeed = [false, true].map { isUrgent in all.filter { $0.now.traveller.isUrgent == isUrgent } }
    for paths in isAlike ? [all] : bySpeed {
      var told: Set<[Int]> = []
      for path in paths where told.insert(change(path)).inserted {
        let others = paths.filter { change($0) == change(path) }
        let who =
          others.count < paths.count
          ? others.map { words($0.now.traveller) }.joined(separator: "; ")
          : isAlike ? "Everybody" : path.now.traveller.isUrgent ? "If it is urgent" : "If it is not urgent"
        let (was, now) = (path.before.workingDays, path.now.workingDays)
        let sentence = "\(who), all time limits together: \(days(now, was: was))."
        if now > was { longer.append(sentence) } else if now < was { shorter.append(sentence) }
      }
    }
    func finding(_ kind: FindingKind, _ verb: String, _ details: [String]) -> Finding? {
      guard !details.isEmpty else { return nil }
      return Finding(
        kind,
        .init(.guidance, new.name),
        "escalation as a whole \(verb) for a disagreement that nobody resolves",
        details: details,
        place: new.escalation?.range,
        formerPlace: old.escalation?.range,
        identity: details.joined(separator: "\n")
      )
    }
    return [finding(.ladderLonger, "takes longer", longer), finding(.stepFaster, "is shorter", shorter)]
      .compactMap(\.self)
  }

  private func days(_ count: Int, was former: Int) -> String {
    "\(days(count)) instead of \(count > 1 && former > 1 ? "\(former)" : days(former))"
  }

  private func days(_ count: Int) -> String {
    switch count {
    case 0: "without delay"
    case 1: "1 working day"
    default: "\(count) working days"
    }
  }

  private func words(_ traveller: LadderPath.Traveller) -> String {
    let agencies = new.escalation?.agencies ?? []
    let who = traveller.agency.map { id in agencies.first { $0.id == id }?.name ?? id } ?? "Anybody"
    return traveller.isUrgent ? "\(who), where it is urgent" : who
  }
}

extension EscalationStep.Successor {
  /// The step to which it leads; nil where it leads nowhere.
  fileprivate var next: Int? {
    if case .step(let next) = self { next.position } else { nil }
  }
}

extension EscalationStep {
  /// The most working days from the step's start to each of its deadlines.
  fileprivate var timetable: [(action: String, days: Int)] {
    var previous = 0
    return deadlines.map { deadline in
      var days = deadline.start == .stepStart ? 0 : previous
      days += deadline.limit.mostWorkingDays
      previous = days
      return (deadline.action, days)
    }
  }
}
