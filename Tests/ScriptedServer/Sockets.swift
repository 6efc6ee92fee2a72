import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Sockets {
  #if canImport(Glibc)
    static let stream = Int32(SOCK_STREAM.rawValue)
    static let quietly = Int32(MSG_NOSIGNAL)
  #else
    static let stream = SOCK_STREAM
    static let quietly: Int32 = 0
  #endif

  /// Listens on a free port of the loopback interface.
  static func listen() throws -> (descriptor: Int32, port: Int) {
    let descriptor = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, size) == 0 && Self.listen(descriptor)
          && getsockname(descriptor, generic, &size) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  // The thread that accepts connections closes the socket. If another thread closed it, its number
  // could belong to the socket of another server when the thread accepts again, and the thread
  // would take a connection of that server. On Apple's systems only closing wakes the thread.

  /// Wakes the thread that accepts connections.
  static func endListening(_ descriptor: Int32) {
    #if canImport(Darwin)
      close(descriptor)
    #else
      shutdown(descriptor, Int32(SHUT_RDWR))
    #endif
  }

  /// Frees a socket on which nothing accepts connections any longer.
  static func closeAfterUse(_ descriptor: Int32) {
    #if !canImport(Darwin)
      close(descriptor)
    #endif
  }

  private static func listen(_ descriptor: Int32) -> Bool {
    #if canImport(Glibc)
      Glibc.listen(descriptor, 64) == 0
    #else
      Darwin.listen(descriptor, 64) == 0
    #endif
  }

  /// A port on which nothing listens: it was free a moment ago.
  static func unusedPort() throws -> Int {
    let (descriptor, port) = try listen()
    close(descriptor)
    return port
  }
}

/// The URL of a port on which nothing listens.
package func urlOfNobody() throws -> String { "http://127.0.0.1:\(try Sockets.unusedPort())" }
