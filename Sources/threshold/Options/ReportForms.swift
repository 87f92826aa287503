import ArgumentParser
import DecisionSupport
import GuidanceAnalysis
import Reports

/// The forms of many concerns and of their outcomes: lines of JSON, or rows of a table.
enum ConcernForm: String, CaseIterable, ExpressibleByArgument {
  case jsonl, csv
}

/// The forms in which most reports can be had.
enum ReportForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, html
}

/// The forms of an outcome.
enum OutcomeForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, html, referral
  case referralText = "referral-text"

  func text(
    of report: FamilyReport,
    _ style: TextStyle,
    isDetailed: Bool,
    isInView: Bool,
    fingerprint: @autoclosure () -> String
  ) -> String {
    switch self {
    case .text:
      report.text(style, isDetailed: isDetailed, isInView: isInView, hint: "--details shows all reasons and reminders.")
    case .json: report.json(fingerprint: fingerprint())
    case .markdown: report.markdown
    case .html:
      ReportPage(
        "What the answers come to",
        pieces: report.page(isFolded: false),
        origin: report.children[0].report.guidance.origin(fingerprint: fingerprint())
      )
      .html
    case .referral: report.referrals.map { $0.markdown() }.joined(separator: "\n")
    case .referralText: report.referrals.map { $0.text(style) }.joined(separator: "\n")
    }
  }
}

/// The forms of how far a group agrees.
enum AgreementForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, html, csv

  func text(of report: AgreementReport, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .json: report.json.text()
    case .markdown: report.document.markdown()
    case .html: ReportPage("How far a group agrees", [report.document]).html
    case .csv: report.table
    }
  }
}

/// The forms of where a disagreement stands.
enum EscalationForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, html, ics

  func text(of report: EscalationReport, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .json: report.json.text()
    case .markdown: report.document.markdown()
    case .html: ReportPage(report.ladder.escalation.name, [report.document]).html
    case .ics: report.calendarFile
    }
  }
}

/// The forms of an audit's findings.
enum AuditForm: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, html, json, sarif, github, junit

  /// Refuses, before anything is audited, more or fewer configurations than a form has place for.
  func refuse(_ subjects: [AuditSubject]) throws(Failure) {
    guard [.json, .junit].contains(self), subjects.count != 1 else { return }
    throw Failure(
      subjects.isEmpty ? "no configuration changed" : "\(subjects.count) configurations changed",
      "not-one-configuration",
      help: "--format \(rawValue) can hold only one; --changed --list names them"
    )
  }

  /// The results one after the other, or what is said where there is none.
  func texts(of results: [AuditResult], since: String, _ style: TextStyle) -> [String] {
    let nothing = "No configuration changed since \(since).\n"
    switch self {
    case .html: return [ReportPage("Audit", results.map(\.document)).html]
    case .markdown: return results.isEmpty ? [nothing] : results.map(\.markdown)
    case .github: return results.map(\.annotations)
    case .sarif: return [AuditResult.sarif(results).text()]
    case .text:
      // Of one that could not be audited standard error tells.
      let reports = results.compactMap { if case .report(let report) = $0 { report } else { nil } }
      return results.isEmpty ? [nothing] : reports.map { $0.document.text(style) }
    case .json: return results.map { $0.json.text() }
    case .junit: return results.map { $0.junit.text() }
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
  case text, json, html, junit

  func text(of report: ScenarioTestReport, _ version: GuidanceVersion, _ style: TextStyle) -> String {
    switch self {
    case .text: report.document.text(style)
    case .json: report.json(version).text()
    case .html: ReportPage("Scenarios and the guidance", [report.document]).html
    case .junit: report.junit.text()
    }
  }
}

/// The forms of a comparison of records.
enum ReplayForm: String, CaseIterable, ExpressibleByArgument {
  case text, json, html
}
