import DecisionSupport
import MarkedYAML
import TestSupport
import Testing

/// Deadlines against a calendar that shares nothing with this program: `Tests/Fixtures/working-days.txt`, made by
/// `Tests/Peers/working_days.py`, which works out the bank holidays by their rules (Easter by dateutil) and counts weekdays
/// in a plain loop. `make test-peers` makes it anew and compares. A line is a start date with how many days later the 1st
/// to the 30th working day is, or a dash where that lies after 2030.
@Suite struct DeadlineTests {
  private static let golden = "Tests/Fixtures/working-days.txt"

  private func lines() throws -> [(start: CalendarDate, days: [Int?])] {
    try Repository.file(Self.golden).bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      return (try #require(CalendarDate(String(words[0]))), words.dropFirst().map { Int($0) })
    }
  }

  @Test func `Every deadline of 1 to 30 working days from 2025 to 2030 is the independent calendar's`() throws {
    let calendar = try #require(Repository.lancashire.calendar)
    var differences: [String] = []
    for (start, days) in try lines() {
      for (position, expected) in days.enumerated() {
        let date = calendar.date(position + 1, workingDaysAfter: start)
        if date != expected.map({ start.advanced(by: $0) }) { differences.append("\(start) + \(position + 1)") }
      }
    }
    #expect(differences.prefix(10) == [])
  }

  @Test func `Every day of the six years is a start, and only the last weeks reach beyond`() throws {
    let lines = try lines()
    // Six years with one leap day, 2028-02-29.
    #expect(lines.count == 6 * 365 + 1)
    #expect(lines.map(\.start.dayNumber) == Array(20_089..<20_089 + lines.count))
    #expect(lines.first?.start.description == "2025-01-01")
    #expect(lines.last?.start.description == "2030-12-31")
    #expect(lines.allSatisfy { $0.days.count == 30 })
    let beyond = lines.filter { $0.days.contains(nil) }
    // After Monday 18 November 2030 there are 9 working days in November and 20 in December: 29.
    #expect(beyond.first?.start.description == "2030-11-18")
    #expect(beyond.count == 44)
  }

  /// The golden itself, where people would look first.
  @Test(arguments: [
    ("2028-02-28", 1, "2028-02-29"), ("2028-02-29", 1, "2028-03-01"),  // the leap day, a Tuesday
    ("2026-12-24", 1, "2026-12-29"), ("2027-12-24", 1, "2027-12-29"),  // Christmas with substitute days
    ("2027-12-31", 1, "2028-01-04"), ("2029-12-31", 1, "2030-01-02"),  // New Year's Day on a Saturday and on a Tuesday
    ("2029-03-29", 1, "2029-04-03"), ("2028-04-13", 30, "2028-05-31"),  // Easter, and on across both May holidays
  ])
  func `The independent calendar agrees with days counted by hand`(start: String, count: Int, expected: String) throws {
    let line = try #require(try lines().first { $0.start.description == start })
    #expect(line.days[count - 1].map { line.start.advanced(by: $0).description } == expected)
  }
}
