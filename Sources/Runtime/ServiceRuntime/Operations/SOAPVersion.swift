/// A version of the SOAP envelope.
public enum SOAPVersion: Hashable, Sendable {
  /// `text/xml`, with the operation in the `SOAPAction` header.
  case v1_1
  /// `application/soap+xml`, with the operation in the `action` parameter.
  case v1_2
}

extension SOAPVersion {
  /// The namespace of the envelope, which identifies the version of a message.
  var namespace: String {
    switch self {
    case .v1_1: "http://schemas.xmlsoap.org/soap/envelope/"
    case .v1_2: "http://www.w3.org/2003/05/soap-envelope"
    }
  }

  var mediaType: String {
    switch self {
    case .v1_1: "text/xml; charset=utf-8"
    case .v1_2: "application/soap+xml; charset=utf-8"
    }
  }
}
