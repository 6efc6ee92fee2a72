/// Who a call says it comes from, as presented; the authenticator judges it.
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
