import CCurl
import ServiceRuntime

/// How a transfer ended, as reported by libcurl.
struct Ending {
  let code: CURLcode
  let detail: String
  let refusedTunnelStatus: Int?

  init(_ code: CURLcode, _ handle: EasyHandle) {
    self.code = code
    let text = handle.errorText
    detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    refusedTunnelStatus = handle.refusedTunnelStatus
  }

  /// The error; nil if the transfer is complete.
  func error(host: String?, _ head: ResponseHead) -> ServiceCallError? {
    guard code != CURLE_OK else { return nil }
    if code == CURLE_OPERATION_TIMEDOUT { return .noResponseInTime }
    if isLineTooLong, !head.isComplete { return .headerTooLarge(httpStatus: head.status) }
    return ServiceCallError(TransportError(reason, host: host, detail: detail))
  }

  /// Whether a line is longer than the limit of libcurl. It reports that as too little memory or,
  /// since 8.7, as something that is too large.
  private var isLineTooLong: Bool {
    code == CURLE_OUT_OF_MEMORY || code.rawValue == 100
  }

  private var reason: TransportError.Reason {
    if refusedTunnelStatus != nil { return .proxyFailed }
    switch code {
    case CURLE_URL_MALFORMAT: return .invalidURL
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxyFailed
    case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound
    case CURLE_COULDNT_CONNECT: return .cannotConnect
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_SEND_FAIL_REWIND,
      CURLE_HTTP2_STREAM:
      return .connectionLost
    // libcurl reports an orderly shutdown of a server with the code for any problem with frames.
    case CURLE_HTTP2: return .connectionLost
    // An invalid chunk size has the code of a lost connection.
    case CURLE_RECV_ERROR: return detail.contains("chunk") ? .notHTTP : .connectionLost
    // The URL was checked before, so it is the response that has an unknown protocol.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: return .notHTTP
    case CURLE_BAD_CONTENT_ENCODING: return .cannotDecompress
    // In some versions only the text shows that decompression failed.
    case CURLE_WRITE_ERROR: return detail.contains("encoding") ? .cannotDecompress : .other
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS:
      return .untrustedCertificate
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_USE_SSL_FAILED:
      return .noSecureConnection
    default: return .other
    }
  }
}
