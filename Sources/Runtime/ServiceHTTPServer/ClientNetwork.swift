import CMicroHTTPD
import Foundation

/// A client, as counted by limits: an IPv4 address, or a /64 network of IPv6, which is the smallest
/// network of one customer.
package struct ClientNetwork: Hashable, Sendable {
  private let bytes: [UInt8]

  /// - Parameter address: A numerical address. Any other text is a separate client.
  package init(of address: String) {
    // Without the zone of a local address.
    let digits = address.prefix { $0 != "%" }
    var (four, six) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, String(digits), &four) == 1 {
      bytes = withUnsafeBytes(of: four, Array.init)
    } else if inet_pton(AF_INET6, String(digits), &six) == 1 {
      let all = withUnsafeBytes(of: six, Array.init)
      bytes = all.starts(with: Self.mapped) ? Array(all.suffix(4)) : Array(all.prefix(8))
    } else {
      bytes = Array(address.utf8)
    }
  }

  /// The prefix of an IPv4 address inside an IPv6 address.
  private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}

/// The numerical address of a socket.
struct NumericAddress {
  let host: String
  let port: Int

  /// nil if it is not an internet address.
  init?(_ address: UnsafePointer<sockaddr>) {
    let size: Int
    switch Int32(address.pointee.sa_family) {
    case AF_INET: size = MemoryLayout<sockaddr_in>.size
    case AF_INET6: size = MemoryLayout<sockaddr_in6>.size
    default: return nil
    }
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    var service = [CChar](repeating: 0, count: Int(NI_MAXSERV))
    let status = getnameinfo(
      address, socklen_t(size), &host, socklen_t(host.count), &service,
      socklen_t(service.count), NI_NUMERICHOST | NI_NUMERICSERV)
    guard status == 0, let port = Int(Self.text(service)) else { return nil }
    self.host = Self.text(host)
    self.port = port
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
