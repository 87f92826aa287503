import Foundation
import TestSupport
import Testing

/// Names that are no text, and a system without /proc.
@Suite struct OddSystemTests {
  private func shell(_ line: String, in folder: TemporaryFolder) throws -> Program.Result {
    try Program.run(["-c", "program='\(Program.path)'; \(line)"], in: folder.path, executable: "/bin/bash")
  }

  @Test func `A name that is not UTF-8 is a name like any other`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.path("Tests/Fixtures/interview"),
      toPath: folder.path("guidance")
    )
    // One byte, of Latin 1.
    let odd = "odd=$'caf\\xe9'"
    let result = try shell(
      """
      \(odd); mv guidance "$odd"; printf 'danger: no\\n' > "$odd.yaml"
      "$program" check --config "$odd" --answers "$odd.yaml" --output "$odd.txt" --save "$odd.json" || echo "status $?"
      "$program" replay --config="$odd" "$odd.json" > replayed || echo "status $?"
      [ -s "$odd.txt" ] && [ -s "$odd.json" ] && ls | wc -l
      "$program" check --config "$odd" --answers "$odd.none"
      """,
      in: folder
    )
    #expect(result.output == "5\n")
    #expect(
      result.errors
        == "error: cannot read 'caf\\xE9.none': No such file or directory [unreadable-file]\n"
    )
    #expect(result.status == 2)
  }

  @Test func `A scenario whose name is not UTF-8 is found in its folder`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Repository.path("Tests/Fixtures/scenarios/agree/nobody-knows.yaml"),
      toPath: folder.path("nobody-knows.yaml")
    )
    let result = try shell(
      """
      mkdir $'sc\\xe9narios'; mv nobody-knows.yaml $'sc\\xe9narios'
      "$program" test --config '\(Repository.path("Tests/Fixtures/interview"))' $'sc\\xe9narios'
      """,
      in: folder
    )
    #expect(result.errors == "")
    #expect(result.status == 0, "\(result.output)")
  }
}
