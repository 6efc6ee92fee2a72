import Foundation
import ServiceRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension TransportResponse {
  /// Status and header fields; those that speak of the compressed body are left out, for the body
  /// arrives decompressed.
  init(_ head: HTTPURLResponse) {
    var pairs = head.allHeaderFields
      .map { (String(describing: $0.key), String(describing: $0.value)) }
    if head.isCompressed {
      let compressed = ["content-encoding", "content-length"]
      pairs.removeAll { compressed.contains($0.0.lowercased()) }
    }
    self.init(status: head.statusCode, headers: HeaderFields(pairs.sorted { $0 < $1 }))
  }
}

extension HTTPURLResponse {
  var isCompressed: Bool {
    guard let encoding = value(forHTTPHeaderField: "Content-Encoding") else { return false }
    return encoding.lowercased() != "identity"
  }
}
