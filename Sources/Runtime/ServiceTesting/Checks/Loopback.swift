import Foundation
public import ServiceRuntime

extension ServiceConnection {
  /// A connection to an implementation in this process, for tests: everything is encoded and
  /// decoded as on a network, and every caller is accepted.
  ///
  /// The client has a ticket, an application token and a time zone.
  public static func loopback(
    to endpoint: any ServiceEndpoint, over binding: ServiceBinding
  ) -> ServiceConnection {
    loopback(to: ServiceServer(endpoint, authenticator: AllowEveryone()), over: binding)
  }

  /// A connection to a server in this process, for tests: everything is encoded and decoded as on a
  /// network.
  ///
  /// The client has a ticket, an application token and a time zone.
  public static func loopback(
    to server: ServiceServer, over binding: ServiceBinding
  ) -> ServiceConnection {
    let configuration = ConnectionConfiguration(
      applicationToken: LoopbackCaller.applicationToken, timeZone: LoopbackCaller.timeZone,
      transport: LoopbackTransport(server))
    let url = URL(string: "http://localhost") ?? URL(filePath: "/")
    return switch binding {
    case .soap: .soap(url, credentials: .ticket(LoopbackCaller.ticket), configuration)
    case .rest: .rest(url, credentials: .ticket(LoopbackCaller.ticket), configuration)
    }
  }
}

/// The data that a loopback client sends in addition to parameters.
enum LoopbackCaller {
  static let ticket = "7T:ticket=="
  static let applicationToken = "application-token"
  static let timeZone = ServiceTimeZone(locationCode: "NO")
}
