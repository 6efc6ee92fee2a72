import Foundation

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

/// The credentials of a REST call.
public enum RESTCredentials: Hashable, Sendable {
  /// Nothing.
  case none
  /// `Authorization: Basic`
  case basic(user: String, password: String)
  /// `Authorization: Bearer`
  case bearer(String)
  /// `Authorization: SoTicket`
  case ticket(String)
  /// `X-XSRF-TOKEN`, next to a cookie that the transport keeps.
  case xsrf(String)
  /// `Authorization` with another scheme.
  case other(scheme: String, parameters: String)
}

extension RESTCredentials {
  /// The ways to send credentials over REST.
  public enum Scheme: String, CaseIterable, Hashable, Sendable {
    /// `Authorization: Basic`
    case basic
    /// `Authorization: Bearer`
    case bearer
    /// `Authorization: SoTicket`
    case ticket
    /// `X-XSRF-TOKEN`, with a cookie
    case xsrf
  }
}

extension RESTCredentials: RedactedPrinting {
  var redactedDescription: String {
    switch self {
    case .none: "none"
    case .basic(let user, _): "basic \(user):<redacted>"
    case .bearer: "bearer <redacted>"
    case .ticket: "ticket <redacted>"
    case .xsrf: "xsrf <redacted>"
    case .other(let scheme, _): "\(scheme) <redacted>"
    }
  }
}

extension RESTCredentials {
  static let xsrfHeader = "X-XSRF-TOKEN"

  /// Adds the header field with the credentials.
  func apply(to headers: inout HeaderFields) {
    switch self {
    case .none: break
    case .basic(let user, let password):
      let pair = Data("\(user):\(password)".utf8).base64EncodedString()
      headers["Authorization"] = "Basic \(pair)"
    case .bearer(let token): headers["Authorization"] = "Bearer \(token)"
    case .ticket(let ticket): headers["Authorization"] = "SoTicket \(ticket)"
    case .xsrf(let token): headers[Self.xsrfHeader] = token
    case .other(let scheme, let parameters): headers["Authorization"] = "\(scheme) \(parameters)"
    }
  }

  /// Reads the credentials of a request.
  init(from headers: HeaderFields) {
    guard let field = headers["Authorization"] else {
      self = headers[Self.xsrfHeader].map(RESTCredentials.xsrf) ?? .none
      return
    }
    let parts = field.split(separator: " ", maxSplits: 1)
    let scheme = parts.first.map(String.init) ?? ""
    let value = parts.count > 1 ? String(parts[1]) : ""
    switch scheme.lowercased() {
    case "basic": self = Self.basic(decoding: value)
    case "bearer": self = .bearer(value)
    case "soticket": self = .ticket(value)
    default: self = .other(scheme: scheme, parameters: value)
    }
  }

  private static func basic(decoding value: String) -> RESTCredentials {
    guard let data = Data(base64Encoded: value), let pair = String(data: data, encoding: .utf8),
      let colon = pair.firstIndex(of: ":")
    else { return .other(scheme: "Basic", parameters: value) }
    return .basic(
      user: String(pair[..<colon]), password: String(pair[pair.index(after: colon)...]))
  }
}

/// Prints a placeholder wherever Swift would print the value: interpolation, debugger, `dump`.
protocol RedactedPrinting: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  var redactedDescription: String { get }
}

extension RedactedPrinting {
  /// The kind of secret, without the secret.
  public var description: String { redactedDescription }
  /// The kind of secret, without the secret.
  public var debugDescription: String { redactedDescription }
  /// The kind of secret, without the secret.
  public var customMirror: Mirror { Mirror(self, children: ["value": redactedDescription]) }
}
