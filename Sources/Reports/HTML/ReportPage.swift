/// A report as one HTML file that needs nothing beside it: no script, and no connection.
public struct ReportPage: Sendable {
  private let title: String
  private let pieces: [Markup]

  /// What it was made with; stands above its heading.
  private let origin: String?
  private let style: String

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - title: Its heading.
  ///   - documents: What it shows, one after the other.
  ///   - isForAWall: Whether a class sees one document after the other on a wide screen.
  public init(_ title: String, _ documents: [Document], isForAWall: Bool = false) {
    let separator = Markup.element("hr", [:], [])
    let pieces = documents.map { $0.markup() }.joined(separator: [separator])
    self.init(title, Array(pieces), nil, isForAWall ? ReportStyle.text + ReportStyle.wall : ReportStyle.text)
  }

  /// Prepares a page of pieces.
  ///
  /// - Parameters:
  ///   - title: Its heading.
  ///   - pieces: What it shows.
  ///   - origin: What it was made with, so that an old print is known as one.
  public init(_ title: String, pieces: [Markup], origin: String) {
    self.init(title, pieces, origin, ReportStyle.text)
  }

  private init(_ title: String, _ pieces: [Markup], _ origin: String?, _ style: String) {
    (self.title, self.pieces, self.origin, self.style) = (title, pieces, origin, style)
  }

  /// The file.
  public var html: String {
    let policy = "default-src 'none'; style-src 'sha256-\(Base64.digest(of: style))'; base-uri 'none'"
    let header = origin.map { "<header><p class=\"aside\">\(Markup.escaped($0))</p></header>\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy); form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup.escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(header)<main>
      <h1>\(Markup.escaped(title))</h1>
      \(pieces.html)</main>
      </body>
      </html>

      """
  }
}
