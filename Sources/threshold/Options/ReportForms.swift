import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import Reports

/// The forms in which most reports can be had.
enum ReportForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}

/// The forms of where a disagreement stands.
enum EscalationForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, ics

  func text(of report: EscalationReport, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .json: report.json.text()
    case .markdown: report.document.markdown()
    case .ics: report.calendarFile
    }
  }
}

/// The forms of an audit's findings.
enum AuditForm: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, json, sarif, github, junit

  func text(of report: AuditReport, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .markdown: report.markdown
    case .json: report.json.text()
    case .sarif: report.sarif.text()
    case .github: report.annotations
    case .junit: report.junit.text()
    }
  }
}

/// The lightest finding that fails an audit.
enum AuditThreshold: String, CaseIterable, ExpressibleByArgument {
  case error, warning, review, notice, never

  var severity: Severity? { Severity.allCases.first { $0.name == rawValue } }
}

/// The forms of what scenarios show.
enum ScenarioTestForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, junit

  func text(of report: ScenarioTestReport, _ version: GuidanceVersion, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .json: report.json(version).text()
    case .junit: report.junit.text()
    }
  }
}

/// The forms of a comparison of records.
enum ReplayForm: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
