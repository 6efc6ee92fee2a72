public import Foundation

extension CurlTransport {
  /// The settings of a transport.
  public struct Configuration: Sendable {
    /// The version of HTTP.
    public enum HTTPVersion: Sendable {
      /// HTTP/2 if the server offers it over TLS, otherwise HTTP/1.1.
      case automatic
      /// HTTP/1.1 only.
      case http1
      /// HTTP/2 without negotiation, also without TLS: for servers that are known to support it.
      /// Before libcurl 8.1 every request opens a new connection.
      case http2WithPriorKnowledge
    }

    /// Which certificates are trusted. No certificate is ever accepted unchecked.
    public enum Trust: Sendable {
      /// The certificates that the system trusts.
      case system
      /// Only certificates signed by the authorities in a PEM file.
      case authorities(path: String)
    }

    /// The timeout of a request, from the call to the last byte of the response. The timeout of a
    /// call overrides it.
    public var timeout: Duration
    /// The timeout for making a connection, including TLS.
    public var connectTimeout: Duration
    /// The maximum number of connections to one host. Further requests wait for one of them.
    public var maximumConnectionsPerHost: Int
    /// The version of HTTP.
    public var httpVersion: HTTPVersion
    /// Which certificates are trusted.
    public var trust: Trust
    /// The proxy to use.
    public var proxy: CurlProxy

    /// Creates a configuration.
    ///
    /// - Parameters:
    ///   - timeout: For the whole request. The default is 60 seconds.
    ///   - connectTimeout: For making a connection. The default is 20 seconds.
    ///   - maximumConnectionsPerHost: The default is 16.
    ///   - httpVersion: The default is ``HTTPVersion/automatic``.
    ///   - trust: The default is ``Trust/system``.
    ///   - proxy: The default is ``CurlProxy/environment``.
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

/// The proxy of a ``CurlTransport``.
public struct CurlProxy: Sendable {
  enum Route: Sendable {
    case direct
    case environment
    case server(URL, user: String?, password: String?)
  }

  let route: Route

  /// No proxy. The environment is ignored.
  public static let none = CurlProxy(route: .direct)

  /// The proxy from the variables `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, as in
  /// other programs.
  public static let environment = CurlProxy(route: .environment)

  /// An HTTP or SOCKS proxy.
  ///
  /// - Parameters:
  ///   - url: `http://proxy.example:3128`, `https://…` or `socks5h://…`.
  ///   - user: The user name, if the proxy needs one.
  ///   - password: The password of the user.
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
