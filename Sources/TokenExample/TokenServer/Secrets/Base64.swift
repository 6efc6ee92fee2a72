import CSodium

/// Bytes as text, by libsodium, whose time does not depend on the bytes.
enum Base64 {
  enum Variant {
    /// With padding, for files and messages.
    case standard
    /// Without padding, for URLs.
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
    // Without the zero at the end.
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Nil if the text is not valid base64. White space is not valid.
  static func decode(_ text: String, _ variant: Variant) -> [UInt8]? {
    let source = text.utf8.map { CChar(bitPattern: $0) }
    var bytes = [UInt8](repeating: 0, count: source.count)
    var count = 0
    // Without a pointer for the end, the function refuses a text that it cannot decode completely.
    let status = sodium_base642bin(
      &bytes, bytes.count, source, source.count, nil, &count, nil, variant.number)
    return status == 0 ? Array(bytes.prefix(count)) : nil
  }
}
