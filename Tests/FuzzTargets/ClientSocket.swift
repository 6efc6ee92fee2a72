import Foundation

/// A plain connection to a port of this machine.
///
/// The fuzzer's alarm, which comes every few seconds, interrupts any call that waits.
final class ClientSocket {
  private let descriptor: Int32

  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 || errno == EINTR && isConnected() else { return nil }
  }

  /// Waits for a connection whose call was interrupted. It continues without the call.
  private func isConnected() -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while poll(&state, 1, -1) < 0 {
      guard errno == EINTR else { return false }
    }
    var problem: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem == 0
  }

  deinit { close(descriptor) }

  /// Writes, and closes the sending side; false if the other side has closed before.
  func write(_ bytes: [UInt8]) -> Bool {
    let count = bytes.withUnsafeBytes { bytes in
      repeatingInterrupted { send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
    }
    shutdown(descriptor, Int32(SHUT_WR))
    return count == bytes.count
  }

  func readToEnd() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while repeatingInterrupted({ recv(descriptor, &buffer, buffer.count, 0) }) > 0 {}
  }

  private func repeatingInterrupted(_ call: () -> Int) -> Int {
    while true {
      let count = call()
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
