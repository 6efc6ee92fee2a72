import CSodium

/// Bytes as text, by libsodium: it takes the same time whatever the bytes are.
enum Base64 {
  enum Variant {
    /// With padding, as files and messages have it.
    case standard
    /// Without padding, fit for URLs.
    case urlSafe

    fileprivate var number: Int32 {
      switch self {
      case .standard: sodium_base64_VARIANT_ORIGINAL
      case .urlSafe: sodium_base64_VARIANT_URLSAFE_NO_PADDING
      }
    }
  }

  static func encode(_ bytes: [UInt8], _ variant: Variant) -> String {
    let size = sodium_base64_encoded_len(bytes.count, variant.number)
    var text = [CChar](repeating: 0, count: size)
    sodium_bin2base64(&text, size, bytes, bytes.count, variant.number)
    // Without the zero at its end.
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Nil when the text is not the encoding of any bytes; white space is none.
  static func decode(_ text: String, _ variant: Variant) -> [UInt8]? {
    let source = text.utf8.map { CChar(bitPattern: $0) }
    var bytes = [UInt8](repeating: 0, count: source.count)
    var count = 0
    // Without a place for its end, it refuses what does not decode as a whole.
    let status = sodium_base642bin(
      &bytes, bytes.count, source, source.count, nil, &count, nil, variant.number)
    return status == 0 ? Array(bytes.prefix(count)) : nil
  }
}
