import CLibXML2
import Diagnostics

/// Reads XML files in the encoding that they declare. After this, every text is UTF-8.
enum XMLFileEncoding {
  /// - Returns: the file in UTF-8, or as it is if its bytes still have to be checked; nil if the
  ///   encoding is not known, which is then reported.
  static func read(_ file: SourceFile, diagnostics: inout DiagnosticBag) -> SourceFile? {
    guard let name = declared(file.bytes) else { return file }
    // In ASCII both encodings are equal.
    if isUTF8(name) || !name.hasPrefix("UTF-16") && file.bytes.allSatisfy({ $0 < 0x80 }) {
      return file
    }
    let place = SourceLocation(path: file.path, line: 1)
    guard let bytes = transcode(file.bytes, from: name) else {
      diagnostics.emit(
        DocsReaderRules.wsdlMalformed, "the file cannot be read in '\(name)', which it declares",
        at: place, hint: "save the file in UTF-8")
      return nil
    }
    if !name.hasPrefix("UTF-16"), file.firstInvalidUTF8Offset() == nil {
      diagnostics.emit(
        DocsReaderRules.wsdlEncoding,
        "the file declares '\(name)', and its bytes are UTF-8: it is read as declared", at: place,
        hint: "correct the declaration")
    }
    return SourceFile(path: file.path, bytes: bytes)
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name.uppercased())
  }

  // MARK: The declaration

  /// The encoding according to a byte order mark or the XML declaration.
  private static func declared(_ bytes: [UInt8]) -> String? {
    switch bytes.prefix(2) {
    case [0xFE, 0xFF], [0x00, 0x3C]: return "UTF-16BE"
    case [0xFF, 0xFE], [0x3C, 0x00]: return "UTF-16LE"
    default: break
    }
    let head = bytes.prefix(200)
    guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = String(decoding: head[..<end], as: UTF8.self)
    guard declaration.contains("<?xml"), let key = declaration.firstRange(of: "encoding") else {
      return nil
    }
    let value = declaration[key.upperBound...].drop { " \t\r\n=".contains($0) }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  // MARK: Transcoding

  /// - Returns: nil if libxml2 does not know the encoding, or if the bytes are not valid in it.
  private static func transcode(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard let handler = xmlFindCharEncodingHandler(name) else { return nil }
    defer { xmlCharEncCloseFunc(handler) }
    // A copy, because the library moves the beginning of the bytes that it has read.
    guard let input = xmlBufferCreate(), let output = xmlBufferCreate() else { return nil }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    guard xmlBufferAdd(input, bytes, Int32(clamping: bytes.count)) == 0 else { return nil }
    while xmlBufferLength(input) > 0 {
      let before = xmlBufferLength(input)
      guard xmlCharEncInFunc(handler, output, input) >= 0, xmlBufferLength(input) < before else {
        return nil
      }
    }
    guard let content = xmlBufferContent(output) else { return nil }
    let result = UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(output)))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return Array(result.starts(with: mark) ? result.dropFirst(mark.count)[...] : result[...])
  }
}
