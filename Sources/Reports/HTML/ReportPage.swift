/// A report as one HTML file that needs nothing beside it: no script, and no connection.
public struct ReportPage: Sendable {
  private let title: String
  private let pieces: [Markup]

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - title: Its heading.
  ///   - documents: What it shows, one after the other.
  public init(_ title: String, _ documents: [Document]) {
    let separator = Markup.element("hr", [:], [])
    self.init(title, pieces: Array(documents.map { $0.markup() }.joined(separator: [separator])))
  }

  /// Prepares a page of pieces.
  ///
  /// - Parameters:
  ///   - title: Its heading.
  ///   - pieces: What it shows.
  public init(_ title: String, pieces: [Markup]) {
    self.title = title
    self.pieces = pieces
  }

  /// The file.
  public var html: String {
    let policy = "default-src 'none'; style-src 'sha256-\(Base64.digest(of: ReportStyle.text))'; base-uri 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy); form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup.escaped(title))</title>
      <style>\(ReportStyle.text)</style>
      </head>
      <body>
      <main>
      <h1>\(Markup.escaped(title))</h1>
      \(pieces.html)</main>
      </body>
      </html>

      """
  }
}
