import Foundation

/// Decides which outcomes of a request may be better another time.
struct RetryJudge: Sendable {
  enum Advice: Equatable {
    case tryAgain
    /// The service has set the time to wait.
    case notBefore(Duration)
  }

  private static let statuses: Set<Int> = [408, 429, 502, 503, 504]

  let now: @Sendable () -> Date

  /// Nil if trying again is wrong or useless.
  func advice(
    on outcome: Result<TransportResponse, any Error>, over binding: ServiceBinding
  ) -> Advice? {
    switch outcome {
    case .failure(let error): return Self.isTemporary(error) ? .tryAgain : nil
    case .success(let response):
      guard Self.statuses.contains(response.status) else { return nil }
      if binding == .soap, Self.blamesClient(response) { return nil }
      let delay = response.headers["Retry-After"]
        .flatMap { RetryAfter.delay(in: $0, now: now()) }
      return delay.map(Advice.notBefore) ?? .tryAgain
    }
  }

  /// Over SOAP the fault decides, because the status has little meaning.
  private static func blamesClient(_ response: TransportResponse) -> Bool {
    guard
      let document = try? XMLParser.parse(response.body, limits: ServiceLimits()),
      let envelope = try? SOAPEnvelope(document),
      let fault = SOAPFaultReader.fault(in: envelope)
    else { return false }
    return fault.code != .server
  }

  private static func isTemporary(_ error: any Error) -> Bool {
    switch error {
    case is CancellationError: return false
    case let fault as ServiceFault:
      return fault.httpStatus.map(statuses.contains) ?? (fault.code == .server)
    case let error as ServiceCallError:
      switch error.kind {
      case .transport(let cause): return isTemporary(cause)
      case .timeout: return true
      case .bindingUnavailable, .encodingFailed, .invalidResponse, .responseTooLarge: return false
      }
    case let error as any TemporaryFailure: return error.isTemporary
    default: return true
    }
  }
}

/// An error of a transport that says whether trying again can help.
public protocol TemporaryFailure: Error {
  /// Whether the same request may succeed in a moment.
  var isTemporary: Bool { get }
}
