import CCurl
import Foundation
import ServiceRuntime

/// One transfer ("easy handle" in libcurl), with the memory that it refers to.
final class EasyHandle {
  let raw: UnsafeMutableRawPointer
  private let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var fields: UnsafeMutablePointer<curl_slist>?
  /// The first option that was refused.
  private var refusal = CURLE_OK

  /// Nil if there is not enough memory.
  init?() {
    guard let raw = curl_easy_init() else {
      errorBuffer.deallocate()
      return nil
    }
    self.raw = raw
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(raw)
    curl_slist_free_all(fields)
    errorBuffer.deallocate()
  }

  /// Why the transfer failed, as a text from libcurl.
  var errorText: String { String(cString: errorBuffer) }

  /// The status with which a proxy refused the tunnel; nil if it did not.
  var refusedTunnelStatus: Int? {
    let status = curl_shim_tunnel_status(raw)
    return status >= 300 ? status : nil
  }

  /// Clears the request. Connections and TLS sessions stay.
  func reset() {
    curl_easy_reset(raw)
    curl_slist_free_all(fields)
    fields = nil
    errorBuffer[0] = 0
  }

  func prepare(
    for exchange: CurlExchange, _ configuration: CurlTransport.Configuration
  ) -> CURLcode {
    refusal = CURLE_OK
    curl_shim_set_error_buffer(raw, errorBuffer)
    set(CURLOPT_NOSIGNAL, 1)
    setRequest(exchange)
    setReceivers(exchange)
    setTimes(exchange, configuration)
    setRoute(configuration)
    setTrust(configuration.trust)
    return refusal
  }

  private func setRequest(_ exchange: CurlExchange) {
    let request = exchange.request
    curl_shim_allow_http_only(raw)
    set(CURLOPT_URL, exchange.url)
    set(CURLOPT_PATH_AS_IS, 1)
    if request.method == .head {
      set(CURLOPT_NOBODY, 1)
    } else {
      setBody(request)
      set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
    set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
    setFields(request.headers)
    curl_shim_set_list(raw, CURLOPT_HTTPHEADER, fields)
  }

  /// POST and PUT without a body declare that. Other methods have a body or do not mention it.
  private func setBody(_ request: TransportRequest) {
    guard !request.body.isEmpty || [.post, .put, .patch].contains(request.method) else { return }
    let code = request.body.withUnsafeBytes { bytes in
      bytes.baseAddress.map { curl_shim_set_body(raw, $0, bytes.count) }
        ?? curl_shim_set_body(raw, "", 0)
    }
    note(code)
  }

  /// Only these fields, without those that libcurl would add on its own.
  private func setFields(_ headers: HeaderFields) {
    for field in headers {
      // An empty value needs the other notation. Otherwise the field is left out.
      append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    for name in ["Accept", "Content-Type", "Expect"] where headers[name] == nil {
      append("\(name):")
    }
  }

  private func append(_ line: String) {
    guard let longer = curl_slist_append(fields, line) else { return note(CURLE_OUT_OF_MEMORY) }
    fields = longer
  }

  private func setReceivers(_ exchange: CurlExchange) {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    curl_shim_set_receivers(
      raw,
      { bytes, size, count, context in
        CurlExchange.from(context).receive(headerLine: piece(bytes, size * count))
          ? size * count : 0
      },
      { bytes, size, count, context in
        CurlExchange.from(context).receive(body: piece(bytes, size * count)) ? size * count : 0
      },
      context)
    // The response of a proxy to the request for a tunnel is not the response of the service.
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func setTimes(_ exchange: CurlExchange, _ configuration: CurlTransport.Configuration) {
    set(CURLOPT_TIMEOUT_MS, exchange.timeout.inMilliseconds)
    set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.inMilliseconds)
    curl_shim_leave_resolver_alone(raw)
  }

  private func setRoute(_ configuration: CurlTransport.Configuration) {
    switch configuration.httpVersion {
    case .automatic: set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    case .http1: set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    case .http2WithPriorKnowledge:
      set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE)
      // libcurl 7.88 sends the HTTP/2 preface again on a reused connection.
      if !Self.reusesPriorKnowledge { set(CURLOPT_FORBID_REUSE, 1) }
    }
    switch configuration.proxy.route {
    case .environment: break
    case .direct: set(CURLOPT_PROXY, "")
    case .server(let url, let user, let password):
      set(CURLOPT_PROXY, url.absoluteString)
      set(CURLOPT_NOPROXY, "")
      if let user { set(CURLOPT_PROXYUSERNAME, user) }
      if let password { set(CURLOPT_PROXYPASSWORD, password) }
    }
  }

  private static let reusesPriorKnowledge = curl_shim_version() >= 0x080100

  private func setTrust(_ trust: CurlTransport.Configuration.Trust) {
    guard case .authorities(let path) = trust else { return }
    set(CURLOPT_CAINFO, path)
    note(curl_shim_set_text(raw, CURLOPT_CAPATH, nil))
  }

  private func set(_ option: CURLoption, _ value: Int) {
    note(curl_shim_set_long(raw, option, value))
  }

  private func set(_ option: CURLoption, _ version: some BinaryInteger) {
    let code = curl_shim_set_long(raw, option, Int(version))
    // A libcurl without HTTP/2 uses HTTP/1.1.
    if option != CURLOPT_HTTP_VERSION || code != CURLE_UNSUPPORTED_PROTOCOL { note(code) }
  }

  private func set(_ option: CURLoption, _ value: String) {
    note(curl_shim_set_text(raw, option, value))
  }

  private func note(_ code: CURLcode) {
    if refusal == CURLE_OK { refusal = code }
  }
}

private func piece(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeRawBufferPointer {
  UnsafeRawBufferPointer(start: bytes, count: count)
}

extension CurlExchange {
  fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> CurlExchange {
    // The loop keeps the exchange alive while its transfer runs.
    Unmanaged<CurlExchange>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }
}

extension Duration {
  /// At least one, because zero would be no limit, and at most the maximum of libcurl.
  var inMilliseconds: Int {
    let milliseconds = self / .milliseconds(1)
    return Int(min(max(milliseconds.rounded(.up), 1), Double(Int32.max)))
  }
}
