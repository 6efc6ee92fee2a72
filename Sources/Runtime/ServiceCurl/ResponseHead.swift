import ServiceRuntime

/// Status and header fields of a response, from the lines that libcurl passes on: interim responses
/// first, and trailers after the body.
struct ResponseHead {
  /// Why a line is not accepted.
  enum Problem: Equatable {
    case tooLarge
    case malformed(String)
  }

  private(set) var status = 0
  private(set) var fields = HeaderFields()
  /// Whether the last line of the header of the response itself has arrived.
  private(set) var isComplete = false
  /// Whether the protocol itself marks the end of a body, as HTTP/2 does.
  private var isFramed = false
  private var byteCount = 0
  private var fieldCount = 0

  /// Takes a line with its line break; returns the problem with it.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Problem? {
    byteCount += line.count
    guard byteCount <= CurlTransport.maximumHeaderBytes else { return .tooLarge }
    // Trailers are counted and otherwise ignored.
    guard !isComplete else { return countField() }
    let text = line.trimmingLineBreak
    if text.isEmpty { return end() }
    if text.starts(with: "HTTP/".utf8) { return begin(text) }
    guard status > 0 else { return .malformed("there is no status line") }
    if let first = text.first, first == 0x20 || first == 0x09 { return lengthen(text) }
    return takeField(text)
  }

  /// Whether the end of the body can be distinguished from a cut connection.
  var announcesEnd: Bool {
    isFramed || fields["Content-Length"] != nil || fields["Transfer-Encoding"] != nil
  }

  /// A status line: of the response, or of an interim one before it.
  private mutating func begin(_ line: Slice<UnsafeRawBufferPointer>) -> Problem? {
    let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count > 1, words[1].count == 3, words[1].allSatisfy({ (0x30...0x39).contains($0) })
    else { return .malformed("the status line has no status") }
    status = words[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    isFramed = !words[0].starts(with: "HTTP/1".utf8)
    fields = HeaderFields()
    return status >= 100 ? nil : .malformed("the status is not one of HTTP")
  }

  private mutating func end() -> Problem? {
    isComplete = status >= 200 || status == 101
    guard isComplete else { return nil }
    let lengths = Set(fields.values("Content-Length"))
    return lengths.count <= 1 ? nil : .malformed("there are two lengths")
  }

  private mutating func takeField(_ line: Slice<UnsafeRawBufferPointer>) -> Problem? {
    let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Self.text(parts[0]), name.isHTTPToken else {
      return .malformed("a header field has no name")
    }
    fields.append(name: name, value: Self.text(parts[1].trimmingSpace) ?? "")
    return countField()
  }

  /// A continuation of the previous field, as old servers write it.
  private mutating func lengthen(_ line: Slice<UnsafeRawBufferPointer>) -> Problem? {
    guard let last = fields.last else { return .malformed("a header field has no name") }
    let more = Self.text(line.trimmingSpace) ?? ""
    fields.replaceLast(value: last.value.isEmpty ? more : last.value + " " + more)
    return nil
  }

  private mutating func countField() -> Problem? {
    fieldCount += 1
    return fieldCount <= CurlTransport.maximumHeaderFields ? nil : .tooLarge
  }

  /// UTF-8 if it is valid, otherwise Latin-1, the older encoding of HTTP.
  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String? {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var trimmingLineBreak: Slice<UnsafeRawBufferPointer> {
    var line = self[...]
    while let last = line.last, last == 0x0D || last == 0x0A { line = line.dropLast() }
    return line
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var trimmingSpace: Slice<UnsafeRawBufferPointer> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var text = drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return text
  }
}
