import Foundation
import TestSupport
import Testing

/// With `--save` every answer is kept as it is given, and an unfinished record is gone on with.
@Suite struct KeptInterviewTests {
  typealias Keys = PseudoTerminal.Keys

  private let folder: TemporaryFolder
  private var record: String { folder.path("record.json") }

  init() throws { folder = try TemporaryFolder() }

  private func converse(
    _ keys: [Keys],
    _ options: [String] = [],
    meanwhile: @escaping (Int) -> Void = { _ in }
  ) throws -> PseudoTerminal.Conversation {
    var terminal = PlayedTerminal()
    terminal.meanwhile = meanwhile
    return try terminal.run(InterviewTranscriptTests.command + ["--save", record] + options, typing: keys)
  }

  private func text() throws -> String { try String(contentsOfFile: record, encoding: .utf8) }

  /// The record that the same answers give without a conversation.
  private func whole(_ answers: String) throws -> String {
    let other = folder.path("whole.json")
    let options = answers.split(separator: " ").flatMap { ["--answer", String($0)] }
    #expect(try Threshold.run(InterviewTranscriptTests.command + options + ["--save", other]).status == 0)
    defer { try? FileManager.default.removeItem(atPath: other) }
    return try String(contentsOfFile: other, encoding: .utf8)
  }

  /// A record as an interview leaves it that was broken off.
  private func unfinished(_ answers: String) throws -> String {
    try whole(answers).replacing(
      "\"record\": 1,\n",
      with: "\"record\": 1,\n  \"finished\": false,\n",
      maxReplacements: 1
    )
  }

  static let ends: [(keys: [Keys], status: Int32)] = [
    ([.interrupt], 130), ([.hangUp], 129), ([.terminate], 143), ([.endOfInput], 0), (["q"], 0),
  ]

  @Test(arguments: ends.indices) func `However an interview ends, what was answered is kept and can be gone on with`(
    end: Int
  ) throws {
    let (keys, status) = Self.ends[end]
    let first = try converse(["no", "9", "yes"] + keys)
    #expect(first.status == status)
    #expect(try text() == (try unfinished("danger=no age=9 violence=yes")))
    #expect(try folder.names == ["record.json"])
    let second = try converse(["hurt", "visits", "no", "no"])
    #expect(second.status == 0)
    #expect(
      try text() == (try whole("danger=no age=9 violence=yes signs=hurt contact=visits paper=no disagreement=no"))
    )
    #expect(try folder.names == ["record.json"])
  }

  /// What stood on the screen, however its lines were broken.
  private func words(_ conversation: PseudoTerminal.Conversation) -> String {
    conversation.screen.replacing(/␛\[[0-9;]*m/, with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `It is said what is kept, and where it goes on`() throws {
    let left = "Kept in '\(record)', unfinished: the same --save goes on from there."
    let first = words(try converse(["no", "9", "q"]))
    #expect(first.contains("Use no names: answers are kept in '\(record)', and nothing is sent. Answer by number"))
    #expect(!first.contains("It goes on"))
    #expect(first.hasSuffix(left))
    let second = words(try converse(["b", "10", "q"]))
    #expect(second.contains("q stop. It goes on after the 2 answers kept there. At home Question 3"))
    #expect(second.hasSuffix(left))
    #expect(try text() == (try unfinished("danger=no age=10")))
    let third = words(try converse(["no", "no", "no"]))
    #expect(!third.contains("unfinished"))
  }

  @Test func `Answers that are taken back are not kept`() throws {
    _ = try converse(["no", "9", "yes", "hurt", "b", "b", "no", "2", "q"])
    #expect(try text() == (try unfinished("danger=no age=9 violence=no")))
  }

  @Test func `Whatever else has that name is left alone, unless it is forced`() throws {
    let finished = try whole("danger=no")
    let exists = """
      error: '\(record)' already exists [file-exists]
      help: choose another name, or replace it with --force

      """
    for other in [finished, "mine", "{\"record\": 1, \"finished\": false}"] {
      try folder.write(other, to: "record.json")
      let refused = try converse([])
      #expect(refused.screen == exists)
      #expect(refused.output == "" && refused.status == 2)
      #expect(try text() == other)
    }
    // Answers of a file, of the command line alone, and of a script are others than those that were kept.
    let begun = try unfinished("danger=no age=9")
    try folder.write(begun, to: "record.json")
    #expect(try converse([], ["--answer", "danger=no"]).screen == exists)
    #expect(try converse([], ["--answers", "Tests/Fixtures/golden/none.yaml"]).screen == exists)
    let script = InterviewTranscriptTests.command + ["--answer", "danger=no", "--save", record]
    #expect(try Threshold.run(script).errors == exists)
    #expect(try text() == begun)
    let forced = try converse(["yes", "q"], ["--force"])
    #expect(forced.status == 0)
    #expect(try text() == (try unfinished("danger=yes")))
  }

  @Test func `What is to be replaced stays until there is an answer to put in its place`() throws {
    try folder.write("mine", to: "record.json")
    #expect(try converse([.interrupt], ["--force"]).status == 130)
    #expect(try text() == "mine")
  }

  @Test func `An interview that was begun with another version of the guidance is not gone on with`() throws {
    let begun = try unfinished("danger=no age=9")
    let other = begun.replacing(/"fingerprint": "./, with: "\"fingerprint\": \"x")
    try folder.write(other, to: "record.json")
    let refused = try converse([])
    #expect(
      refused.screen == """
        error: '\(record)' was begun with another version of the guidance [other-guidance]
        help: keep it as it is, and begin a new one under another name: --answers takes its answers over

        """
    )
    #expect(refused.status == 2)
    #expect(try text() == other)
  }

  @Test func `An unfinished record is read as any other`() throws {
    _ = try converse(["no", "9", "q"])
    let replay = try Threshold.run(["replay", "--config", "Tests/Fixtures/interview", record])
    #expect(replay.errors == "" && replay.status == 0)
    let check = try Threshold.run(InterviewTranscriptTests.command + ["--answers", record])
    #expect(check.status == 0)
    let answers = ["--answer", "danger=no", "--answer", "age=9"]
    #expect(check.output == (try Threshold.run(InterviewTranscriptTests.command + answers).output))
    try folder.write(try text().replacing("\"finished\": false", with: "\"finished\": 1"), to: "record.json")
    #expect(try Threshold.run(InterviewTranscriptTests.command + ["--answers", record]).status == 2)
  }

  // MARK: What cannot be written

  @Test func `Where nothing can be written nothing is asked`() throws {
    var terminal = PseudoTerminal()
    terminal.preparation = "ulimit -f 0"
    terminal.showsOutput = true
    let refused = try terminal.run(InterviewTranscriptTests.command + ["--save", record])
    #expect(refused.screen == "error: cannot write '\(record)': File too large [unwritable-output]\n")
    #expect(refused.status == 2)
    #expect(try folder.names == [])
  }

  @Test func `Where an answer cannot be kept that is said once, and what was kept stays`() throws {
    let path = record
    let conversation = try converse(["no", "9", "yes", "q"]) { number in
      // Before the second answer somebody else writes the file.
      if number == 1 { try? "mine".write(toFile: path, atomically: true, encoding: .utf8) }
    }
    let warning = """
      error: '\(record)' is no longer as it was written here, so it stays as it is [file-changed]
      help: end other programs that write it, and take it up again

      """
    let screen = conversation.screen
    #expect(screen.contains("\n\(warning)The answers are not kept until it can be written again.\n"))
    // Once meanwhile, and once at the end.
    #expect(screen.components(separatedBy: warning).count == 3)
    #expect(screen.hasSuffix(warning))
    let answers = ["danger=no", "age=9", "violence=yes"].flatMap { ["--answer", $0] }
    #expect(conversation.output == (try Threshold.run(InterviewTranscriptTests.command + answers).output))
    #expect(conversation.status == 2)
    #expect(try text() == "mine")
  }

  @Test func `Whoever stops reading the outcome costs no record`() throws {
    let command = InterviewTranscriptTests.command.joined(separator: " ")
    // The reader is gone before anything is written.
    let line = "exec 3> >(exit 0); sleep 0.2; '\(Program.path)' \(command) --answer danger=yes --save '\(record)' >&3"
    let result = try Program.run(["-c", line], executable: "/bin/bash")
    #expect(result.status == 141)
    #expect(try text() == (try whole("danger=yes")))
  }
}
