import ServiceCurl
import ServiceRuntime
import ToolSupport

/// The environment of the tool.
struct TokenClientContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink
  var transport: any ClientTransport = CurlTransport.shared
}
