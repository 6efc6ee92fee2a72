import Foundation

/// Whom an address belongs to, as far as limits are concerned: an IPv4 address, or the 64 bits of
/// IPv6 that one customer has at least.
package struct ClientNetwork: Hashable, Sendable {
  private let bytes: [UInt8]

  /// - Parameter address: In digits; whatever else it is stands for itself.
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

  /// What an IPv4 address begins with where IPv6 carries it.
  private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
