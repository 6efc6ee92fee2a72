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

  /// Whether the body will be larger, as far as the head tells; a length beyond all integers is.
  func announces(moreThan maximumBytes: Int) -> Bool {
    guard let text = value(forHTTPHeaderField: "Content-Length"), !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return expectedContentLength > Int64(maximumBytes) }
    return (Int(text) ?? .max) > maximumBytes
  }
}
