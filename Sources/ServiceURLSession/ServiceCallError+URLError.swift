import Foundation
import ServiceRuntime

extension ServiceCallError {
  init(_ error: URLSessionTransportError) {
    self.init(.transport(error), "The request got no response: \(error)")
  }

  /// What an error of the session means.
  ///
  /// - Parameter afterHead: Whether status and header fields had arrived.
  init(_ error: any Error, host: String?, afterHead: Bool) {
    let code = (error as? URLError)?.code ?? .unknown
    guard code != .timedOut else {
      self.init(.timeout, "There was no response in time.")
      return
    }
    #if canImport(FoundationNetworking)
      let detail = error.reasonOfLibrary
      let meaning = code.meaning(detail: detail ?? "", afterHead: afterHead)
      self.init(URLSessionTransportError(meaning, host: host, detail: detail))
    #else
      self.init(URLSessionTransportError(code, host: host))
    #endif
  }
}

#if canImport(FoundationNetworking)
  extension URLError.Code {
    /// FoundationNetworking passes on what libcurl says and leaves much of it `unknown`.
    fileprivate func meaning(detail: String, afterHead: Bool) -> URLError.Code {
      switch self {
      // An empty reply.
      case .badServerResponse: .networkConnectionLost
      // The URL was checked: it is the answer that has a protocol nobody knows.
      case .unsupportedURL: .badServerResponse
      case .unknown where detail.hasPrefix("SSL certificate"): .serverCertificateUntrusted
      case .unknown where detail.contains("SSL"): .secureConnectionFailed
      case .unknown where detail.contains("chunked-encoding"): .badServerResponse
      case .unknown where detail.contains("encoding"): .cannotDecodeContentData
      case .unknown where detail.contains("Send failure"): .networkConnectionLost
      case .unknown: afterHead ? .networkConnectionLost : .badServerResponse
      default: self
      }
    }
  }

  extension Error {
    /// The words of the library underneath, without anything that could be an address.
    fileprivate var reasonOfLibrary: String? {
      let text = (self as NSError).localizedDescription
      guard text.utf8.count <= 200, !text.contains("://"), !text.contains("?"),
        text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
      else { return nil }
      return text
    }
  }
#endif
