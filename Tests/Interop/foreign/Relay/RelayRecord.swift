import Foundation
import ServiceCurl
@_spi(Generated) import ServiceRuntime
import Synchronization

/// Calls the other server, and stores the values of the last call in their Swift form.
final class RelayRecord: Sendable {
  private let baseURL: URL
  private let readHeaders: HeaderReading
  private let values = Mutex<[String: JSONText]>([:])

  init(_ baseURL: URL, readHeaders: @escaping HeaderReading) {
    self.baseURL = baseURL
    self.readHeaders = readHeaders
  }

  /// The values of the last call: `input`, and `output` or `fault`.
  func takeValues() -> String {
    values.withLock { values in
      let text = values.sorted { $0.key < $1.key }.map {
        "\(JSONText($0.key).text):\($0.value.text)"
      }
      values = [:]
      return "{\(text.joined(separator: ","))}"
    }
  }

  private func remember(_ name: String, _ value: Any) { remember(name, JSONText(value)) }

  private func remember(_ name: String, _ text: JSONText) { values.withLock { $0[name] = text } }

  /// A single result has no name in Swift, and several are a tuple.
  private func remember(_ results: [String], of output: some Sendable) {
    let values =
      results.count == 1 ? [output] : Mirror(reflecting: output).children.map(\.value)
    remember("output", JSONText(fields: Array(zip(results, values))))
  }

  /// Passes a call on with the parts of its Header, and returns the parts of the response's Header.
  func passOn<Output: Sendable>(
    _ input: some Sendable, results: [String], context: CallContext,
    call: (ServiceConnection) async throws -> (value: Output, response: ResponseMetadata)
  ) async throws -> Output {
    remember("input", input)
    var configuration = ConnectionConfiguration()
    configuration.soapHeaders = try readHeaders(context.soapHeaders)
    let connection = ServiceConnection.soap(baseURL, credentials: .none, configuration)
    do {
      let (output, response) = try await call(connection)
      remember(results, of: output)
      for part in try readHeaders(response.soapHeaders).elements {
        context.setSOAPHeader(SOAPHeaderKey<OpaqueValue>(part.name), .xml(part.content))
      }
      return output
    } catch let fault as any TypedServiceFault {
      remember("fault", fault)
      throw fault
    } catch {
      remember("error", String(describing: error))
      throw error
    }
  }
}
