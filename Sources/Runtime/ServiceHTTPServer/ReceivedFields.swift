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
  private var end: UnsafePointer<CChar>
  private let isInPlace = shim_parses_in_place() != 0

  init(_ connection: OpaquePointer, _ line: RequestLine, targetBytes: Int) {
    end = line.version + strlen(line.version)
    checkFirstLine(line, targetBytes)
    withUnsafeMutablePointer(to: &self) { fields in
      _ = MHD_get_connection_values_n(
        connection, .HEADER_KIND,
        { context, _, name, nameBytes, value, valueBytes in
          guard let name else { return .YES }
          let value = UnsafeBufferPointer(start: value, count: value == nil ? 0 : valueBytes)
          context?.assumingMemoryBound(to: ReceivedFields.self).pointee
            .append(UnsafeBufferPointer(start: name, count: nameBytes), value)
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
    if !String(cString: line.method).isHTTPToken {
      refuse("The HTTP method is not a token.")
    }
    if isInPlace,
      line.target != line.method + methodBytes + 1 || line.version != line.target + targetBytes + 1
    {
      refuse("The first line of the request is malformed.")
    }
  }

  private mutating func append(
    _ name: UnsafeBufferPointer<CChar>, _ value: UnsafeBufferPointer<CChar>
  ) {
    if isInPlace, name.baseAddress != end + 2 {
      refuse("A line of the header does not end in CR and LF, or continues on the next line.")
    }
    let text = name.text
    if !text.isHTTPToken { refuse("The name of a header field is not a token.") }
    if value.hasControls { refuse("A header field has a control character.") }
    if let start = value.baseAddress { end = start + value.count }
    headers.append(name: text, value: value.trimmed.text)
  }

  /// Checks that only the CR and LF of the last line and of an empty line follow.
  private mutating func checkEnd(_ line: RequestLine, headerBytes: Int) {
    guard isInPlace, problem == nil else { return }
    if headerBytes != end + 4 - line.method || !(0..<4).allSatisfy({ end[$0] == 0 }) {
      refuse("A line of the header does not end in CR and LF, or has no name.")
    }
  }
}

extension UnsafeBufferPointer<CChar> {
  private var octets: some Sequence<UInt8> { lazy.map { UInt8(bitPattern: $0) } }

  fileprivate var hasControls: Bool { octets.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }

  /// The value without trailing blanks. The library has removed the leading ones.
  fileprivate var trimmed: Self {
    let count = lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? 0
    return UnsafeBufferPointer(rebasing: self[..<count])
  }

  /// Bytes beyond ASCII are UTF-8 if valid, otherwise ISO 8859-1, the older encoding of HTTP.
  fileprivate var text: String {
    withMemoryRebound(to: UInt8.self) { bytes in
      // Most values are ASCII, and checking that costs less than validation.
      if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
      return String(validating: bytes, as: UTF8.self)
        ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }
}
