import ServiceHTTPServer
import Testing

@testable import token_demo

@Suite struct TokenDemoTests {
  @Test(.enabled(if: Shell.has("curl")))
  func thePrintedCallsWorkAsPrinted() async throws {
    try await withServer(tokenServer()) { server in
      let script = Instructions(url: server.url).text.split(separator: "\n").dropFirst()
      let output = try await Shell.run(script.joined(separator: "\n"))
      #expect(!output.contains("Fault"))
      #expect(output.hasPrefix(#""demo-1"{"Provider":"ERP","AccessToken":"a","RefreshToken":"r""#))
      #expect(output.contains(">demo-2</"))
      #expect(output.contains(">ERP</"))
      #expect(output.hasSuffix("ok\n"))
    }
  }

  @Test(
    arguments: [
      ([], 8080), (["--port", "9"], 9), (["--port"], nil), (["--port", "x"], nil),
      (["-p", "9"], nil),
      (["--port", "70000"], nil),
    ] as [([String], Int?)])
  func theCommandLineIsRead(arguments: [String], port: Int?) {
    #expect(DemoOptions.port(arguments) == port)
  }
}
