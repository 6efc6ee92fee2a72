public import Foundation
public import ServiceHTTPServer
@_spi(Generated) import ServiceRuntime

/// A server that answers every call by making the same call to another server.
///
/// So one call shows four things: what the generated server reads, what the generated client sends, what
/// that reads, and what the server answers. Services of any number of sets stand next to each other,
/// each below the name of its set, here and at the other server.
public struct Relay: Sendable {
  private let sets: [String: RelayedSet]

  /// Creates a relay.
  ///
  /// - Parameters:
  ///   - services: Of each set, by its name.
  ///   - url: Where the other server is.
  public init(_ services: [String: [RelayedService]], to url: URL) throws {
    sets = try services.reduce(into: [:]) { sets, service in
      sets[service.key] = try RelayedSet(service.value, to: url.appending(path: service.key))
    }
  }

  /// Serves until the returned server is let go of.
  public func serve() async throws -> HTTPServer {
    let server = HTTPServer(configuration: .init(port: 0)) { await respond(to: $0) }
    try await server.start()
    return server
  }

  /// `/<set>/<path of a service>` is a call, `/<set>/values` the values of the last one, and
  /// `/operations` all there is to call.
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

  init(_ services: [RelayedService], to url: URL) throws {
    let record = RelayRecord(url)
    let made = services.map { $0.make(record) }
    self.record = record
    server = try ServiceServer(made.map(\.0), authenticator: AllowEveryone())
    operations = made.flatMap(\.1)
  }
}
