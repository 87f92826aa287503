internal import MarkedYAML

extension Keys {
  static let pathway = Keys(
    required: ["id", "name", "when", "do", "source"],
    optional: ["adults-too", "within", "was"] + MappingReader.citationKeys
  )
}

extension GuidanceLoader {
  mutating func readPathways(_ items: [MappingReader?]) -> [Pathway] {
    var pathways: [Pathway] = []
    for case let reader? in items {
      let condition = condition("when", of: reader)
      let name = reader.text("name")
      let isForAdultsToo = reader.word("adults-too", ["true": true, "false": false]) ?? false
      let actions = self.items("do", of: reader)
      let within = timeLimit(reader)
      let citation = reader.citation(sources)
      guard let id = reader.id, let name, let condition, let citation else { continue }
      pathways.append(
        Pathway(
          id: id,
          name: name,
          condition: condition.condition,
          isForAdultsToo: isForAdultsToo,
          actions: actions,
          within: within,
          citation: citation,
          formerID: formerID(reader, in: self.pathways),
          range: reader.mapping.range
        )
      )
    }
    return pathways
  }
}
