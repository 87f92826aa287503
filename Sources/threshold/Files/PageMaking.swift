import DecisionSupport
import MarkedYAML
import PageEngine
import Reports

/// Puts a page together from a guidance, its stories and what `make page` made.
struct PageMaking {
  let page: PageFile

  /// Makes a page, and makes sure that its engine will understand it.
  ///
  /// - Throws: Where the parts are missing.
  init(_ loaded: LoadedGuidance, stories: [(name: String, node: Node)]) throws(Failure) {
    let folder = try Self.folder()
    let parts = try Self.parts(in: folder)
    let block = PageBlock.text(loaded.nodes, fingerprint: loaded.fingerprint, stories: stories)
    do throws(PageBlock.Problem) {
      _ = try PageBlock(Array(block.utf8), digest: SHA256.hexadecimal(of: Array(block.utf8)))
    } catch {
      throw Failure(
        "the guidance cannot be put into a page: as JSON it does not say the same",
        "unfit-for-a-page",
        help: "write numbers as plain whole numbers"
      )
    }
    page = PageFile(loaded.guidance, fingerprint: loaded.fingerprint, block: block, parts: parts)
  }

  /// Where `make page` leaves the parts; else where they are installed with the program.
  private static func folder() throws(Failure) -> String {
    let candidates = [local] + [GuidanceFolder.installed("page")].compactMap(\.self)
    if let found = candidates.first(where: { FileReader.isFile("\($0)/engine.wasm.gz") }) { return found }
    throw Failure(
      "no engine for browsers found: there is \(GuidanceFolder.noneOf(candidates))",
      "missing-page",
      help: "run 'make page' in the program's source, or install the program with it"
    )
  }

  private static let local = ".build/page"

  private static func parts(in folder: String) throws(Failure) -> PageFile.Parts {
    do throws(Diagnostic) {
      let (script, style) = (try FileReader.read("\(folder)/page.js"), try FileReader.read("\(folder)/page.css"))
      return PageFile.Parts(
        engine: try FileReader.read("\(folder)/engine.wasm.gz").bytes,
        script: String(decoding: script.bytes, as: UTF8.self),
        style: String(decoding: style.bytes, as: UTF8.self)
      )
    } catch {
      throw Failure([error])
    }
  }
}

/// What a page that was made earlier has to do with today's guidance.
struct PageVerification {
  private let path: String
  private let findings: [String]

  /// Compares a file with the page that would be made today.
  init(
    of path: String,
    _ page: PageFile,
    _ loaded: LoadedGuidance,
    in surroundings: Surroundings
  ) throws(Failure) {
    self.path = path
    let text: String
    do { text = String(decoding: try FileReader.read(path, surroundings).bytes, as: UTF8.self) } catch {
      throw Failure([error])
    }
    guard let origin = PageFile.origin(of: text) else {
      throw Failure("'\(path)' is not a page of this program", "not-a-page")
    }
    var findings: [String] = []
    if origin.fingerprint != loaded.fingerprint {
      findings.append(
        "It was made from other guidance: version \(origin.version), fingerprint \(origin.fingerprint). Today's is version "
          + "\(loaded.guidance.version), fingerprint \(loaded.fingerprint)."
      )
    } else if text != page.html {
      findings.append(
        "It names today's guidance, but is not the page that this program makes from it: it was altered, or made by another "
          + "version of the program or with other stories."
      )
    }
    self.findings = findings
  }

  /// What making the page comes to; status 1 where the page is not to be used.
  func result(_ output: OutputOptions) -> CommandResult {
    let said = findings.isEmpty ? ["It is today's guidance, byte for byte as this program makes it."] : findings
    let text = (["\(path):"] + said).joined(separator: "\n").printable(keepingLineBreaks: true) + "\n"
    return output.result(text, isFound: !findings.isEmpty)
  }
}
