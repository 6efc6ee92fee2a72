import ServiceCurl
import ServiceRuntime
import ToolSupport

/// What the tool has to do with the world around it.
struct ToolContext: Sendable {
  var environment: [String: String]
  var prompt: any SecretPrompt
  var output: any TextSink
  var errorOutput: any TextSink
  var transport: any ClientTransport = CurlTransport.shared
}
