import CMicroHTTPD
import Foundation

/// A listening socket.
///
/// It is not created by the HTTP library, because the library can neither resolve names nor report
/// why it failed.
package struct Listener: Sendable {
  /// The descriptor.
  package let socket: Int32
  /// The port, even if the system chose it.
  package let port: Int

  /// Listens on the first available address of a host.
  package init(host: String, port: Int) throws(HTTPServerError) {
    guard let number = UInt16(exactly: port) else {
      throw .badConfiguration("\(port) is not a port")
    }
    let addresses = try Self.resolve(host, number)
    defer { freeaddrinfo(addresses) }
    var reason = "the name has no address"
    var next: UnsafeMutablePointer<addrinfo>? = addresses
    while let address = next?.pointee {
      if let socket = Self.open(address, isEveryAddress: host == "::") {
        self.socket = socket
        self.port = Self.port(of: socket) ?? port
        return
      }
      reason = Self.systemReason()
      next = address.ai_next
    }
    throw .cannotListen(host: host, port: port, reason: reason)
  }

  /// Refuses new connections. Existing connections stay open.
  func stopListening() { _ = shutdown(socket, Int32(SHUT_RDWR)) }

  /// Closes the socket.
  package func close() { _ = Foundation.close(socket) }

  private static func resolve(
    _ host: String, _ port: UInt16
  ) throws(HTTPServerError) -> UnsafeMutablePointer<addrinfo> {
    var hints = addrinfo()
    hints.ai_flags = Int32(AI_PASSIVE) | Int32(AI_NUMERICSERV)
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = streamSocket
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, String(port), &hints, &found)
    guard status == 0, let found else {
      throw .cannotListen(
        host: host, port: Int(port), reason: String(cString: gai_strerror(status)))
    }
    return found
  }

  /// nil if the address is not available; errno has the reason.
  private static func open(_ address: addrinfo, isEveryAddress: Bool) -> Int32? {
    let socket = Foundation.socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard socket >= 0 else { return nil }
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    // Allows a server to restart at once while connections of the previous one remain.
    set(SO_REUSEADDR, level: SOL_SOCKET, to: 1, socket: socket)
    if address.ai_family == AF_INET6 {
      set(
        Int32(IPV6_V6ONLY), level: Int32(IPPROTO_IPV6), to: isEveryAddress ? 0 : 1, socket: socket)
    }
    guard bind(socket, address.ai_addr, address.ai_addrlen) == 0, listen(socket, SOMAXCONN) == 0
    else {
      let reason = errno
      _ = Foundation.close(socket)
      errno = reason
      return nil
    }
    return socket
  }

  private static func set(_ option: Int32, level: Int32, to value: Int32, socket: Int32) {
    var value = value
    setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func port(of socket: Int32) -> Int? {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        getsockname(socket, address, &size) == 0 ? NumericAddress(address)?.port : nil
      }
    }
  }

  private static var streamSocket: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue)
    #else
      SOCK_STREAM
    #endif
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
