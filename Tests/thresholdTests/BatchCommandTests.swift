import Foundation
import TestSupport
import Testing

/// Lines in, lines out: nothing lost, whatever a line holds.
@Suite struct BatchCommandTests {
  private func batch(_ input: String, _ more: String...) throws -> Program.Result {
    let config = ["--config", "Tests/Fixtures/sound", "--today", "2026-11-24"]
    return try Threshold.run(["batch"] + config + more, input: input)
  }

  private func shell(_ line: String) throws -> Program.Result {
    let line = line.replacing("threshold batch", with: "'\(Program.path)' batch")
    return try Program.run(["-c", line], executable: "/bin/bash")
  }

  @Test func `A line's outcome is what check says, on one line, with the line's id`() throws {
    let file = try TemporaryFile(#"{"danger":"unknown"}"#)
    let config = ["--config", "Tests/Fixtures/sound", "--today", "2026-11-24"]
    let check = try Threshold.run(["check", "--answers", file.path, "--format", "json"] + config)
    let lines = try batch("{\"danger\":\"unknown\",\"id\":\"a b\"}\n{\"danger\":\"unknown\"}").output
      .split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0] == #"{"id":"a b","# + lines[1].dropFirst())
    let object = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? NSDictionary
    #expect(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? NSDictionary == object)
    // Written with our own spacing, it is the same text.
    #expect(check.output.split(separator: "\n").map { $0.drop { $0 == " " } }.joined().count - lines[1].count < 200)
  }

  @Test func `A bad line is an error in its place, and the status says so at the end`() throws {
    let input = """
      {"id":1,"danger":"no"}

      {"id":2,"danger":"maybe"}
      {"id":"three","danger":
      {"id":[4]}
      {"danger":"no","danger":"yes"}
      []
      {"danger":"yes","id":null}
      """
    let result = try batch(input, "--fields", "level")
    #expect(
      result.output == """
        {"id":1,"applies":true,"complete":false,"urgent":[],"level":{"number":1,"id":"everyday","name":"Everyday"},"range":{"established":1,"possible":4}}
        {"line":3,"id":2,"error":{"code":"unknown-answer","message":"unknown answer 'maybe' to 'danger' in the answers","column":18,"help":"known here: no, yes"}}
        {"line":4,"id":"three","error":{"code":"json-syntax","message":"JSON syntax: a value is missing","column":24}}
        {"line":5,"error":{"code":"wrong-type","message":"expected a text or a number for 'id' of the line, found a list","column":7}}
        {"line":6,"error":{"code":"duplicate-key","message":"key 'danger' appears twice in the same mapping","column":16}}
        {"line":7,"error":{"code":"wrong-type","message":"expected question ids with answers for the answers, found a list","column":1}}
        {"id":null,"applies":true,"complete":false,"urgent":[{"question":"danger","short":null,"do":"Call for help.","certain":true}],"level":{"number":4,"id":"serious","name":"Serious"},"range":{"established":4,"possible":4}}

        """
    )
    #expect(result.errors == "")
    #expect(result.status == 1)
  }

  @Test func `A byte order mark, CR LF, blank lines and a missing last line break are no errors`() throws {
    let result = try batch("\u{FEFF}{\"danger\":\"no\"}\r\n\r\n \t\n{}", "--fields", "complete")
    #expect(result.output == "{\"complete\":false,\"urgent\":[]}\n{\"complete\":false,\"urgent\":[]}\n")
    #expect(result.status == 0)
    let nothing = try batch("")
    #expect(nothing.output == "")
    #expect(nothing.status == 0)
  }

  @Test func `A line of megabytes is an error in its place, and the next one is served`() throws {
    let long = #"{"danger":"\#(String(repeating: "x", count: 5 << 20))"}"#
    let result = try batch("{}\n\(long)\n{}\n\(long)", "--fields", "complete")
    #expect(
      result.output == """
        {"complete":false,"urgent":[]}
        {"line":2,"error":{"code":"too-large","message":"the line is longer than 4 MiB","column":null}}
        {"complete":false,"urgent":[]}
        {"line":4,"error":{"code":"too-large","message":"the line is longer than 4 MiB","column":null}}

        """
    )
    #expect(result.status == 1)
  }

  @Test func `Lines count over all files, and each file starts a new one`() throws {
    let first = try TemporaryFile("\u{FEFF}{\"id\":1}\n{")
    let second = try TemporaryFile("\u{FEFF}{\"id\":2}\nx")
    let result = try batch("", "--fields", "complete", first.path, second.path)
    #expect(
      result.output == """
        {"id":1,"complete":false,"urgent":[]}
        {"line":2,"error":{"code":"json-syntax","message":"JSON syntax: a key in double quotes is missing","column":2}}
        {"id":2,"complete":false,"urgent":[]}
        {"line":4,"error":{"code":"json-syntax","message":"JSON syntax: this is not a JSON value; a text needs double quotes","column":1}}

        """
    )
    let missing = try batch("", first.path, "/nowhere/at/all")
    #expect(missing.output == "")
    #expect(missing.errors == "error: cannot read '/nowhere/at/all': No such file or directory [unreadable-file]\n")
    #expect(missing.status == 2)
  }

  @Test func `Many threads give the same lines in the same order`() throws {
    let lines = (0..<30_000).map { #"{"id":\#($0),"danger":"\#(["yes", "no", "unknown", "?"][$0 % 4])"}"# }
    let input = lines.joined(separator: "\n")
    let one = try batch(input, "--fields", "level,range")
    let many = try batch(input, "--fields", "level,range", "--jobs", "4", "--progress")
    #expect(one.output == many.output)
    #expect(one.output.split(separator: "\n").count == 30_000)
    #expect(many.errors.hasSuffix("30000 lines in all, 7500 with an error\n"))
    #expect(many.status == 1)
  }

  @Test func `A reader that has enough ends it quietly, and a full disk does not`() throws {
    let batch = "threshold batch --config Tests/Fixtures/sound --fields level"
    let head = try shell("yes '{}' | \(batch) --jobs 2 | head -n 1")
    #expect(head.output.hasPrefix(#"{"applies":true,"complete":false,"urgent":[],"level":{"number":1,"#))
    #expect(head.output.hasSuffix("}}\n"))
    #expect(head.errors == "")
    let full = try shell("yes '{}' | \(batch) > /dev/full")
    #expect(full.errors == "error: cannot write the output: No space left on device [unwritable-output]\n")
    #expect(full.status == 2)
  }

  @Test func `A file takes its place whole, or not at all`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("before", to: "out")
    let batch = "threshold batch --config Tests/Fixtures/sound --fields complete --output '\(path)'"
    let killed = try shell(
      """
      mkfifo '\(folder.path("pipe"))'
      \(batch) < '\(folder.path("pipe"))' &
      exec 3> '\(folder.path("pipe"))'
      until [ -e '\(path).part' ]; do sleep 0.1; done
      echo '{}' >&3
      kill -TERM $!
      wait $!
      rm '\(folder.path("pipe"))'
      """
    )
    #expect(killed.output == "")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    #expect(try folder.names == ["out"])
    let done = try shell("echo '{}' | \(batch)")
    #expect(done.status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"complete\":false,\"urgent\":[]}\n")
    #expect(try folder.names == ["out"])
  }

  @Test func `What is missing is not known, if that is how it is read`() throws {
    let lines = "{}\n{\"danger\":\"no\"}"
    let unknown = try batch(lines, "--missing", "unknown", "--fields", "level")
    let urgent = #"[{"question":"danger","short":null,"do":"Call for help.","certain":false}]"#
    #expect(
      unknown.output == """
        {"applies":true,"complete":true,"urgent":\(urgent),"level":{"number":4,"id":"serious","name":"Serious"},"range":{"established":1,"possible":4}}
        {"applies":true,"complete":true,"urgent":[],"level":{"number":4,"id":"serious","name":"Serious"},"range":{"established":1,"possible":4}}

        """
    )
    #expect(
      try batch(lines, "--fields", "level").output
        == batch(lines, "--missing", "unanswered", "--fields", "level").output
    )
  }

  /// A table as Excel writes it where numbers have commas.
  private static let table = """
    \u{FEFF}id;danger;age;areas;heard;\r
    a-1;TRUE;17.0;"food; home";No;\r
    "b ""2""
    and more";;unborn;home? school;;\r
    \r
    ;;;;;\r
    =c;maybe;300;food food;no;\r
    d;"no;1;;;\r
    e;no;1;food;;more\r
    f;no;1\r
    g;no;1;none;yes;
    """

  @Test func `A table is read row by row, and every mistake named`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.table, to: "concerns.CSV")
    let result = try batch("", "--fields", "level", path)
    let known = #""help":"known here: no, yes""#
    #expect(
      result.output == """
        {"id":"a-1","applies":true,"complete":false,"urgent":[{"question":"danger","short":null,"do":"Call for help.","certain":true}],"level":{"number":4,"id":"serious","name":"Serious"},"range":{"established":4,"possible":4}}
        {"id":"b \\"2\\"\\nand more","applies":true,"complete":false,"urgent":[],"level":{"number":2,"id":"extra","name":"Extra help"},"range":{"established":1,"possible":4}}
        {"line":7,"id":"=c","error":{"code":"unknown-answer","message":"unknown answer 'maybe' to 'danger' in the answers","column":4,\(known),"also":[{"code":"out-of-range","message":"300 is not an answer to 'age' in the answers","column":10,"help":"it takes a number from 0 to 120"},{"code":"repeated-answer","message":"'food' appears twice for 'areas' in the answers","column":14}]}}
        {"line":8,"id":"d","error":{"code":"table-syntax","message":"the quotation mark that opens here is not closed","column":3}}
        {"line":9,"id":"e","error":{"code":"unnamed-column","message":"a cell in a column without a name","column":14}}
        {"line":10,"id":"f","error":{"code":"wrong-number-of-cells","message":"the row has 3 cells, and the first row has 6","column":null}}
        {"id":"g","applies":true,"complete":false,"urgent":[],"level":{"number":1,"id":"everyday","name":"Everyday"},"range":{"established":1,"possible":1}}

        """
    )
    #expect(result.status == 1)
    #expect(try batch(Self.table, "--fields", "level", "--input-format", "csv").output == result.output)
    #expect(try batch("", "--fields", "level", "--jobs", "3", path).output == result.output)
  }

  @Test func `A table is written row by row, with mistakes in a column of their own`() throws {
    let result = try batch(Self.table, "--input-format", "csv", "--format", "csv", "--fields", "level,reasons")
    let rows = [
      #""line","id","applies","complete","urgent","level","established","possible","reasons","error""#,
      #""2","a-1","true","false","danger","4","4","4","danger-now much","""#,
      #""3","b ""2""\nand more","true","false","","2","1","4","much","""#,
      #""7","'=c","","","","","","","","unknown answer 'maybe' to 'danger' in the answers (known here: no, yes); 300 is not an answer to 'age' in the answers (it takes a number from 0 to 120); 'food' appears twice for 'areas' in the answers""#,
      #""8","d","","","","","","","","the quotation mark that opens here is not closed""#,
      #""9","e","","","","","","","","a cell in a column without a name""#,
      #""10","f","","","","","","","","the row has 3 cells, and the first row has 6""#,
      #""11","g","true","false","","1","1","1","","""#,
    ]
    #expect(result.output == rows.map { $0 + "\r\n" }.joined())
    #expect(result.status == 1)
  }

  @Test func `A table whose first row is wrong is refused, with everything that is wrong with it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("id,dangr,age,age\n1,yes,3,4\n", to: "a.csv")
    let result = try batch("", path)
    #expect(
      result.errors == """
        error: unknown question 'dangr' in the answers; did you mean 'danger'? [unknown-question]
          --> \(path):1:4
          |
        1 | id,dangr,age,age
          |    ^^^^^

        error: two columns are called 'age' [repeated-column]
          --> \(path):1:14
          |
        1 | id,dangr,age,age
          |              ^^^

        """
    )
    #expect(result.output == "" && result.status == 2)
    let open = try batch("\"id,danger\nyes", "--input-format", "csv")
    #expect(open.errors.contains("the quotation mark that opens here is not closed [table-syntax]\n  --> -:1:1"))
    #expect(open.status == 2)
  }

  @Test func `Wrong usage is said before anything is read`() throws {
    #expect(try batch("", "--format", "csv", "--fields", "level,guidance").status == 64)
    #expect(try batch("", "--jobs", "0").status == 64)
    #expect(try batch("", "--fields", "level,lever").status == 64)
    #expect(try batch("", "--fields", "").status == 64)
  }
}
