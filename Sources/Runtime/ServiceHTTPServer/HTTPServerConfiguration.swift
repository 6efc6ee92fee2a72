public import Foundation

extension HTTPServer {
  /// The settings of a server.
  public struct Configuration: Sendable {
    /// The address to listen on: a name, an IPv4 address or an IPv6 address. `0.0.0.0` is every
    /// IPv4 address of the machine, and `::` is every address of both kinds.
    public var host: String
    /// The port to listen on. With 0 the system chooses one.
    public var port: Int
    /// Certificate and key. Without them the server uses plain HTTP.
    public var tls: TLSFiles?
    /// Limits for requests.
    public var limits: Limits
    /// Deadlines for the parts of a request.
    public var deadlines: Deadlines
    /// The number of threads that read from and write to sockets; nil is one for each core, at most
    /// 8. The handler of a small request begins on such a thread, and continues on another one
    /// after it has to wait. So a handler must not block its thread, like every task.
    public var ioThreads: Int?
    /// The path of the health check: 200, or 503 during a shutdown; nil for none. It needs no
    /// authentication and responds even if the server is busy.
    public var healthPath: String?
    /// Called at the end of every request, on the threads of the sockets, so it must not block.
    public var accessLog: (@Sendable (AccessLogEntry) -> Void)?
    /// Called with messages of the HTTP library about broken connections, without secrets.
    public var diagnosticLog: (@Sendable (String) -> Void)?

    /// Creates a configuration.
    public init(
      host: String = "127.0.0.1",
      port: Int = 8080,
      tls: TLSFiles? = nil,
      limits: Limits = Limits(),
      deadlines: Deadlines = Deadlines(),
      ioThreads: Int? = nil,
      healthPath: String? = "/healthz",
      accessLog: (@Sendable (AccessLogEntry) -> Void)? = nil,
      diagnosticLog: (@Sendable (String) -> Void)? = nil
    ) {
      self.host = host
      self.port = port
      self.tls = tls
      self.limits = limits
      self.deadlines = deadlines
      self.ioThreads = ioThreads
      self.healthPath = healthPath
      self.accessLog = accessLog
      self.diagnosticLog = diagnosticLog
    }
  }

  /// The files for TLS (1.2 and 1.3).
  public struct TLSFiles: Hashable, Sendable {
    /// The path of the certificate in PEM, followed by its intermediate certificates.
    public var certificate: String
    /// The path of its private key in PEM, not encrypted.
    public var privateKey: String

    /// Creates the paths.
    public init(certificate: String, privateKey: String) {
      self.certificate = certificate
      self.privateKey = privateKey
    }
  }

  /// Limits of a server. Requests beyond them are refused.
  public struct Limits: Hashable, Sendable {
    /// The maximum size in bytes of the first line and the header fields of a request together
    /// (431).
    public var headerBytes: Int
    /// The maximum number of header fields of a request (431).
    public var headerFields: Int
    /// The maximum size in bytes of a request's body (413).
    public var bodyBytes: Int
    /// The maximum size in bytes of all bodies that are being received at one time (503).
    public var bufferedBytes: Int
    /// The maximum number of connections. Beyond it, idle connections of the client with the most
    /// connections are closed. If none is idle, requests are refused (503). With an eighth more, no
    /// connection is accepted.
    public var connections: Int
    /// The maximum number of idle connections of one client, which wait for a header before the
    /// first request or between requests. Beyond it, the oldest are closed. A client is an IPv4
    /// address or a /64 network of IPv6; a proxy is one client.
    public var idleConnectionsPerClient: Int
    /// The maximum number of requests being handled at one time (503).
    public var requestsInFlight: Int

    /// Creates limits.
    public init(
      headerBytes: Int = 16 << 10,
      headerFields: Int = 100,
      bodyBytes: Int = 16 << 20,
      bufferedBytes: Int = 256 << 20,
      connections: Int = 1024,
      idleConnectionsPerClient: Int = 256,
      requestsInFlight: Int = 256
    ) {
      self.headerBytes = headerBytes
      self.headerFields = headerFields
      self.bodyBytes = bodyBytes
      self.bufferedBytes = bufferedBytes
      self.connections = connections
      self.idleConnectionsPerClient = idleConnectionsPerClient
      self.requestsInFlight = requestsInFlight
    }
  }

  /// Deadlines of a connection. A client that exceeds one is disconnected.
  public struct Deadlines: Hashable, Sendable {
    /// For the whole header of a request, starting with its first line (for the first request, with
    /// the connection).
    public var header: Duration
    /// For the whole body of a request.
    public var body: Duration
    /// For the client to receive the whole response.
    public var response: Duration
    /// For inactivity: no byte is sent or received, also between requests. In whole seconds.
    public var inactivity: Duration

    /// Creates deadlines.
    public init(
      header: Duration = .seconds(10),
      body: Duration = .seconds(60),
      response: Duration = .seconds(120),
      inactivity: Duration = .seconds(30)
    ) {
      self.header = header
      self.body = body
      self.response = response
      self.inactivity = inactivity
    }
  }
}

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
