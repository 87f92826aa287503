public import DecisionSupport
internal import MarkedYAML

/// One HTML file with a guidance, the engine that asks it, and nothing that has to be fetched.
public struct PageFile: Sendable {
  /// What `make page` makes: the engine, the script and the style.
  public struct Parts: Sendable {
    /// The engine as WebAssembly, compressed by gzip.
    public let engine: [UInt8]

    /// The script.
    public let script: String

    /// The style of what only a page has.
    public let style: String

    /// Puts the parts together.
    public init(engine: [UInt8], script: String, style: String) {
      self.engine = engine
      self.script = script
      self.style = style
    }
  }

  private let guidance: Guidance
  private let fingerprint: String
  private let block: String
  private let parts: Parts

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - guidance: What it asks.
  ///   - fingerprint: The digest of the guidance's files.
  ///   - block: The guidance and the stories as the engine reads them.
  ///   - parts: What `make page` made.
  public init(_ guidance: Guidance, fingerprint: String, block: String, parts: Parts) {
    (self.guidance, self.fingerprint, self.block, self.parts) = (guidance, fingerprint, block, parts)
  }

  /// The file; the same for the same guidance and the same parts.
  public var html: String {
    let style = ReportStyle.text + parts.style + foot
    let bytes = Array(block.utf8)
    let compressed = Gzip.compressed(bytes)
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy(style))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex">
      <meta name="\(Self.fingerprintName)" content="\(fingerprint)">
      <meta name="\(Self.versionName)" content="\(Markup.escaped(guidance.version))">
      <title>\(Markup.escaped(guidance.name))</title>
      <style>\(style)</style>
      </head>
      <body data-name="\(Markup.escaped(guidance.name))" data-review-by="\(guidance.reviewBy)">
      <a class="skip" href="#main">Skip to the main part</a>
      <header>
      <p class="name">\(Markup.escaped(guidance.name))</p>
      <button type="button" id="exit" hidden>Exit this page<span class="hidden">: it forgets everything; or press Escape \
      three times</span></button>
      <p class="aside printed">\(Markup.escaped(guidance.origin(fingerprint: fingerprint)))</p>
      \(isDraft ? "<p class=\"draft\">A draft, not approved by any partnership.</p>" : "")
      <div id="warnings" role="alert"></div>
      <nav hidden aria-label="Parts of this page"><ul>
      <li><button type="button" data-part="check">Check</button></li>
      <li><button type="button" data-part="escalate">Escalate</button></li>
      <li><button type="button" data-part="rehearse">Rehearse</button></li>
      <li><button type="button" data-part="read">Read</button></li>
      </ul></nav>
      </header>
      <div id="live" role="status"></div>
      <main id="main" tabindex="-1">
      <div id="app" hidden></div>
      <div id="read">
      <p id="still" class="notice">This browser cannot ask the questions, or is still beginning. Here is the whole guidance to \
      read. In an emergency ring <a href="tel:999">999</a> first.</p>
      <h1 tabindex="-1">\(Markup.escaped(guidance.name))</h1>
      <form hidden><label for="search">Search the guidance</label> <input type="search" id="search" autocomplete="off">
      <p id="found" role="status"></p></form>
      <div id="guidance-text">
      \(Self.short(GuidanceDocument(guidance, isShort: true).document.markup().html))
      </div>
      <div id="numbers">
      \(GuidanceDocument(guidance).numbers.markup().html)
      </div>
      </div>
      </main>
      <footer>
      <p id="keyboard" hidden><label class="tick"><input type="checkbox" id="keys" checked> <span>Answer with single \
      keys</span></label></p>
      <p>\(Markup.escaped(guidance.name)), version \(Markup.escaped(guidance.version)), \
      \(guidance.standing), to be reviewed by \(guidance.reviewBy.spelledOut). \
      \(Markup.escaped(guidance.owner))</p>
      <p>It suggests; people decide. Nothing that you answer is kept or sent.</p>
      <p class="fingerprint">Fingerprint <span>\(fingerprint)</span></p>
      </footer>
      <script type="application/gzip" id="engine" data-bytes="\(parts.engine.count)">\
      \(DenseText.text(of: parts.engine))</script>
      <script type="application/gzip" id="guidance" data-bytes="\(compressed.count)" \
      data-digest="\(SHA256.hexadecimal(of: bytes))">\(DenseText.text(of: compressed))</script>
      <script>\(parts.script)</script>
      </body>
      </html>

      """
  }

  private static let fingerprintName = "threshold-fingerprint"
  private static let versionName = "threshold-version"

  private var isDraft: Bool { guidance.status == .draft }

  /// No connection of any kind, and nothing runs but this script, this style and the engine.
  private func policy(_ style: String) -> String {
    [
      "default-src 'none'", "script-src 'sha256-\(Self.hash(parts.script))' 'wasm-unsafe-eval'",
      "style-src 'sha256-\(Self.hash(style))'", "base-uri 'none'", "form-action 'none'",
      "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")
  }

  /// What stands at the foot of each sheet of paper, where a browser can: which guidance it is, and the number of the sheet.
  private var foot: String {
    let text = "\(guidance.name), version \(guidance.version)\(isDraft ? ", a draft" : "")"
    let escaped = text.printable().unicodeScalars.map { scalar in
      let character = Character(scalar)
      let isPlain = character.isASCII && (character.isLetter || character.isNumber || " ,.".contains(character))
      return isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }
    let font = "font:8pt sans-serif;content:"
    return "@page{@bottom-left{\(font)\"\(escaped.joined())\"}@bottom-right{\(font)counter(page)}}"
  }

  /// HTML without the ends that it does not need: that of a paragraph or an item is where the next one begins, or the list
  /// or section ends.
  private static func short(_ html: String) -> String {
    html.replacing("</li>", with: "").replacing("</p>", with: "")
  }

  private static func hash(_ text: String) -> String { Base64.digest(of: text) }

  /// What a page says of the guidance that it was made from; nil where a text is no such page.
  public static func origin(of page: String) -> (fingerprint: String, version: String)? {
    guard let fingerprint = content(of: fingerprintName, in: page), let version = content(of: versionName, in: page)
    else { return nil }
    return (fingerprint, version)
  }

  private static func content(of name: String, in page: String) -> String? {
    guard let line = page.split(separator: "\n").first(where: { $0.hasPrefix("<meta name=\"\(name)\"") }) else {
      return nil
    }
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 3 ? String(parts[3]) : nil
  }
}
