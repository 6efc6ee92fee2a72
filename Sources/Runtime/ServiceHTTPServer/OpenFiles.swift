import Foundation

/// The limit on open files of the process. Each connection is one file.
enum OpenFiles {
  /// Files other than connections: logs, databases, files of the library.
  private static let others = 64

  /// Raises the limit for all accepted connections. Without free files, clients would wait without
  /// a response.
  ///
  /// - Throws: `.tooFewFiles` if the system does not allow that many.
  static func allow(_ configuration: HTTPServer.Configuration) throws(HTTPServerError) {
    let needed = configuration.acceptedConnections + configuration.threads * 4 + others
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(needed) else { return }
    guard limit.rlim_max >= rlim_t(needed) else {
      throw .tooFewFiles(needed: needed, limit: Int(clamping: limit.rlim_max))
    }
    let old = Int(clamping: limit.rlim_cur)
    limit.rlim_cur = rlim_t(needed)
    guard setrlimit(resource, &limit) == 0 else { throw .tooFewFiles(needed: needed, limit: old) }
  }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}

extension HTTPServer.Configuration {
  /// The number of accepted connections. It is higher than the number of served ones, so that the
  /// others receive a response.
  var acceptedConnections: Int { limits.connections * 9 / 8 + 1 }

  /// The threads that serve sockets.
  var threads: Int {
    ioThreads ?? min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 8)
  }
}
