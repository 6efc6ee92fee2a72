import Foundation

/// A client on a bare socket. It can send bytes that an HTTP library would not send.
///
/// Unchecked: used by one thread at a time.
package final class RawClient: @unchecked Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
    init(_ call: String) { description = "\(call): \(String(cString: strerror(errno)))" }
  }

  private let socket: Int32
  /// Received bytes that are not yet a part of a response.
  private var pending: [UInt8] = []
  private var isOpen = true

  /// - Parameters:
  ///   - source: The address of the client; nil if the system chooses one.
  ///   - patience: A limit in seconds for tests that hang. It is long enough never to be reached
  ///   otherwise.
  package init(
    port: Int, host: String = "127.0.0.1", source: String? = nil, patience: Int = 20
  ) throws {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else {
      throw Failure("getaddrinfo")
    }
    defer { freeaddrinfo(found) }
    socket = Foundation.socket(address.ai_family, address.ai_socktype, 0)
    var time = timeval(tv_sec: patience, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
    if let source { try comeFrom(source) }
    // Everything is initialized: deinit closes the socket.
    guard connect(socket, address.ai_addr, address.ai_addrlen) == 0 else {
      throw Failure("connect")
    }
  }

  deinit { close() }

  /// Every IPv4 address that begins with 127 is this machine.
  private func comeFrom(_ source: String) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    inet_pton(AF_INET, source, &address.sin_addr)
    let status = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure("bind") }
  }

  package func close() {
    if isOpen { _ = Foundation.close(socket) }
    isOpen = false
  }

  /// Closes the connection at once, so that the server sees a reset.
  package func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  /// Closes the sending side.
  package func finishSending() { _ = shutdown(socket, Int32(SHUT_WR)) }

  package func send(_ text: String) throws { try send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure("send") }
      rest = rest.dropFirst(count)
    }
  }

  /// The next response; nil if the server closes the connection before its end. Responses to HEAD
  /// have no body, even if they declare one.
  package func response(hasBody: Bool = true) throws -> RawResponse? {
    while true {
      if let (response, rest) = RawResponse.parse(pending, hasBody: hasBody) {
        pending = rest
        return response
      }
      guard try receive() else { return nil }
    }
  }

  /// Whether the server closes the connection without sending another byte.
  package func isClosedByServer() throws -> Bool {
    while try receive() {}
    return pending.isEmpty
  }

  /// All bytes that the server sends until it closes the connection.
  package func everything() throws -> [UInt8] {
    while try receive() {}
    return pending
  }

  /// False at the end of the stream, orderly or not.
  private func receive() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count < 0, errno == ECONNRESET || errno == EPIPE { return false }
    guard count >= 0 else { throw Failure("recv") }
    pending += buffer.prefix(count)
    return count > 0
  }
}
