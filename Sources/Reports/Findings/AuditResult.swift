/// What an audit of one guidance, or of a change to it, comes to.
public enum AuditResult: Sendable {
  /// The guidance was audited.
  case report(AuditReport)

  /// The guidance could not be audited.
  case failed(FailedAudit)

  /// What was found, or why nothing could be, for people.
  public var document: Document {
    switch self {
    case .report(let report): report.document
    case .failed(let failure): failure.document
    }
  }

  /// Markdown for a pull request: what was found, or why nothing could be.
  public var markdown: String {
    switch self {
    case .report(let report): report.markdown
    case .failed(let failure): failure.document.markdown()
    }
  }

  /// JSON for other programs: what was found, or why nothing could be.
  public var json: JSON {
    switch self {
    case .report(let report): report.json
    case .failed(let failure): failure.json
    }
  }

  /// Commands of a GitHub workflow that mark each finding or problem at its line.
  public var annotations: String {
    switch self {
    case .report(let report): report.annotations
    case .failed(let failure): failure.annotations
    }
  }

  /// A JUnit document for build servers, with a failure for each finding that counts or each problem.
  public var junit: XML {
    switch self {
    case .report(let report): report.junit
    case .failed(let failure): failure.junit
    }
  }

  private var sarifRun: JSON {
    switch self {
    case .report(let report): report.sarifRun
    case .failed(let failure): failure.sarifRun
    }
  }

  /// A log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), with a run for each result.
  public static func sarif(_ results: [AuditResult]) -> JSON {
    [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": .array(results.map(\.sarifRun)),
    ]
  }
}
