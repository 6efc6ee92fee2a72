public import Foundation

extension CurlTransport {
  /// How a transport works.
  public struct Configuration: Sendable {
    /// Which HTTP is spoken.
    public enum HTTPVersion: Sendable {
      /// HTTP/2 where a server offers it over TLS, HTTP/1.1 otherwise.
      case automatic
      /// HTTP/1.1 only.
      case http1
      /// HTTP/2 without asking, without TLS too: for servers that are known to speak it. Before
      /// libcurl 8.1 every request makes a connection of its own.
      case http2WithPriorKnowledge
    }

    /// Whose certificates are trusted. None is ever accepted unchecked.
    public enum Trust: Sendable {
      /// Those the system trusts.
      case system
      /// Those the authorities in a PEM file vouch for, and no others.
      case authorities(path: String)
    }

    /// How long a request may take, from the call to the last byte of the response, unless the
    /// call says.
    public var timeout: Duration
    /// How long making a connection may take, TLS included.
    public var connectTimeout: Duration
    /// How many connections to one host are open at most; further requests wait for one of them.
    public var maximumConnectionsPerHost: Int
    /// Which HTTP is spoken.
    public var httpVersion: HTTPVersion
    /// Whose certificates are trusted.
    public var trust: Trust
    /// The proxy to go through.
    public var proxy: CurlProxy

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - timeout: For a request as a whole; 60 seconds unless given.
    ///   - connectTimeout: For making a connection; 20 seconds unless given.
    ///   - maximumConnectionsPerHost: 16 unless given.
    ///   - httpVersion: ``HTTPVersion/automatic`` unless given.
    ///   - trust: ``Trust/system`` unless given.
    ///   - proxy: ``CurlProxy/environment`` unless given.
    public init(
      timeout: Duration = .seconds(60), connectTimeout: Duration = .seconds(20),
      maximumConnectionsPerHost: Int = 16, httpVersion: HTTPVersion = .automatic,
      trust: Trust = .system, proxy: CurlProxy = .environment
    ) {
      self.timeout = timeout
      self.connectTimeout = connectTimeout
      self.maximumConnectionsPerHost = maximumConnectionsPerHost
      self.httpVersion = httpVersion
      self.trust = trust
      self.proxy = proxy
    }
  }
}

/// The proxy a ``CurlTransport`` goes through.
public struct CurlProxy: Sendable {
  enum Route: Sendable {
    case direct
    case environment
    case server(URL, user: String?, password: String?)
  }

  let route: Route

  /// No proxy, whatever the environment says.
  public static let none = CurlProxy(route: .direct)

  /// What `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` say, as other programs do.
  public static let environment = CurlProxy(route: .environment)

  /// A proxy of HTTP or SOCKS.
  ///
  /// - Parameters:
  ///   - url: `http://proxy.example:3128`, `https://…` or `socks5h://…`.
  ///   - user: The name it knows, where it asks.
  ///   - password: The password for it.
  public static func server(
    _ url: URL, user: String? = nil, password: String? = nil
  ) -> CurlProxy {
    CurlProxy(route: .server(url, user: user, password: password))
  }
}

extension CurlProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The kind of route, without name and password.
  public var description: String {
    switch route {
    case .direct: "no proxy"
    case .environment: "the proxy of the environment"
    case .server(let url, _, _): "the proxy \(url.host() ?? "without a host")"
    }
  }
  /// Like `description`.
  public var debugDescription: String { description }
  /// Like `description`.
  public var customMirror: Mirror { Mirror(self, children: ["proxy": description]) }
}
