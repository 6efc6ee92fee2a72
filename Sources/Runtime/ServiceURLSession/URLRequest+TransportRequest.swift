import Foundation
import ServiceRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension URLRequest {
  /// The session's timeout is for inactivity only; it must not fire before the transport's own.
  private static let timeoutMargin: TimeInterval = 60

  init(_ request: TransportRequest, timeout: Duration) throws(ServiceCallError) {
    try request.checkSendable()
    self.init(url: try request.httpURL())
    httpMethod = request.method.rawValue
    timeoutInterval = timeout / .seconds(1) + Self.timeoutMargin
    for field in request.headers { addValue(field.value, forHTTPHeaderField: field.name) }
    if !request.body.isEmpty { httpBody = Data(request.body) }
  }
}
