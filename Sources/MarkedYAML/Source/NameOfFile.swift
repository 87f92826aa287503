// The name of a file is bytes, and they need not be text. A byte that is not UTF-8 stands in a String as one of the last 128
// scalars of Unicode, which nobody writes.

extension String {
  /// A name by its bytes.
  package init(bytesOfName bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.allSatisfy({ $0.byteOfName == nil }) {
      self = text
      return
    }
    self = ""
    var parser = Unicode.UTF8.ForwardParser()
    var (rest, position) = (bytes.makeIterator(), bytes.startIndex)
    while true {
      let parsed = parser.parseScalar(from: &rest)
      let length: Int
      switch parsed {
      case .emptyInput: return
      case .valid(let encoded):
        length = encoded.count
        let scalar = Unicode.UTF8.decode(encoded)
        if scalar.byteOfName == nil {
          unicodeScalars.append(scalar)
          position = bytes.index(position, offsetBy: length)
          continue
        }
      case .error(let count): length = count
      }
      // Whatever else it is goes by its bytes.
      for _ in 0..<length {
        unicodeScalars.append(Unicode.Scalar(byteOfName: bytes[position]))
        position = bytes.index(after: position)
      }
    }
  }

  /// The bytes of a name.
  package var bytesOfName: [UInt8] {
    unicodeScalars.flatMap { scalar in scalar.byteOfName.map { [$0] } ?? Array(String(scalar).utf8) }
  }
}

extension Unicode.Scalar {
  private static let firstOfName: UInt32 = 0x10FF80

  fileprivate init(byteOfName byte: UInt8) {
    self = Unicode.Scalar(Self.firstOfName + UInt32(byte & 0x7F)) ?? "\u{FFFD}"
  }

  /// The byte of a name that the scalar stands for; nil for any other scalar.
  package var byteOfName: UInt8? {
    value >= Self.firstOfName ? UInt8(truncatingIfNeeded: value - Self.firstOfName) | 0x80 : nil
  }
}
