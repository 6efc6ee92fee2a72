/// A multipart form (RFC 7578), which is used to send files.
enum MultipartForm {
  static let mediaType = "multipart/form-data"

  /// A form with one file.
  ///
  /// - Returns: the body, and the media type with the boundary.
  static func body(
    _ file: [UInt8], name: String, type: String
  ) -> (bytes: [UInt8], contentType: String) {
    let boundary = boundary(notIn: file)
    let head = """
      --\(boundary)\r
      Content-Disposition: form-data; name="\(escaped(name))"; filename="\(escaped(name))"\r
      Content-Type: \(type)\r
      \r\n
      """
    return (
      Array(head.utf8) + file + Array("\r\n--\(boundary)--\r\n".utf8),
      "\(mediaType); boundary=\(boundary)"
    )
  }

  /// The content of a field, or of the first file if no field has the name; nil if there is
  /// neither, or if the body is not such a form.
  static func file(named name: String, in body: [UInt8], _ type: MediaType) -> [UInt8]? {
    guard let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
      return nil
    }
    var firstFile: [UInt8]?
    for part in parts(of: body, boundary: Array("--\(boundary)".utf8)) {
      guard let disposition = part.disposition else { continue }
      let parameters = MediaType("form/" + disposition)?.parameters ?? [:]
      if parameters["name"]?.equalsIgnoringCase(name) == true { return Array(part.content) }
      if parameters["filename"] != nil, firstFile == nil { firstFile = Array(part.content) }
    }
    return firstFile
  }

  private struct Part {
    let disposition: String?
    let content: ArraySlice<UInt8>
  }

  private static func parts(of body: [UInt8], boundary: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var rest = body[...]
    guard let first = range(of: boundary, in: rest) else { return [] }
    rest = rest[first.upperBound...]
    let separator = Array("\r\n".utf8) + boundary
    while rest.starts(with: Array("\r\n".utf8)) {
      rest = rest.dropFirst(2)
      guard let end = range(of: separator, in: rest),
        let head = range(of: Array("\r\n\r\n".utf8), in: rest[..<end.lowerBound])
      else { return parts }
      parts.append(
        Part(
          disposition: disposition(rest[..<head.lowerBound]),
          content: rest[head.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return parts
  }

  private static func disposition(_ head: ArraySlice<UInt8>) -> String? {
    let prefix = "content-disposition:"
    return String(decoding: head, as: UTF8.self).split(separator: "\r\n")
      .first { $0.lowercased().hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }

  /// The first position of some bytes.
  private static func range(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
    var start = bytes.startIndex
    let last = bytes.endIndex - wanted.count
    while start <= last {
      guard let index = bytes[start...last].firstIndex(of: first) else { return nil }
      if bytes[index...].starts(with: wanted) { return index..<index + wanted.count }
      start = index + 1
    }
    return nil
  }

  /// The result is always the same for the same file, so that a request can be repeated and
  /// compared.
  private static func boundary(notIn file: [UInt8]) -> String {
    var number = 0
    while range(of: Array("form-part-\(number)".utf8), in: file[...]) != nil { number += 1 }
    return "form-part-\(number)"
  }

  private static func escaped(_ name: String) -> String {
    String(name.map { $0 == "\"" || $0.isNewline ? "_" : $0 })
  }
}
