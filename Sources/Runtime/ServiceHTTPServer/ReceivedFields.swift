import CMicroHTTPD
import Foundation
import ServiceRuntime

/// The header fields of a request as read by the HTTP library, and whether they are unambiguous.
///
/// The library (0.9) accepts a line that ends in only a line feed, a line that continues on the
/// next one, a name with blanks, and a zero byte in a value. A proxy may read these differently,
/// and treat a part of one request as another request. The library reads fields in place, so their
/// addresses are known. If a field does not begin two bytes after the end of the previous one,
/// there was something other than CR and LF between them.
struct ReceivedFields {
  private(set) var headers = HeaderFields()
  /// The problem of the fields; nil if there is none.
  private(set) var problem: String?
  /// Where the first line, or the last field, ended.
  private var end: UnsafeRawPointer
  private let isInPlace = shim_parses_in_place() != 0

  init(_ connection: OpaquePointer, _ line: RequestLine, targetBytes: Int) {
    end = UnsafeRawPointer(line.version + strlen(line.version))
    checkFirstLine(line, targetBytes)
    headers.reserveCapacity(8)
    withUnsafeMutablePointer(to: &self) { fields in
      _ = MHD_get_connection_values_n(
        connection, .HEADER_KIND,
        { context, _, name, nameBytes, value, valueBytes in
          guard let name else { return .YES }
          context?.assumingMemoryBound(to: ReceivedFields.self).pointee
            .append(octets(name, nameBytes), octets(value, value == nil ? 0 : valueBytes))
          return .YES
        }, fields)
    }
    checkEnd(line, headerBytes: shim_header_size(connection))
  }

  private mutating func refuse(_ problem: String) {
    if self.problem == nil { self.problem = problem }
  }

  /// Checks that there is one blank between the parts, and that the method has only valid
  /// characters.
  private mutating func checkFirstLine(_ line: RequestLine, _ targetBytes: Int) {
    let methodBytes = strlen(line.method)
    if !octets(line.method, methodBytes).isHTTPToken {
      refuse("The HTTP method is not a token.")
    }
    if isInPlace,
      line.target != line.method + methodBytes + 1 || line.version != line.target + targetBytes + 1
    {
      refuse("The first line of the request is malformed.")
    }
  }

  private mutating func append(
    _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>
  ) {
    if isInPlace, name.baseAddress.map(UnsafeRawPointer.init) != end + 2 {
      refuse("A line of the header does not end in CR and LF, or continues on the next line.")
    }
    if !name.isHTTPToken { refuse("The name of a header field is not a token.") }
    if value.hasControls { refuse("A header field has a control character.") }
    if let start = value.baseAddress { end = UnsafeRawPointer(start + value.count) }
    headers.append(name: name.text, value: value.trimmed.text)
  }

  /// Checks that only the CR and LF of the last line and of an empty line follow.
  private mutating func checkEnd(_ line: RequestLine, headerBytes: Int) {
    guard isInPlace, problem == nil else { return }
    let isEnd = (0..<4).allSatisfy { end.load(fromByteOffset: $0, as: UInt8.self) == 0 }
    if headerBytes != end + 4 - UnsafeRawPointer(line.method) || !isEnd {
      refuse("A line of the header does not end in CR and LF, or has no name.")
    }
  }
}

private func octets(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var hasControls: Bool { contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }

  /// The value without trailing blanks. The library has removed the leading ones.
  fileprivate var trimmed: Self {
    let count = lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? 0
    return UnsafeBufferPointer(rebasing: self[..<count])
  }

  /// Bytes beyond ASCII are UTF-8 if valid, otherwise ISO 8859-1, the older encoding of HTTP.
  fileprivate var text: String {
    // Most values are ASCII, and checking that costs less than validation.
    if isASCII { return String(decoding: self, as: UTF8.self) }
    return String(validating: self, as: UTF8.self)
      ?? String(String.UnicodeScalarView(map { Unicode.Scalar($0) }))
  }
}
