import Foundation

/// A response as it was received.
package struct RawResponse: Sendable {
  package let status: Int
  package let headers: [String: String]
  package let body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// nil if there are too few bytes for a whole one. Interim responses (1xx) are skipped.
  static func parse(_ bytes: [UInt8], hasBody: Bool) -> (RawResponse, rest: [UInt8])? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    if (100..<200).contains(status) {
      return parse(Array(bytes[end.upperBound...]), hasBody: hasBody)
    }
    let fields = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (line[..<colon].lowercased(), value)
    }
    let headers = Dictionary(fields) { $1 }
    let size = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
    let body = bytes[end.upperBound...].prefix(size)
    guard body.count == size else { return nil }
    let response = RawResponse(status: status, headers: headers, body: Array(body))
    return (response, Array(bytes[(end.upperBound + size)...]))
  }
}
