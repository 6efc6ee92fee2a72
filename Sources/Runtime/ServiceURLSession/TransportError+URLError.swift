import Foundation
import ServiceRuntime

extension ServiceCallError {
  /// The transport error for an error of the session.
  ///
  /// - Parameter afterHead: Whether status and header fields had arrived.
  init(_ error: any Error, host: String?, afterHead: Bool) {
    let code = (error as? URLError)?.code ?? .unknown
    guard code != .timedOut else {
      self = .noResponseInTime
      return
    }
    #if canImport(FoundationNetworking)
      let words = (error as NSError).localizedDescription
      let reason = code.reason(words, afterHead: afterHead)
    #else
      // Its text is for users, in their language.
      let words = "URLError \(code.rawValue)"
      let reason = code.reason
    #endif
    self.init(TransportError(reason, host: host, detail: words))
  }
}

extension URLError.Code {
  fileprivate var reason: TransportError.Reason {
    switch self {
    case .badURL, .unsupportedURL: .invalidURL
    case .notConnectedToInternet: .noNetwork
    case .cannotFindHost, .dnsLookupFailed: .hostNotFound
    case .cannotConnectToHost: .cannotConnect
    case .networkConnectionLost: .connectionLost
    case .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired:
      .untrustedCertificate
    case .secureConnectionFailed: .noSecureConnection
    case .badServerResponse, .cannotParseResponse: .notHTTP
    case .cannotDecodeContentData, .cannotDecodeRawData: .cannotDecompress
    default: .other
    }
  }

  #if canImport(FoundationNetworking)
    /// FoundationNetworking passes on errors of libcurl, many of them as `unknown`.
    fileprivate func reason(_ words: String, afterHead: Bool) -> TransportError.Reason {
      switch self {
      // An empty reply.
      case .badServerResponse: .connectionLost
      // The URL was checked before, so it is the response that has an unknown protocol.
      case .unsupportedURL: .notHTTP
      case .unknown where words.hasPrefix("SSL certificate"): .untrustedCertificate
      case .unknown where words.contains("SSL"): .noSecureConnection
      case .unknown where words.contains("chunked-encoding"): .notHTTP
      case .unknown where words.contains("encoding"): .cannotDecompress
      case .unknown where words.contains("Send failure"): .connectionLost
      case .unknown: afterHead ? .connectionLost : .notHTTP
      default: reason
      }
    }
  #endif
}
