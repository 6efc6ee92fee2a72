/// Why a transport has no response. It is in the `kind` of a ``ServiceCallError``.
///
/// It has neither the path nor the query of the URL, which may be secrets.
public struct TransportError: Error, Hashable, Sendable {
  /// What failed.
  public enum Reason: Hashable, Sendable {
    /// The base URL is not an http or https URL with a host.
    case invalidURL
    /// There is no network.
    case noNetwork
    /// The host's name has no address.
    case hostNotFound
    /// The host does not accept connections on the port.
    case cannotConnect
    /// The connection ended before the whole response had arrived.
    case connectionLost
    /// The proxy cannot be reached, or refuses.
    case proxyFailed
    /// The certificate is not trusted.
    case untrustedCertificate
    /// Client and server have no common version or cipher of TLS.
    case noSecureConnection
    /// What was received is not HTTP.
    case notHTTP
    /// The compression of the body is unknown, or the body is invalid in it.
    case cannotDecompress
    /// Anything else; see `detail`.
    case other
  }

  /// What failed.
  public let reason: Reason
  /// Host and port of the service; nil if the URL has none.
  public let host: String?
  /// The message of the underlying library.
  public let detail: String?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - reason: What failed.
  ///   - host: Host and port of the service; nil if the URL has none.
  ///   - detail: The message of the underlying library. It is left out if it could have a URL with
  ///     secrets, or if it is not plain text.
  public init(_ reason: Reason, host: String?, detail: String? = nil) {
    self.reason = reason
    self.host = host
    self.detail = detail.flatMap(Self.harmless)
  }

  private static func harmless(_ text: String) -> String? {
    guard !text.isEmpty, text.utf8.count <= 200, !text.contains("://"), !text.contains("?"),
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
    else { return nil }
    return text
  }
}

extension TransportError: CustomStringConvertible {
  /// The reason in a sentence, with the host.
  public var description: String { sentence + (detail.map { " (\($0))" } ?? "") }

  private var sentence: String {
    let host = host ?? "the service"
    return switch reason {
    case .invalidURL: "The base URL is not an http or https URL with a host."
    case .noNetwork: "There is no network."
    case .hostNotFound: "The host \(host) cannot be found."
    case .cannotConnect: "No connection to \(host) can be made. Is a server running there?"
    case .connectionLost: "The connection to \(host) was lost."
    case .proxyFailed: "The proxy cannot connect to \(host)."
    case .untrustedCertificate: "The certificate of \(host) is not trusted."
    case .noSecureConnection: "No secure connection to \(host) can be made."
    case .notHTTP: "The response of \(host) is not HTTP."
    case .cannotDecompress: "The body \(host) sent cannot be decompressed."
    case .other: "The exchange with \(host) failed."
    }
  }
}

extension TransportError: TemporaryFailure {
  /// Whether the same request may succeed in a moment. A wrong URL or certificate stays wrong.
  public var isTemporary: Bool {
    switch reason {
    case .invalidURL, .untrustedCertificate, .notHTTP, .cannotDecompress: false
    case .noNetwork, .hostNotFound, .cannotConnect, .connectionLost, .proxyFailed,
      .noSecureConnection, .other:
      true
    }
  }
}

extension ServiceCallError {
  /// The transport has no response.
  package init(_ error: TransportError) {
    self.init(.transport(error), "The request got no response: \(error)")
  }

  /// The timeout has passed.
  package static var noResponseInTime: ServiceCallError {
    ServiceCallError(.timeout, "There was no response in time.")
  }

  /// The body is larger than the client accepts.
  package static func responseTooLarge(
    maximumBytes: Int, httpStatus: Int?
  ) -> ServiceCallError {
    ServiceCallError(
      .responseTooLarge, "The response is larger than \(maximumBytes) bytes.",
      httpStatus: httpStatus)
  }
}
