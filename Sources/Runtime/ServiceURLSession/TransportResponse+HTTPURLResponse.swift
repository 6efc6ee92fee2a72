import Foundation
import ServiceRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension TransportResponse {
  /// Status and header fields, sorted by name.
  init(_ head: HTTPURLResponse) {
    let pairs = head.allHeaderFields
      .map { (String(describing: $0.key), String(describing: $0.value)) }
    self.init(status: head.statusCode, headers: HeaderFields(pairs.sorted { $0 < $1 }))
  }

  /// The response after the session has decompressed the body.
  var afterDecompression: TransportResponse {
    var response = self
    response.headers = headers.afterDecompression
    return response
  }
}
