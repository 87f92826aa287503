import Glibc

/// Where rows and cells of a table end (RFC 4180), whatever separates its cells.
struct TableText: Sendable {
  /// Something that no table holds, and where in its row.
  struct Problem {
    let message: String
    let offset: Int
  }

  private let separator: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// A table whose first row is this: of comma, semicolon and tab it is separated by what comes first outside of quotes.
  init(header: UnsafeRawBufferPointer) {
    var isQuoted = false
    var found: UInt8?
    for byte in header where found == nil {
      if byte == Self.quote { isQuoted.toggle() }
      if !isQuoted, ",;\t".utf8.contains(byte) { found = byte }
    }
    separator = found ?? UInt8(ascii: ",")
  }

  /// The length of the first row with its line break; nil where more has to be read to know. Where a quotation mark is not
  /// what it should be the row ends with its first line: no later one is lost by it.
  func lengthOfRow(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let line = bytes.place(of: Self.lineFeed, from: 0).map({ $0 + 1 }) else { return nil }
    guard let quote = bytes.place(of: Self.quote, from: 0), quote < line else { return line }
    var place = 0
    var startsCell = true
    while place < bytes.count {
      let byte = bytes[place]
      if startsCell, byte == Self.quote {
        guard let end = endOfQuoted(bytes, from: place), end < bytes.count else { return nil }
        place = end
        startsCell = false
        guard bytes[end] == separator || bytes[end] == Self.lineFeed || bytes[end] == Self.carriageReturn else {
          return line
        }
        continue
      }
      place += 1
      if byte == Self.lineFeed { return place }
      startsCell = byte == separator
    }
    return nil
  }

  /// Where what stands in quotes ends, behind its closing quotation mark; nil without one.
  private func endOfQuoted(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var place = start + 1
    while let quote = bytes.place(of: Self.quote, from: place) {
      guard quote + 1 < bytes.count, bytes[quote + 1] == Self.quote else { return quote + 1 }
      place = quote + 2
    }
    return nil
  }

  /// Calls a body with each cell of a row, which stands without its line break, and with the cell's place in it.
  ///
  /// - Returns: What ended it early.
  func forEachCell(of row: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer, Int) -> Void) -> Problem? {
    var end = row.count
    if end > 0, row[end - 1] == Self.carriageReturn { end -= 1 }
    var place = 0
    while true {
      let start = place
      if place < end, row[place] == Self.quote {
        guard let behind = endOfQuoted(row, from: start) else {
          return Problem(message: "the quotation mark that opens here is not closed", offset: start)
        }
        callWithUnquoted(row, start + 1..<behind - 1, body)
        place = behind
        if place < end, row[place] != separator {
          return Problem(message: "there is something behind the closing quotation mark", offset: place)
        }
      } else {
        while place < end, row[place] != separator {
          if row[place] == Self.quote {
            return Problem(message: "a quotation mark within a cell that does not begin with one", offset: place)
          }
          if row[place] == Self.carriageReturn {
            return Problem(message: "a line break (CR) within a cell without quotation marks", offset: place)
          }
          place += 1
        }
        body(UnsafeRawBufferPointer(rebasing: row[start..<place]), start)
      }
      guard place < end else { return nil }
      place += 1
    }
  }

  /// Calls a body with what stands in quotes, where two quotation marks are one.
  private func callWithUnquoted(
    _ row: UnsafeRawBufferPointer,
    _ place: Range<Int>,
    _ body: (UnsafeRawBufferPointer, Int) -> Void
  ) {
    let cell = UnsafeRawBufferPointer(rebasing: row[place])
    guard cell.contains(Self.quote) else { return body(cell, place.lowerBound - 1) }
    var text: [UInt8] = []
    var isSecond = false
    for byte in cell {
      if byte != Self.quote || isSecond { text.append(byte) }
      isSecond = byte == Self.quote && !isSecond
    }
    text.withUnsafeBytes { body($0, place.lowerBound - 1) }
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte is found first from a place on.
  fileprivate func place(of byte: UInt8, from place: Int) -> Int? {
    guard let start = baseAddress, place < count, let found = memchr(start + place, Int32(byte), count - place) else {
      return nil
    }
    return UnsafeRawPointer(found) - start
  }
}
