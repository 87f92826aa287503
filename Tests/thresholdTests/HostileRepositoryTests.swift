import Foundation
import TestSupport
import Testing

/// Repositories that would have git run a program, fetch, or read another tree than the one that was named.
@Suite struct HostileRepositoryTests {
  private let repository: GitRepository
  private let elsewhere: TemporaryFolder

  /// A repository whose working tree lowers a level since the last commit.
  init() throws {
    repository = try GitRepository()
    elsewhere = try TemporaryFolder()
    try repository.copy("Tests/Fixtures/sound", to: "Config/small")
    try repository.edit("Config/small/escalation.yaml", "      enter-if: {age: {at-most: 17}}\n", "")
    try repository.commit("Begin")
    try lower()
  }

  private func lower() throws {
    try repository.edit("Config/small/rules.yaml", "- age: {under: 5}", "- age: {under: 3}")
  }

  private static let lowered =
    "A small guidance that uses the whole language: This change lowers the level for some children: look at 1 point "
    + "before you accept it (1 error, 1 warning); 5 of 5 safeguards proved\n"

  private func audit(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Result {
    try Program.run(
      ["audit", "--summary", "--today", "2026-11-24"] + arguments,
      environment: ["GIT_CONFIG_GLOBAL": "/dev/null"].merging(environment) { _, new in new },
      in: repository.path
    )
  }

  private func expectLowered(_ result: Program.Result) {
    #expect(result.errors == "")
    #expect(result.output == Self.lowered)
    #expect(result.status == 1)
  }

  private func script(_ name: String, _ text: String) throws -> String {
    let path = try elsewhere.write("#!/bin/sh\n" + text, to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  // MARK: Another tree

  @Test func `Where a hook names its repository, the working tree is that of the folder`() throws {
    // With a hook's GIT_DIR alone the folder would count as the root, where the lowered guidance stands already.
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(repository.path)/Config/small") {
      try FileManager.default.copyItem(
        atPath: "\(repository.path)/Config/small/\(name)",
        toPath: "\(repository.path)/\(name)"
      )
    }
    try repository.git("checkout", "--quiet", "--", "Config")
    try repository.commit("Another at the root")
    try lower()
    expectLowered(
      try audit(["--against", "HEAD", "Config/small"], environment: ["GIT_DIR": "\(repository.path)/.git"])
    )
  }

  @Test func `A hook of a linked working tree audits that tree`() throws {
    try repository.git("checkout", "--quiet", "--", "Config")
    try repository.git("worktree", "add", "--quiet", elsewhere.path("linked"))
    let hook = "\(repository.path)/.git/hooks/pre-commit"
    let command = "'\(Program.path)' audit Config/small --against HEAD --summary --today 2026-11-24"
    try "#!/bin/sh\n\(command) > '\(elsewhere.path("seen"))' 2>&1; echo \"status $?\" >> '\(elsewhere.path("seen"))'\n"
      .write(toFile: hook, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    let rules = elsewhere.path("linked/Config/small/rules.yaml")
    try String(contentsOfFile: rules, encoding: .utf8).replacingOccurrences(of: "{under: 5}", with: "{under: 3}")
      .write(toFile: rules, atomically: true, encoding: .utf8)
    try repository.git("-C", elsewhere.path("linked"), "commit", "--quiet", "--all", "-m", "Lower")
    #expect(try String(contentsOfFile: elsewhere.path("seen"), encoding: .utf8) == Self.lowered + "status 1\n")
  }

  @Test func `A working tree that is said to be elsewhere is not taken for the folder's`() throws {
    try repository.git("config", "core.worktree", elsewhere.path)
    let result = try audit(["--against", "HEAD", "Config/small"])
    let place = URL(fileURLWithPath: elsewhere.path).resolvingSymlinksInPath().path
    #expect(
      result.errors
        == "error: the repository around 'Config/small' has its working tree elsewhere, in '\(place)' [no-repository]\n"
    )
    #expect(result.output == "" && result.status == 3)
  }

  @Test func `A repository that a commit brings along within a folder is not read`() throws {
    // Its only commit is the lowered guidance, so that nothing would seem to change.
    let inner = try GitRepository()
    try inner.copy("Tests/Fixtures/sound", to: "Config/small")
    try FileManager.default.removeItem(atPath: "\(inner.path)/Config/small")
    try FileManager.default.copyItem(
      atPath: "\(repository.path)/Config/small",
      toPath: "\(inner.path)/Config/small"
    )
    try inner.commit("Lowered")
    try inner.git("config", "core.worktree", repository.path)
    for name in ["HEAD", "config", "objects", "refs"] {
      try FileManager.default.copyItem(
        atPath: "\(inner.path)/.git/\(name)",
        toPath: "\(repository.path)/Config/small/\(name)"
      )
    }
    let result = try audit(["--against", "HEAD", "Config/small"])
    #expect(result.errors.hasPrefix("fatal: cannot use bare repository '"))
    #expect(result.errors.hasSuffix("error: 'Config/small' is not in a git repository [no-repository]\n"))
    #expect(result.output == "" && result.status == 3)
  }

  // MARK: Programs

  @Test func `Git gets no variable that names a repository, a program or a protocol`() throws {
    let fake = try script(
      "git",
      "env | grep -a ^GIT_ | sort > '\(elsewhere.path("variables"))'; exec /usr/bin/git \"$@\""
    )
    let named = try repository.git("rev-parse", "--local-env-vars").split(separator: "\n").map(String.init)
    let programs = [
      "GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PAGER", "GIT_PROXY_COMMAND", "GIT_EXTERNAL_DIFF",
      "GIT_NAMESPACE", "GIT_TRACE", "GIT_PROTOCOL", "GIT_ALLOW_PROTOCOL",
    ]
    var environment = Dictionary(uniqueKeysWithValues: (named + programs).map { ($0, "/nowhere") })
    environment["PATH"] = URL(fileURLWithPath: fake).deletingLastPathComponent().path + ":/usr/bin:/bin"
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    expectLowered(try audit(["--against", "HEAD", "Config/small"], environment: environment))
    let variables = try String(contentsOfFile: elsewhere.path("variables"), encoding: .utf8).split(separator: "\n")
    // Git itself hands on what it was given by -c, by GIT_CONFIG_PARAMETERS, to programs that it starts: here it is none.
    #expect(
      variables == [
        "GIT_ALLOW_PROTOCOL=none", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_FLUSH=0",
        "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
      ]
    )
  }

  @Test func `No program that a repository's settings name is run`() throws {
    let program = try script("program", "touch '\(elsewhere.path("run"))'\n")
    try repository.write("* diff=x filter=x\n", to: ".gitattributes")
    for key in [
      "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy",
      "core.alternateRefsCommand", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.smudge",
      "filter.x.clean", "filter.x.process", "gpg.program", "credential.helper", "pager.cat-file",
      "uploadpack.packObjectsHook",
    ] {
      try repository.git("config", key, program)
    }
    try repository.git("config", "core.hooksPath", elsewhere.path)
    for hook in ["post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"] {
      _ = try script(hook, "touch '\(elsewhere.path("run"))'\n")
    }
    expectLowered(try audit(["--against", "HEAD", "Config/small"]))
    #expect(try !elsewhere.names.contains("run"))
  }

  // MARK: Objects that are missing

  private func remove(_ object: String) throws {
    let name = try repository.git("rev-parse", object).trimmingCharacters(in: .newlines)
    try FileManager.default.removeItem(atPath: "\(repository.path)/.git/objects/\(name.prefix(2))/\(name.dropFirst(2))")
  }

  /// What is said of an object that is missing, behind git's own words.
  private func missing(_ name: String) -> String {
    """
    error: \(name) cannot be read: an object is missing from this clone [missing-object]
    help: fetch it first: nothing is fetched by itself

    """
  }

  @Test(arguments: [true, false], ["Config/small/rules.yaml", "Config/small", "Config", ""])
  func `An object that is missing is said, and not fetched`(isPartial: Bool, path: String) throws {
    let commit = try repository.git("rev-parse", "--short=12", "HEAD").trimmingCharacters(in: .newlines)
    // The commit that HEAD is at stays whole.
    try repository.commit("Lower")
    try repository.git("checkout", "--quiet", "-b", "edit")
    try remove("HEAD~1:\(path)")
    if isPartial {
      try repository.git("config", "core.repositoryFormatVersion", "1")
      try repository.git("config", "extensions.partialClone", "origin")
      try repository.git("config", "remote.origin.promisor", "true")
      try repository.git("config", "protocol.ext.allow", "always")
      try repository.git("config", "remote.origin.url", "ext::sh -c touch% \(elsewhere.path("run"))")
    }
    let named = try audit(["HEAD~1:Config/small", "Config/small"])
    #expect(named.errors.hasSuffix(missing("'HEAD~1:Config/small'")), "\(named.errors)")
    #expect(named.output == "" && named.status == 3)
    try repository.git("branch", "--force", "before", "HEAD~1")
    let parted = try audit(["--against", "before", "Config/small"])
    #expect(parted.errors.hasSuffix(missing("'\(commit):Config/small'")), "\(parted.errors)")
    #expect(parted.output == "" && parted.status == 3)
    #expect(try elsewhere.names == [])
  }

  @Test func `A history that is not there is not taken for one without a common commit`() throws {
    try repository.git("checkout", "--quiet", "-b", "edit")
    try repository.commit("Lower")
    try repository.commit("Another")
    try remove("HEAD~1")
    let result = try audit(["--against", "main", "Config/small"])
    #expect(result.errors.hasSuffix(missing("the history of 'main'")), "\(result.errors)")
    #expect(result.output == "" && result.status == 3)
  }
}
