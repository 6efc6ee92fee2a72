/// A message of a few megabytes that would cost a careless parser minutes.
enum HostileMessage: String, CaseIterable {
  case hiddenAttributes = "attributes that a comment seems to hide"
  case prefixedAttributes = "few names of attributes with many prefixes"
  case namespaces = "many namespaces and many elements"
  case depth = "levels that a comment seems to close"

  var bytes: [UInt8] {
    switch self {
    case .hiddenAttributes: Self.hidden(each(900_000) { "a\($0)='' " })
    case .prefixedAttributes: Self.hidden(Self.declarations + Self.prefixed)
    case .namespaces: Self.envelope(Self.declaring + "<q:r xmlns:q='z'>\(Self.elements)</q:r>")
    case .depth: Array((Self.opening + "</a>".times(900_000)).utf8)
    }
  }

  /// `<!-->` ends a comment for one parser, and begins one for another.
  private static func hidden(_ attributes: String) -> [UInt8] {
    Array("<!--><x \"--><e \(attributes)z='\"'></e>".utf8)
  }

  private static let prefixes = 40
  private static let declarations = each(prefixes) { "xmlns:p\($0)='\($0)' " }
  private static let prefixed = each(1_000_000) {
    "p\($0 % prefixes):a\(String($0 / prefixes, radix: 16))='' "
  }

  /// The allowed maximum on one element.
  private static let declaring = each(100_000 / 60) { element in
    "<d \(each(60) { "xmlns:p\($0)='\(String(element * 60 + $0, radix: 16))' " })/>"
  }
  private static let elements = "<q:e/>".times(900_000)

  private static let opening = ("<a>".times(90) + "<!-->" + "</a>".times(90) + "-->").times(10_000)

  private static func envelope(_ content: String) -> [UInt8] {
    Array(
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\(content)</s:Body>\
      </s:Envelope>
      """.utf8)
  }
}
