/// The known name that somebody most likely meant, for "did you mean".
///
/// - Parameters:
///   - name: What was written.
///   - candidates: The names that would have been right; of two equally near ones the first wins.
/// - Returns: Nil where none is near: more than a third of the longer name would have to change, rounded to the nearest.
///   Neither of "yes" and "no" is ever suggested for the other.
public func nearest(to name: String, in candidates: some Swift.Sequence<String>) -> String? {
  let written = name.beginning
  guard !written.isEmpty else { return nil }
  if let meant = yesOrNo(written), candidates.contains(meant) { return meant }
  var best: (name: String, distance: Int)?
  // Of many names, which only a hostile text has, most are not looked at.
  for candidate in candidates.prefix(1000) {
    // One slip leads from "on" to "no"; whoever takes up the wrong one of the two turns an answer round.
    if candidate == "yes" || candidate == "no", written.first != candidate.unicodeScalars.first { continue }
    let known = candidate.beginning
    let limit = max(1, (max(written.count, known.count) + 1) / 3)
    guard abs(written.count - known.count) <= limit else { continue }
    let distance = editDistance(written, known)
    if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
  }
  return best?.name
}

/// The answer that other readers of YAML, or people in a hurry, write as this word.
private func yesOrNo(_ word: [Unicode.Scalar]) -> String? {
  switch String(String.UnicodeScalarView(word)) {
  case "on", "y", "true": "yes"
  case "off", "n", "false": "no"
  default: nil
  }
}

extension String {
  /// As much of a name as is compared, in small letters; a hostile one can have megabytes.
  fileprivate var beginning: [Unicode.Scalar] {
    Array(String(unicodeScalars.prefix(64)).lowercased().unicodeScalars.prefix(64))
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours between two names (optimal string alignment).
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
