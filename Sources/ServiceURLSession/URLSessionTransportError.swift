public import Foundation
public import ServiceRuntime

/// Why URLSession has no response; the `kind` of a ``ServiceCallError`` holds it.
///
/// Unlike a `URLError` it knows neither path nor query, which may hold secrets.
public struct URLSessionTransportError: Error, Hashable, Sendable {
  /// URLSession's reason.
  public let code: URLError.Code
  /// Host and port of the service; nil when the URL has none.
  public let host: String?
  /// What URLSession adds, in its own words.
  public let detail: String?

  /// Creates an error.
  public init(_ code: URLError.Code, host: String?, detail: String? = nil) {
    self.code = code
    self.host = host
    self.detail = detail
  }
}

extension URLSessionTransportError: CustomStringConvertible {
  /// The reason in a sentence, with the host.
  public var description: String { sentence + (detail.map { " (\($0))" } ?? "") }

  private var sentence: String {
    let host = host ?? "the service"
    return switch code {
    case .badURL, .unsupportedURL: "The base URL is no http or https URL with a host."
    case .cannotFindHost, .dnsLookupFailed: "The host \(host) cannot be found."
    case .cannotConnectToHost: "No connection to \(host) can be made."
    case .networkConnectionLost: "The connection to \(host) was lost."
    case .notConnectedToInternet: "There is no network."
    case .badServerResponse, .cannotParseResponse: "What \(host) answers is not HTTP."
    case .cannotDecodeContentData, .cannotDecodeRawData:
      "The body \(host) sent cannot be decompressed."
    case .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
      "The certificate of \(host) is not trusted."
    case .secureConnectionFailed: "No secure connection to \(host) can be made."
    default: "The exchange with \(host) failed (URLError \(code.rawValue))."
    }
  }
}

extension URLSessionTransportError: TemporaryFailure {
  /// Whether the same request may succeed in a moment; a wrong URL or certificate stays wrong.
  public var isTemporary: Bool {
    switch code {
    case .badURL, .unsupportedURL, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired, .badServerResponse, .cannotParseResponse,
      .cannotDecodeContentData, .cannotDecodeRawData:
      false
    default: true
    }
  }
}
