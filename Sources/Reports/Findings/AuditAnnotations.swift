import GuidanceAnalysis
import MarkedYAML

extension AuditReport {
  /// The findings as commands by which a GitHub workflow marks lines of a pull request, then the verdict.
  public var annotations: String {
    entries.map(annotation).joined() + summary + "\n"
  }

  private func annotation(_ finding: Finding) -> String {
    var properties: [String] = []
    if let place = finding.place ?? finding.formerPlace {
      properties.append("file=\(context.path(of: place).escapedInProperty)")
      // A line of the old file is none of the new one.
      if finding.place != nil { properties += ["line=\(place.start.line)", "col=\(place.start.column)"] }
    }
    let title = "\(finding.kind.rawValue): \(FindingPage.of(finding.kind).title)"
    properties.append("title=\(title.escapedInProperty)")
    let message = ([sentence(of: finding)] + details(of: finding)).joined(separator: "\n")
    return "::\(command(finding)) \(properties.joined(separator: ","))::\(message.escapedInData)\n"
  }

  private func command(_ finding: Finding) -> String {
    guard finding.counts else { return "notice" }
    return switch finding.severity {
    case .error: "error"
    case .warning, .review: "warning"
    case .notice: "notice"
    }
  }
}

extension String {
  /// As the data of a workflow command.
  var escapedInData: String {
    var result = ""
    for scalar in printable(keepingLineBreaks: true).unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As a property of a workflow command.
  var escapedInProperty: String {
    var result = ""
    for scalar in escapedInData.unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
