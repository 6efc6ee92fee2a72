extension HTTPServer {
  /// Where a server listens and what its callers may demand.
  public struct Configuration: Sendable {
    /// The address to listen at: a name, an IPv4 or an IPv6 address. `0.0.0.0` is every IPv4
    /// address of the machine, `::` every address of both kinds.
    public var host: String
    /// The port to listen at; 0 lets the system choose one.
    public var port: Int
    /// Certificate and key; without them the server speaks plain HTTP.
    public var tls: TLSFiles?
    /// What requests may demand.
    public var limits: Limits
    /// How long parts of a request may take.
    public var deadlines: Deadlines
    /// The number of threads that read from and write to sockets; nil is one for each core, at
    /// most 8. The handler of a small request begins on such a thread and goes on elsewhere once
    /// it has to wait, so a handler must not block its thread: the rule of all tasks.
    public var ioThreads: Int?
    /// The path that tells whether the server is well: 200, or 503 while it shuts down; nil for
    /// none. It needs no authentication and is answered however busy the server is.
    public var healthPath: String?
    /// Told of every request once it is over; called on the threads of the sockets, so it must
    /// not block.
    public var accessLog: (@Sendable (AccessLogEntry) -> Void)?
    /// Told what the HTTP library has to say of broken connections; texts without secrets.
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

  /// The files of a server that speaks TLS (1.2 and 1.3).
  public struct TLSFiles: Hashable, Sendable {
    /// The path of the certificate in PEM, followed by those that vouch for it.
    public var certificate: String
    /// The path of its private key in PEM, not encrypted.
    public var privateKey: String

    /// Names the files.
    public init(certificate: String, privateKey: String) {
      self.certificate = certificate
      self.privateKey = privateKey
    }
  }

  /// What requests may demand of a server; what goes beyond is refused.
  public struct Limits: Hashable, Sendable {
    /// The most bytes of a request's first line and header fields together (431).
    public var headerBytes: Int
    /// The most header fields of a request (431).
    public var headerFields: Int
    /// The most bytes of a request's body (413).
    public var bodyBytes: Int
    /// The most bytes of all bodies that are being received at one time (503).
    public var bufferedBytes: Int
    /// The most connections. Beyond them the idle ones of the client that has most of them make
    /// way; where none is idle, a request is refused (503), and with an eighth more none is
    /// accepted.
    public var connections: Int
    /// The most connections of one client that wait for it to send a header, between requests or
    /// before the first one: the oldest make way. A client is an IPv4 address or an IPv6 network
    /// of 64 bits; a proxy is one client.
    public var idleConnectionsPerClient: Int
    /// The most requests being handled at one time (503).
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

  /// How long a connection may take; who takes longer is disconnected.
  public struct Deadlines: Hashable, Sendable {
    /// For the header of a request, from its first line on (from the connection on for the first
    /// one), however steadily it trickles in.
    public var header: Duration
    /// For the whole body of a request, however steadily it trickles in.
    public var body: Duration
    /// For the client to take the whole response.
    public var response: Duration
    /// Without any byte being sent or received, between requests too. Counted in whole seconds.
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
