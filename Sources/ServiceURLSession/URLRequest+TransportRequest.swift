import Foundation
import ServiceRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension URLRequest {
  /// The session's timeout is for inactivity only; it must not fire before the transport's own.
  private static let timeoutMargin: TimeInterval = 60

  init(_ request: TransportRequest, timeout: Duration) throws(ServiceCallError) {
    // Other schemes have no status and would read files.
    guard let url = request.url, let scheme = url.scheme?.lowercased(), let host = url.host(),
      scheme == "http" || scheme == "https", !host.isEmpty
    else { throw ServiceCallError(URLSessionTransportError(.badURL, host: nil)) }
    self.init(url: url)
    httpMethod = request.method.rawValue
    timeoutInterval = timeout / .seconds(1) + Self.timeoutMargin
    for field in request.headers { addValue(field.value, forHTTPHeaderField: field.name) }
    if !request.body.isEmpty { httpBody = Data(request.body) }
  }
}
