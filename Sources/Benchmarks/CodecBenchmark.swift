import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import UserAgent

/// Messages per second of processor time, compared with libxml2 parsing the same bytes.
struct CodecBenchmark {
  private typealias Codec = MessageCodec<UserAgentOperations.SaveExternalTokens>

  let rounds: Int
  /// Seconds of processor time for one measurement.
  var seconds = 0.3

  func run() async throws {
    let message = try encoded()
    let works: [() throws -> Void] = [
      { try BareParser.parse(message) },
      { _ = try Codec.input(soapRequest: message) },
      { _ = try encoded() },
    ]
    let rates = try await inTurns(works, rounds: rounds, seconds: seconds) {
      try Self.rate($0, seconds: $1)
    }
    print("Messages per second of processor time, median of \(rounds) rounds\n")
    printTable(table(rates, "SaveExternalTokens over SOAP, \(message.count) bytes"))
  }

  private func encoded() throws -> [UInt8] {
    var input = UserAgentOperations.SaveExternalTokens.Input()
    input.tokenManagementInfo = SampleTokens.info
    return try Codec.soapRequest(
      input, applicationToken: SampleTokens.application, ticket: SampleTokens.ticket)
  }

  /// How often something is done in a second of processor time.
  static func rate(_ work: () throws -> Void, seconds: Double) throws -> Double {
    let start = ProcessorTime.thread
    var count = 0
    repeat {
      for _ in 0..<100 { try work() }
      count += 100
    } while ProcessorTime.thread - start < seconds
    return Double(count) / (ProcessorTime.thread - start)
  }

  private func table(_ rates: [[Double]], _ title: String) -> [[String]] {
    let names = ["libxml2, SAX without callbacks", "decode", "encode"]
    let targets = ["", "0.50", ""]
    let bare = rates.first ?? []
    let rows = zip(zip(names, targets), rates).map { labels, rates in
      [
        labels.0, "\(Int(median(rates)))", decimal(medianRatio(rates, to: bare), digits: 2),
        labels.1,
        decimal(1_000_000 / median(rates), digits: 1),
      ]
    }
    return [[title, "messages/s", "of bare", "target", "CPU µs"]] + rows
  }
}
