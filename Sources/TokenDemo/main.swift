import Foundation
import ServiceHTTPServer
import ServiceRuntime
import UserAgent

// Serves the token operations from memory and prints calls to try; `make demo` runs it.

guard let port = DemoOptions.port(CommandLine.arguments.dropFirst()) else {
  FileHandle.standardError.write(Data("usage: token-demo [--port <number>]\n".utf8))
  exit(2)
}

let service = ServiceServer(
  [UserAgentServer(TokenStore())],
  // A demonstration without secrets of anybody; a real server names an authenticator of its own.
  authenticator: AllowEveryone())
let server = HTTPServer(
  service,
  configuration: .init(
    port: port, accessLog: { FileHandle.standardError.write(Data(($0.json + "\n").utf8)) }))

do {
  try await server.start()
  print(Instructions(url: server.url).text)
  fflush(nil)
  await server.waitForTermination()
  await server.shutdown()
} catch {
  FileHandle.standardError.write(Data("token-demo: \(error)\n".utf8))
  exit(1)
}
