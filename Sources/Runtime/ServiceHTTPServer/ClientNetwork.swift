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
