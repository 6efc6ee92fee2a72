import Foundation
import FuzzTargets

/// Checks that a hostile message costs less than a second and does not delay others: directly in
/// the decoder, and sent to a token server without credentials, with the default limits.
struct HostileCheck {
  /// Seconds of processor time.
  private static let most = 1.0
  /// The maximum seconds of a simultaneous save.
  private static let longestWait = 0.1
  /// Several attempts, because other load on the machine also causes delays.
  private static let attempts = 5

  private struct Cost {
    let decoder: Double
    let server: Double
    let wait: Double

    var isFine: Bool {
      decoder <= HostileCheck.most && server <= HostileCheck.most
        && wait <= HostileCheck.longestWait
    }
  }

  func run() throws {
    try withTemporaryFolder("docs2swift-hostile") { folder in
      let server = try TokenServerProcess.start(.sqlite, folder: folder)
      defer { server.stop() }
      let bad = try HostileMessage.allCases.filter { message in
        let cost = try best(message, server)
        print(
          "\(cost.isFine ? "✓" : "✗") \(message.rawValue): decoder \(Self.text(cost.decoder)),",
          "server \(Self.text(cost.server)), a save waits \(Self.text(cost.wait))")
        fflush(nil)
        return !cost.isFine
      }
      guard bad.isEmpty else {
        throw BenchmarkFailure(
          "these cost too much: \(bad.map(\.rawValue).joined(separator: ", "))")
      }
    }
  }

  /// The first successful attempt, or the last one.
  private func best(_ message: HostileMessage, _ server: ServerProcess) throws -> Cost {
    let bytes = message.bytes
    for _ in 1..<Self.attempts {
      let cost = try cost(bytes, server)
      if cost.isFine { return cost }
    }
    return try cost(bytes, server)
  }

  private func cost(_ bytes: [UInt8], _ server: ServerProcess) throws -> Cost {
    let start = ProcessorTime.process
    FuzzTarget.soapServer.run(bytes)
    let decoder = ProcessorTime.process - start
    let before = server.processorTime()
    let saves = LoadGenerator(port: server.port, request: TokenRequest.soap.save(), connections: 1)
    let port = server.port
    let wait = try saves.longestWait { Self.send(bytes, to: port) }
    return Cost(decoder: decoder, server: server.processorTime() - before, wait: wait)
  }

  /// Sends the message and waits for any response.
  private static func send(_ bytes: [UInt8], to port: Int) {
    _ = try? LoadGenerator(port: port, request: TokenRequest.soap(bytes)).response()
  }

  private static func text(_ seconds: Double) -> String { "\(Int(seconds * 1000)) ms" }
}

/// A message of a few megabytes that would cost a careless parser minutes.
enum HostileMessage: String, CaseIterable {
  case hiddenAttributes = "attributes that a comment seems to hide"
  case prefixedAttributes = "few names of attributes with many prefixes"
  case namespaces = "many namespaces and many elements"
  case depth = "levels that a comment seems to close"

  var bytes: [UInt8] {
    switch self {
    case .hiddenAttributes: Self.hidden(each(900_000) { "a\($0)='' " })
    case .prefixedAttributes: Self.hidden(Self.declarations + Self.prefixed)
    case .namespaces: Self.envelope(Self.declaring + "<q:r xmlns:q='z'>\(Self.elements)</q:r>")
    case .depth: Array((Self.opening + "</a>".times(900_000)).utf8)
    }
  }

  /// `<!-->` ends a comment for one parser, and begins one for another.
  private static func hidden(_ attributes: String) -> [UInt8] {
    Array("<!--><x \"--><e \(attributes)z='\"'></e>".utf8)
  }

  private static let prefixes = 40
  private static let declarations = each(prefixes) { "xmlns:p\($0)='\($0)' " }
  private static let prefixed = each(1_000_000) {
    "p\($0 % prefixes):a\(String($0 / prefixes, radix: 16))='' "
  }

  /// The allowed maximum on one element.
  private static let declaring = each(100_000 / 60) { element in
    "<d \(each(60) { "xmlns:p\($0)='\(String(element * 60 + $0, radix: 16))' " })/>"
  }
  private static let elements = "<q:e/>".times(900_000)

  private static let opening = ("<a>".times(90) + "<!-->" + "</a>".times(90) + "-->").times(10_000)

  private static func envelope(_ content: String) -> [UInt8] {
    Array(
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\(content)</s:Body>\
      </s:Envelope>
      """.utf8)
  }
}
