/// The credentials of a SOAP call.
public enum SOAPCredentials: Hashable, Sendable {
  /// Nothing.
  case none
  /// A ticket obtained from the service.
  case ticket(String)
}

extension SOAPCredentials: RedactedPrinting {
  var redactedDescription: String {
    switch self {
    case .none: "none"
    case .ticket: "ticket <redacted>"
    }
  }
}
