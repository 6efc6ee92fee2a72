import Foundation

/// A reader of outside input, as a fuzzer calls it.
///
/// A target returns for all bytes: mistakes in them are errors that the reader reports. It stops
/// the process if a promise is broken that no crash would show.
package enum FuzzTarget: String, CaseIterable, Sendable {
  // The generator
  case page
  case frontMatter
  case wsdl
  case swagger
  case jsonSample
  case positionedJSON
  case mustache
  case configuration
  case corrections
  // The wire
  case xmlBounds
  case soapServer
  case soapClient
  case soapRoundTrip
  case jsonServer
  case jsonClient
  case jsonRoundTrip
  case values
  case urlValues
  case multipart
  case httpHead

  /// Reads the bytes.
  package func run(_ bytes: [UInt8]) {
    switch self {
    case .page: DocumentTargets.page(bytes)
    case .frontMatter: DocumentTargets.frontMatter(bytes)
    case .wsdl: DocumentTargets.wsdl(bytes)
    case .swagger: DocumentTargets.swagger(bytes)
    case .jsonSample: DocumentTargets.jsonSample(bytes)
    case .positionedJSON: DocumentTargets.positionedJSON(bytes)
    case .mustache: SettingTargets.mustache(bytes)
    case .configuration: SettingTargets.configuration(bytes)
    case .corrections: SettingTargets.corrections(bytes)
    case .xmlBounds: XMLTargets.bounds(bytes)
    case .soapServer: ServerTargets.soap(bytes)
    case .soapClient: ClientTargets.soap(bytes)
    case .soapRoundTrip: RoundTripTargets.soap(bytes)
    case .jsonServer: ServerTargets.json(bytes)
    case .jsonClient: ClientTargets.json(bytes)
    case .jsonRoundTrip: RoundTripTargets.json(bytes)
    case .values: TextTargets.values(bytes)
    case .urlValues: ServerTargets.urlValues(bytes)
    case .multipart: ServerTargets.multipart(bytes)
    case .httpHead: ServerTargets.httpHead(bytes)
    }
  }

  /// Whether answering a message needs another thread, a task or a socket.
  package var isSlow: Bool { self == .httpHead }
}

/// Stops the process. The fuzzer keeps the input.
func fail(_ message: String) -> Never { fatalError(message) }

/// Waits for asynchronous work, because a fuzzer's function must be done when it returns.
func waiting(for work: @escaping @Sendable () async -> Void) {
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    await work()
    done.signal()
  }
  done.wait()
}
