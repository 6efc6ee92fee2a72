/// Parses untrusted JSON.
///
/// If a key is repeated, the last value counts. Numbers that do not fit a `Double` are refused.
enum JSONDocument {
  /// Throws the problem with the message. An empty message is `null`.
  static func parse(_ message: [UInt8], limits: ServiceLimits) throws(CodingFailure) -> JSONValue {
    guard message.count <= limits.maximumMessageBytes else {
      throw CodingFailure(
        message: "the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    let start = message.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if message.dropFirst(start).allSatisfy(\.isXMLSpace) { return .null }
    return try message.withUnsafeBufferPointer { bytes throws(CodingFailure) in
      var parser = JSONParser(bytes, from: start, maximumDepth: limits.maximumDepth)
      return try parser.document()
    }
  }
}
