import Foundation
import TestSupport
import Testing

/// `threshold audit`, run as people run it, in repositories of its own.
@Suite struct AuditCommandTests {
  private let repository: GitRepository

  init() throws { repository = try .withSmallGuidance() }

  private func audit(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
    let arguments = ["audit"] + arguments + ["--today", "2026-11-24"]
    // What git is given is the process's own.
    guard environment.isEmpty else {
      return try Program.run(arguments, environment: environment, in: repository.path)
    }
    return try Threshold.run(arguments, in: repository.path)
  }

  private func lower() throws {
    try repository.edit("Config/small/rules.yaml", "- age: {under: 5}", "- age: {under: 3}")
  }

  // MARK: What is compared

  @Test func `One configuration is audited alone`() throws {
    let result = try audit("Config/small", "--summary")
    #expect(result.errors == "")
    #expect(result.output.hasSuffix("; 5 of 5 safeguards proved\n"))
    let named = try audit("--config", "Config/small", "--summary")
    #expect(named.output == result.output)
  }

  @Test(arguments: ["beyond", "without"], [[], ["--max-nodes", "5"]])
  func `A safeguard that is broken already is said first, and is no failure`(first: String, options: [String]) throws {
    let folder = Repository.path("Tests/Fixtures/audited/same-level-\(first)-the-first/new")
    let result = try Threshold.run(
      ["audit", folder, "--summary", "--today", "2026-11-24"] + options,
      in: repository.path
    )
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("Random: This guidance does not keep what its safeguards promise: look at "))
    #expect(result.output.hasSuffix("; 0 of 1 safeguards proved\n"))
    #expect(result.status == 0)
  }

  @Test func `The working tree is compared with the commit where it parted`() throws {
    try lower()
    let result = try audit("--against", "main", "Config/small")
    #expect(result.errors == "")
    #expect(result.output == (try Golden.text("audit/lowered.txt", recording: result.output)))
    #expect(result.status == 1)
  }

  @Test func `What happened on main since is not held against the branch`() throws {
    try repository.git("checkout", "--quiet", "main")
    try repository.edit("Config/small/rules.yaml", "food-detail: [poorly, hardly]", "food-detail: hardly")
    try repository.commit("Change main")
    try repository.git("checkout", "--quiet", "edit")
    let result = try audit("--against", "main", "Config/small", "--summary")
    #expect(
      result.output
        == "A small guidance that uses the whole language: Nothing changes for any child; 5 of 5 safeguards proved\n"
    )
    #expect(result.status == 0)
  }

  @Test func `Revisions and folders are compared as they are named`() throws {
    try lower()
    try repository.commit("Lower")
    let revisions = try audit("main:Config/small", "edit:Config/small", "--format", "json")
    #expect(revisions.errors == "")
    #expect(revisions.status == 1)
    #expect(revisions.output.contains("\"file\": \"main:Config/small/rules.yaml\""))
    #expect(revisions.output.contains("\"file\": \"edit:Config/small/rules.yaml\""))
    #expect(try audit("edit:Config/small", "Config/small").status == 0)
    #expect(try audit("main:Config/small/", "./Config/small", "--summary").status == 1)
    #expect(try audit("main:./Config/small", "Config/small", "--summary").status == 1)
  }

  @Test func `A folder with a colon in its name is a folder`() throws {
    try repository.copy("Tests/Fixtures/sound", to: "main:Config")
    #expect(try audit("main:Config", "Config/small", "--summary").status == 0)
  }

  @Test func `From a folder below, the path is that of the folder`() throws {
    try lower()
    let result = try Threshold.run(
      ["audit", "--against", "main", "small", "--summary", "--today", "2026-11-24"],
      in: "\(repository.path)/Config"
    )
    #expect(result.errors == "")
    #expect(result.status == 1)
  }

  // MARK: What cannot be compared

  @Test func `A revision that does not exist is not taken for no change`() throws {
    for arguments in [["--against", "mian", "Config/small"], ["mian:Config/small", "Config/small"]] {
      let result = try Threshold.run(["audit"] + arguments, in: repository.path)
      #expect(result.output == "")
      #expect(
        result.errors == """
          fatal: Needed a single revision
          error: there is no revision 'mian' here [unknown-revision]
          help: fetch it first: nothing is fetched by itself. A shallow clone has few revisions: git fetch --unshallow

          """
      )
      #expect(result.status == 3)
    }
  }

  @Test func `A revision that looks like an option is a revision`() throws {
    let result = try audit("--help:Config/small", "Config/small")
    #expect(result.status == 64)
    let behind = try Threshold.run(["audit", "--", "--all:Config/small", "Config/small"], in: repository.path)
    #expect(behind.errors.contains("error: there is no revision '--all' here [unknown-revision]"))
    #expect(behind.status == 3)
  }

  @Test func `A folder that the revision does not have is not taken for an empty one`() throws {
    let result = try audit("main:Config/other", "Config/small")
    #expect(result.errors.hasPrefix("fatal: path 'Config/other' does not exist in '"))
    #expect(result.errors.hasSuffix("error: there is no folder 'Config/other' in 'main' [unknown-folder]\n"))
    #expect(result.status == 3)
    let file = try audit("main:Config/small/rules.yaml", "Config/small")
    #expect(file.errors.hasSuffix("cannot be read as a folder [unreadable-tree]\n"))
    #expect(file.status == 3)
  }

  @Test func `A shallow clone cannot say where a branch parted`() throws {
    try repository.commit("Another")
    let shallow = try GitRepository(cloning: repository, depth: 1)
    let result = try Threshold.run(["audit", "--against", "HEAD", "Config/small"], in: shallow.path)
    #expect(result.output == "")
    #expect(
      result.errors == """
        error: this clone is shallow, so it cannot be known where HEAD and 'HEAD' diverged [shallow-clone]
        help: get the whole history: git fetch --unshallow, or fetch-depth: 0 where a workflow checks out

        """
    )
    #expect(result.status == 3)
    let missing = try Threshold.run(["audit", "--against", "main", "Config/small"], in: shallow.path)
    #expect(missing.errors.hasPrefix("fatal: Needed a single revision\nerror: there is no revision 'main' here"))
    #expect(missing.status == 3)
  }

  @Test func `Histories without a common commit cannot be compared`() throws {
    try repository.git("checkout", "--quiet", "--orphan", "alone")
    try repository.commit("Alone")
    let result = try audit("--against", "main", "Config/small")
    #expect(result.errors == "error: HEAD and 'main' have no commit in common [no-merge-base]\n")
    #expect(result.status == 3)
  }

  @Test func `Outside of a repository, and without git, it says so`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Repository.path("Tests/Fixtures/sound"), toPath: folder.path("small"))
    let outside = try Program.run(
      ["audit", "--against", "main", "small"],
      environment: ["GIT_CEILING_DIRECTORIES": folder.path],
      in: folder.path
    )
    #expect(outside.errors.hasPrefix("fatal: not a git repository"))
    #expect(outside.errors.hasSuffix("error: 'small' is not in a git repository [no-repository]\n"))
    #expect(outside.status == 3)
    let without = try audit("--against", "main", "Config/small", environment: ["PATH": "/nowhere"])
    #expect(
      without.errors == """
        error: git cannot be run: No such file or directory [no-git]
        help: install git, or compare two folders

        """
    )
    #expect(without.status == 3)
  }

  @Test func `A mistake in a revision is shown with the revision`() throws {
    try repository.git("checkout", "--quiet", "main")
    try repository.edit("Config/small/rules.yaml", "level: extra", "level: exrta")
    try repository.write("x: 1\n", to: "Config/small/a\nb.yaml")
    try repository.commit("Break")
    let result = try audit("main:Config/small", "edit:Config/small")
    #expect(result.errors == (try Golden.text("audit/broken-revision.txt", recording: result.errors)))
    #expect(result.status == 2)
  }

  @Test func `Mistakes of both configurations are said`() throws {
    try repository.edit("Config/small/rules.yaml", "level: extra", "level: exrta")
    try repository.commit("Break")
    try repository.edit("Config/small/rules.yaml", "level: exrta", "level: etxra")
    let result = try audit("edit:Config/small", "Config/small")
    #expect(result.errors == (try Golden.text("audit/both-broken.txt", recording: result.errors)))
    #expect(result.status == 2)
    let against = try audit("--against", "edit", "Config/small")
    #expect(against.errors.contains("--> Config/small/rules.yaml:8:12") && against.errors.contains("rules.yaml:24:12"))
    #expect(against.errors.split(separator: "\n").count == result.errors.split(separator: "\n").count)
    #expect(against.status == 2)
  }

  @Test func `A link in a revision is not followed`() throws {
    try FileManager.default.removeItem(atPath: "\(repository.path)/Config/small/rules.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(repository.path)/Config/small/rules.yaml",
      withDestinationPath: "/etc/passwd"
    )
    try repository.commit("Link")
    let result = try audit("edit:Config/small", "main:Config/small")
    #expect(
      result.errors == """
        error: 'edit:Config/small/rules.yaml' is a link, not a file [unreadable-file]
        help: every file of a guidance is a file in its own folder

        """
    )
    #expect(result.status == 2)
  }

  @Test func `Odd settings of git change nothing`() throws {
    try lower()
    let plain = try audit("--against", "main", "Config/small")
    for (key, value) in [
      ("color.ui", "always"), ("core.quotePath", "true"), ("core.pager", "false"), ("core.fsmonitor", "false"),
      ("core.abbrev", "4"), ("log.showSignature", "true"),
    ] {
      try repository.git("config", key, value)
    }
    let odd = try audit(
      "--against",
      "main",
      "Config/small",
      environment: ["GIT_PAGER": "false", "GIT_LITERAL_PATHSPECS": "0"]
    )
    #expect(odd.output == plain.output)
    #expect(odd.errors == "")
  }
}
