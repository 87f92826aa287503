import ArgumentParser
import GuidanceAnalysis
import Reports

/// What an audit of one subject comes to, and how the program ends because of it.
struct JudgedAudit {
  let result: AuditResult
  let status: ExitCode

  /// What standard error is told; nil where there is a report.
  let failure: Failure?

  /// The report in one line; nil where there is none.
  var summary: String? {
    guard case .report(let report) = result else { return nil }
    return report.summary + "\n"
  }

  init(_ report: AuditReport) {
    (result, failure) = (.report(report), nil)
    status = report.isUndecided ? .undecided : report.isFailure ? .found : .success
  }

  init(_ failure: Failure, _ context: ReportContext) {
    self.failure = failure
    result = .failed(FailedAudit(failure.diagnostics, words: failure.words, context: context))
    // What is found counts by its severity; what cannot be read, always.
    status = failure.status == .found && context.failOn == nil ? .success : failure.status
  }
}
