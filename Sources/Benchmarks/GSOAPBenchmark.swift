import Foundation

/// The token server with its store in memory, compared with a server that gSOAP has made from its
/// WSDL and that keeps tokens in memory as well. Both check the credentials of every call.
struct GSOAPBenchmark {
  let rounds: Int
  var seconds = 1.0
  private static let connections = [1, 8, 64]

  func run() async throws {
    guard GSOAPServerProcess.isInstalled else {
      print("\ngSOAP was not found. To compare with it: Scripts/setup gsoap libgsoap-dev g++")
      return
    }
    print("\nToken server in memory, compared with gSOAP, median of \(rounds) rounds")
    let folder = try makeTemporaryFolder("gsoap-benchmark")
    defer { try? FileManager.default.removeItem(at: folder) }
    let caller = try TokenServerProcess.makeCaller(folder: folder)
    let made = try compile(folder)
    try GSOAPCodecBenchmark(
      rounds: rounds, program: made.appending(path: "codec"), folder: folder
    ).run()
    let program = made.appending(path: "load-server")
    for connections in Self.connections {
      try await compare(program, caller, connections: connections, folder: folder)
    }
  }

  private func compile(_ folder: URL) throws -> URL {
    let server = try TokenServerProcess.start(.memory, folder: folder)
    defer { server.stop() }
    let made = folder.appending(path: "gsoap")
    try GSOAPServerProcess.compile(["codec", "load-server"], wsdlFrom: server.port, folder: made)
    return made
  }

  /// With new servers, because a store in memory has a limited size.
  private func compare(
    _ program: URL, _ caller: TokenCaller, connections: Int, folder: URL
  ) async throws {
    let gsoap = try GSOAPServerProcess.start(program, caller: caller)
    defer { gsoap.stop() }
    let tokens = try TokenServerProcess.start(.memory, folder: folder, callers: .known)
    defer { tokens.stop() }
    let contenders = [
      Contender(title: "gSOAP, SOAP", binding: .soap, server: gsoap),
      Contender(title: "token server, SOAP", binding: .soap, server: tokens, hasAims: true),
      Contender(title: "token server, REST", binding: .rest, server: tokens),
    ]
    for call in Call.allCases {
      let loads = try contenders.map { contender in
        try contender.load(call, caller, connections: connections)
      }
      let results = try await inTurns(loads, rounds: rounds, seconds: seconds) {
        try $0.run(seconds: $1)
      }
      let title = "\(call.rawValue), \(connections) connection\(connections == 1 ? "" : "s")"
      print()
      printTable(Self.table(title, contenders, results: results))
    }
  }

  private enum Call: String, CaseIterable {
    case save
    case get
  }

  /// A server over one binding.
  private struct Contender {
    let title: String
    let binding: TokenRequest
    let server: ServerProcess
    var hasAims = false

    func load(
      _ call: Call, _ caller: TokenCaller, connections: Int
    ) throws -> LoadGenerator {
      let request =
        switch call {
        case .save: binding.save(caller)
        case .get: binding.get(key: try TokenRequest.savedKey(port: server.port, caller), caller)
        }
      return LoadGenerator(
        port: server.port, request: request, connections: connections,
        serverSeconds: server.processorTime)
    }
  }
}

extension GSOAPBenchmark {
  private static func table(
    _ title: String, _ contenders: [Contender], results: [[LoadGenerator.Result]]
  ) -> [[String]] {
    let head = [
      title, "requests/s", "of gSOAP", "aim", "p50 ms", "p99 ms", "of gSOAP", "aim", "CPU µs",
      "of gSOAP",
    ]
    let rows = zip(contenders, results).map { contender, own in
      [contender.title] + cells(own, gsoap: results[0], hasAims: contender.hasAims)
    }
    return [head] + rows
  }

  private static func cells(
    _ own: [LoadGenerator.Result], gsoap: [LoadGenerator.Result], hasAims: Bool
  ) -> [String] {
    func middle(_ value: (LoadGenerator.Result) -> Double, digits: Int) -> String {
      decimal(median(own.map(value)), digits: digits)
    }
    func ratio(_ value: (LoadGenerator.Result) -> Double) -> String {
      decimal(medianRatio(own.map(value), to: gsoap.map(value)), digits: 2)
    }
    return [
      middle(\.requestsPerSecond, digits: 0), ratio(\.requestsPerSecond), hasAims ? "≥ 1" : "",
      middle(\.milliseconds.p50, digits: 3),
      middle(\.milliseconds.p99, digits: 3), ratio(\.milliseconds.p99), hasAims ? "≤ 2" : "",
      middle(\.serverMicroseconds, digits: 1), ratio(\.serverMicroseconds),
    ]
  }
}
