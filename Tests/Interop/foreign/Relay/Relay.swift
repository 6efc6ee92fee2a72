public import Foundation
public import ServiceHTTPServer
@_spi(Generated) public import ServiceRuntime

/// Reads the parts of a Header as the types in a WSDL, and makes parts from them again.
public typealias HeaderReading = @Sendable (SOAPHeaders) throws -> SOAPHeaders

/// A server that answers every call by making the same call to another server.
///
/// So one call tests four things: reading and writing in the generated server, and in the generated
/// client. The other server may have services of several sets. They are next to each other, each
/// below the name of its set, here and at the other server.
public struct Relay: Sendable {
  private let sets: [String: RelayedSet]

  /// Creates a relay.
  ///
  /// - Parameters:
  ///   - services: The services of each set, by its name.
  ///   - url: The address of the other server.
  ///   - headers: How the headers of a set are read. The headers of other sets are passed on
  ///   unchanged.
  public init(
    _ services: [String: [RelayedService]], to url: URL, headers: [String: HeaderReading] = [:]
  ) throws {
    sets = try services.reduce(into: [:]) { sets, service in
      let (name, services) = service
      let record = RelayRecord(
        url.appending(path: name), readHeaders: headers[name] ?? { $0 })
      sets[name] = try RelayedSet(services, record)
    }
  }

  /// Serves until the returned server is released.
  public func serve() async throws -> HTTPServer {
    let server = HTTPServer(configuration: .init(port: 0)) { await respond(to: $0) }
    try await server.start()
    return server
  }

  /// `/<set>/<path of a service>` is a call, `/<set>/values` returns the values of the last one,
  /// and `/operations` returns a list of all operations.
  private func respond(to request: TransportRequest) async -> TransportResponse {
    if request.target == "/operations" { return json(sets.mapValues(\.operations)) }
    let parts = request.target.dropFirst().split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let set = sets[String(parts[0])] else {
      return TransportResponse(status: 404)
    }
    if parts[1] == "values" {
      return TransportResponse(status: 200, body: Array(set.record.takeValues().utf8))
    }
    var request = request
    request.target = "/" + parts[1]
    return await set.server.respond(to: request)
  }

  private func json(_ value: some Encodable) -> TransportResponse {
    TransportResponse(status: 200, body: (try? JSONEncoder().encode(value)).map(Array.init) ?? [])
  }
}

/// The services of one set of WSDLs.
private struct RelayedSet: Sendable {
  let record: RelayRecord
  let server: ServiceServer
  let operations: [RelayedOperation]

  init(_ services: [RelayedService], _ record: RelayRecord) throws {
    let made = services.map { $0.make(record) }
    self.record = record
    server = try ServiceServer(made.map(\.0), authenticator: AllowEveryone())
    operations = made.flatMap(\.1)
  }
}
