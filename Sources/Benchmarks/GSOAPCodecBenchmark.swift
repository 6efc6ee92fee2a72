import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import UserAgent

/// The codec of SOAP messages, compared with the one that gSOAP has made from the same WSDL: requests
/// in memory, decoded to values and encoded from them.
struct GSOAPCodecBenchmark {
  private typealias Codec = MessageCodec<UserAgentOperations.SaveExternalTokens>

  let rounds: Int
  /// The codec of gSOAP.
  let program: URL
  /// For the messages.
  let folder: URL
  /// Seconds of processor time for one measurement.
  var seconds = 0.3

  /// Messages per second of processor time.
  private struct Rates {
    var decoding: Double
    var encoding: Double
  }

  func run() throws {
    print("\nMessages per second of processor time, compared with gSOAP\n")
    try compare("nested", SampleTokens.info)
    try compare("flat", SampleTokens.flat)
  }

  private func compare(_ name: String, _ info: TokenManagementInfo) throws {
    let input = UserAgentOperations.SaveExternalTokens.Input(tokenManagementInfo: info)
    let message = try encoded(input)
    let file = folder.appending(path: "\(name).xml")
    try Data(message).write(to: file)
    var gsoap: [Rates] = []
    var own: [Rates] = []
    for _ in 0..<rounds {
      gsoap.append(try gsoapRates(file))
      own.append(
        Rates(
          decoding: try CodecBenchmark.rate(
            { _ = try Codec.input(soapRequest: message) }, seconds: seconds),
          encoding: try CodecBenchmark.rate({ _ = try encoded(input) }, seconds: seconds)))
    }
    printTable([
      ["SaveExternalTokens, \(name), \(message.count) bytes", "messages/s", "of gSOAP", "aim"],
      Self.row("gSOAP, decode", gsoap, of: gsoap, rate: \.decoding, aim: ""),
      Self.row("token server, decode", own, of: gsoap, rate: \.decoding, aim: "≥ 2"),
      Self.row("gSOAP, encode", gsoap, of: gsoap, rate: \.encoding, aim: ""),
      Self.row("token server, encode", own, of: gsoap, rate: \.encoding, aim: "≥ 1"),
    ])
    print()
  }

  private func encoded(_ input: UserAgentOperations.SaveExternalTokens.Input) throws -> [UInt8] {
    try Codec.soapRequest(
      input, applicationToken: SampleTokens.application, ticket: SampleTokens.ticket)
  }

  private func gsoapRates(_ file: URL) throws -> Rates {
    let output = try ServerProcess.output(program, [file.path, "\(seconds)"], folder: folder)
    let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 3 else { throw BenchmarkFailure("the codec of gSOAP printed no rates") }
    return Rates(decoding: numbers[0], encoding: numbers[1])
  }

  private static func row(
    _ title: String, _ own: [Rates], of gsoap: [Rates], rate: (Rates) -> Double, aim: String
  ) -> [String] {
    let ratio = medianRatio(own.map(rate), to: gsoap.map(rate))
    return [title, "\(Int(median(own.map(rate))))", decimal(ratio, digits: 2), aim]
  }
}
