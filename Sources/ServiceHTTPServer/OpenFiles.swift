import Foundation

/// How many files the process may open; each connection is one.
enum OpenFiles {
  /// What the process needs beside connections: logs, databases, the library's own.
  private static let others = 64

  /// Makes room for all connections that are accepted: a system that has no file left for one more
  /// leaves clients waiting without an answer.
  ///
  /// - Throws: `.tooFewFiles` where the system does not allow that many.
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
  /// The connections that are accepted: some more than are served, so that the others are told.
  var acceptedConnections: Int { limits.connections * 9 / 8 + 1 }

  /// The threads that serve sockets.
  var threads: Int {
    ioThreads ?? min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 8)
  }
}
