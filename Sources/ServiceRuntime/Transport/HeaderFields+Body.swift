/// What header fields say of the body.
extension HeaderFields {
  /// Whether the body travels compressed.
  package var announceCompression: Bool {
    guard let encoding = self["Content-Encoding"] else { return false }
    return !encoding.equalsIgnoringCase("identity")
  }

  /// Whether the body will be larger, as far as the head tells; a length beyond all integers is.
  package func announce(moreThan maximumBytes: Int) -> Bool {
    guard !announceCompression, let text = self["Content-Length"], !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    return (Int(text) ?? .max) > maximumBytes
  }

  /// The fields of a response whose body was decompressed: what speaks of the compressed one is
  /// left out.
  package var afterDecompression: HeaderFields {
    guard announceCompression else { return self }
    var fields = self
    fields["Content-Encoding"] = nil
    fields["Content-Length"] = nil
    return fields
  }
}
