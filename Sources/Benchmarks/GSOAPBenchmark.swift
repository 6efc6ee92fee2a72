import Foundation

/// The token server with its store in memory, compared with a server that gSOAP has made from its
/// WSDL and that keeps tokens in memory as well. Both check the credentials of every call.
struct GSOAPBenchmark {
  let rounds: Int
  var seconds = 1.0
  private static let connections = [1, 8, 64]

  init(rounds: Int) { self.rounds = rounds }

  func run() throws {
    guard GSOAPServerProcess.isInstalled else {
      print("\ngSOAP was not found. To compare with it: Scripts/setup gsoap libgsoap-dev g++")
      return
    }
    print("\nToken server in memory, compared with gSOAP, median of \(rounds) rounds")
    try withTemporaryFolder("gsoap-benchmark") { folder in
      let caller = try TokenServerProcess.makeCaller(folder: folder)
      let made = try compile(folder)
      try GSOAPCodecBenchmark(
        rounds: rounds, program: made.appending(path: "codec"), folder: folder
      ).run()
      let program = made.appending(path: "load-server")
      for connections in Self.connections {
        try compare(program, caller, connections: connections, folder: folder)
      }
    }
  }

  private func compile(_ folder: URL) throws -> URL {
    let server = try TokenServerProcess(.memory, folder: folder)
    defer { server.stop() }
    let made = folder.appending(path: "gsoap")
    try GSOAPServerProcess.compile(
      ["codec", "load-server"], wsdlFrom: server.port, folder: made)
    return made
  }

  /// With new servers, because a store in memory has a limited size.
  private func compare(
    _ program: URL, _ caller: TokenCaller, connections: Int, folder: URL
  ) throws {
    let gsoap = try GSOAPServerProcess(program, caller: caller)
    defer { gsoap.stop() }
    let tokens = try TokenServerProcess(.memory, folder: folder, callers: .known)
    defer { tokens.stop() }
    let contenders = [
      Contender(
        "gSOAP, SOAP", .soap, port: gsoap.port, serverSeconds: gsoap.processorTime),
      Contender(
        "token server, SOAP", .soap, port: tokens.port, serverSeconds: tokens.processorTime,
        hasAims: true),
      Contender(
        "token server, REST", .rest, port: tokens.port, serverSeconds: tokens.processorTime),
    ]
    for call in Call.allCases {
      let loads = try contenders.map { contender in
        try contender.load(call, caller, connections: connections)
      }
      let results = try measure(loads)
      let title = "\(call.rawValue), \(connections) connection\(connections == 1 ? "" : "s")"
      print("\n" + Self.table(title, contenders, results: results).text)
      fflush(nil)
    }
  }

  /// The servers take turns, so that other load on the machine affects all of them.
  private func measure(_ loads: [LoadGenerator]) throws -> [[LoadGenerator.Result]] {
    var results = loads.map { _ in [LoadGenerator.Result]() }
    for load in loads { _ = try load.run(seconds: 0.2) }
    for _ in 0..<rounds {
      for (index, load) in loads.enumerated() {
        results[index].append(try load.run(seconds: seconds))
      }
    }
    return results
  }

  private enum Call: String, CaseIterable {
    case save
    case get
  }

  /// A server over one binding.
  private struct Contender {
    let title: String
    let binding: TokenRequest
    let port: Int
    let serverSeconds: @Sendable () -> Double
    let hasAims: Bool

    init(
      _ title: String, _ binding: TokenRequest, port: Int,
      serverSeconds: @escaping @Sendable () -> Double, hasAims: Bool = false
    ) {
      (self.title, self.binding, self.port) = (title, binding, port)
      (self.serverSeconds, self.hasAims) = (serverSeconds, hasAims)
    }

    func load(
      _ call: Call, _ caller: TokenCaller, connections: Int
    ) throws -> LoadGenerator {
      let request =
        switch call {
        case .save: binding.save(caller)
        case .get: binding.get(key: try TokenRequest.savedKey(port: port, caller), caller)
        }
      return LoadGenerator(
        port: port, request: request, connections: connections, serverSeconds: serverSeconds)
    }
  }
}

extension GSOAPBenchmark {
  private static func table(
    _ title: String, _ contenders: [Contender], results: [[LoadGenerator.Result]]
  ) -> Table {
    let head = [
      title, "requests/s", "of gSOAP", "aim", "p50 ms", "p99 ms", "of gSOAP", "aim", "CPU µs",
      "of gSOAP",
    ]
    let rows = zip(contenders, results).map { contender, own in
      [contender.title] + cells(own, gsoap: results[0], hasAims: contender.hasAims)
    }
    return Table(rows: [head] + rows)
  }

  private static func cells(
    _ own: [LoadGenerator.Result], gsoap: [LoadGenerator.Result], hasAims: Bool
  ) -> [String] {
    func middle(_ value: (LoadGenerator.Result) -> Double, digits: Int) -> String {
      decimal(median(own.map(value)), digits: digits)
    }
    // The median of the ratios, not the ratio of the medians, because compared values were
    // measured together.
    func ratio(_ value: (LoadGenerator.Result) -> Double) -> String {
      decimal(median(zip(own, gsoap).map { value($0) / value($1) }), digits: 2)
    }
    return [
      middle(\.requestsPerSecond, digits: 0), ratio(\.requestsPerSecond), hasAims ? "≥ 1" : "",
      middle(\.milliseconds.p50, digits: 3),
      middle(\.milliseconds.p99, digits: 3), ratio(\.milliseconds.p99), hasAims ? "≤ 2" : "",
      middle(\.serverMicroseconds, digits: 1), ratio(\.serverMicroseconds),
    ]
  }
}
