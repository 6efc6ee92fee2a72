import Foundation
public import ServiceRuntime

extension ServiceConnection {
  /// A connection to implementations in this process, for tests: everything is encoded and decoded
  /// as on a network, and everyone is let in.
  ///
  /// The client has a ticket, an application token and a time zone.
  public static func loopback(
    to endpoints: any ServiceEndpoint..., over binding: ServiceBinding
  ) -> ServiceConnection {
    let transport = LoopbackTransport(
      ServiceServer(endpoints, authenticator: AllowEveryone()))
    let url = URL(string: "http://localhost") ?? URL(filePath: "/")
    return switch binding {
    case .soap:
      .soap(
        url, credentials: .ticket(LoopbackCaller.ticket),
        applicationToken: LoopbackCaller.applicationToken, timeZone: LoopbackCaller.timeZone,
        transport: transport)
    case .rest:
      .rest(
        url, credentials: .ticket(LoopbackCaller.ticket),
        applicationToken: LoopbackCaller.applicationToken, timeZone: LoopbackCaller.timeZone,
        transport: transport)
    }
  }
}
