import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection from the server's side.
package final class ScriptedConnection: @unchecked Sendable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// A closed descriptor may already belong to another connection.
  private let isOpen = Mutex(true)

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  // MARK: - For scripts

  /// Sends bytes unchanged; false if the client has closed the connection.
  @discardableResult package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.send(descriptor, $0.baseAddress, $0.count, Sockets.quietly)
        #else
          Darwin.send(descriptor, $0.baseAddress, $0.count, Sockets.quietly)
        #endif
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Blocks until there are enough received bytes that belong to no request yet; false if the
  /// client closes the connection before.
  @discardableResult package func wait(until isEnough: ([UInt8]) -> Bool) -> Bool {
    while !isEnough(buffer) {
      guard readMore() else { return false }
    }
    return true
  }

  /// Blocks until the client closes the connection.
  package func waitForEnd() {
    while readMore() {}
  }

  /// Closes the connection in the middle of whatever was being sent.
  package func end() {
    isOpen.withLock { isOpen in
      if isOpen { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  /// Closes the connection with a reset.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    finish()
  }

  // MARK: - For the server

  /// The next request; nil if there are no more.
  func receive() -> ReceivedRequest? {
    while isOpen.withLock({ $0 }) {
      if let head = takeHead() { return complete(head) }
      guard readMore() else { return nil }
    }
    return nil
  }

  func finish() {
    isOpen.withLock { isOpen in
      if isOpen { close(descriptor) }
      isOpen = false
    }
  }

  private func takeHead() -> ReceivedRequest? {
    let end = Array("\r\n\r\n".utf8)
    guard let index = buffer.firstRange(of: end) else { return nil }
    let lines = String(decoding: buffer[..<index.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    buffer.removeFirst(index.upperBound)
    let parts = (lines.first ?? "").split(separator: " ").map(String.init)
    let headers = lines.dropFirst().map { line in
      let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        name: String(pair.first ?? ""),
        value: String(pair.last ?? "").trimmingCharacters(in: .whitespaces)
      )
    }
    return ReceivedRequest(
      method: parts.first ?? "", target: parts.dropFirst().first ?? "", headers: headers, body: [])
  }

  private func complete(_ head: ReceivedRequest) -> ReceivedRequest? {
    var request = head
    if request.header("Expect") != nil { send("HTTP/1.1 100 Continue\r\n\r\n") }
    let length = request.header("Content-Length").flatMap { Int($0) } ?? 0
    while buffer.count < length {
      guard readMore() else { return nil }
    }
    request.body = Array(buffer.prefix(length))
    buffer.removeFirst(length)
    return request
  }

  private func readMore() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    buffer += chunk.prefix(count)
    return true
  }
}
