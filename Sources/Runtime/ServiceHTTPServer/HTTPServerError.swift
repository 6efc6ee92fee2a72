public import Foundation

/// Why a server could not start.
public enum HTTPServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A value of the configuration is invalid.
  case badConfiguration(String)
  /// The server cannot listen on the address; the reason is a text of the system.
  case cannotListen(host: String, port: Int, reason: String)
  /// A file of certificate or key cannot be read.
  case unreadableFile(path: String, reason: String)
  /// The system allows the process fewer open files than the connections may need.
  case tooFewFiles(needed: Int, limit: Int)
  /// The HTTP library did not start; the reason is its message.
  case cannotStart(reason: String)
  /// A server starts only once.
  case alreadyStarted

  /// What went wrong.
  public var description: String {
    switch self {
    case .badConfiguration(let reason): "The configuration of the server is wrong: \(reason)."
    case .cannotListen(let host, let port, let reason):
      "Cannot listen on port \(port) of \(host): \(reason)."
    case .unreadableFile(let path, let reason): "Cannot read \(path): \(reason)."
    case .tooFewFiles(let needed, let limit):
      "The process may open \(limit) files and needs \(needed) for its connections: "
        + "raise the limit (ulimit -n, LimitNOFILE), or lower limits.connections."
    case .cannotStart(let reason): "The server cannot start: \(reason)."
    case .alreadyStarted: "The server was already started."
    }
  }
}

extension HTTPServerError: LocalizedError {
  /// What went wrong.
  public var errorDescription: String? { description }
}
