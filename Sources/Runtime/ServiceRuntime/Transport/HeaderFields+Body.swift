/// The header fields about the body.
extension HeaderFields {
  /// Whether the body is compressed.
  package var announceCompression: Bool {
    guard let encoding = self["Content-Encoding"] else { return false }
    return !encoding.equalsIgnoringCase("identity")
  }

  /// Whether the header announces a larger body. A length that does not fit an integer is larger.
  package func announce(moreThan maximumBytes: Int) -> Bool {
    guard !announceCompression, let text = self["Content-Length"], !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return (Int(text) ?? .max) > maximumBytes
  }

  /// The fields of a response with a decompressed body, without the fields about the compressed
  /// one.
  package var afterDecompression: HeaderFields {
    guard announceCompression else { return self }
    var fields = self
    fields["Content-Encoding"] = nil
    fields["Content-Length"] = nil
    return fields
  }
}
