/// The credentials of a call, unchecked. The authenticator checks them.
public enum CallCredentials: Hashable, Sendable {
  /// From the header of a SOAP message.
  case soap(SOAPCredentials)
  /// From the header fields of a REST request.
  case rest(RESTCredentials)
}

extension CallCredentials: RedactedPrinting {
  var redactedDescription: String {
    switch self {
    case .soap(let credentials): "SOAP \(credentials)"
    case .rest(let credentials): "REST \(credentials)"
    }
  }
}
