import ServiceRuntime

/// An operation over a binding, with its checks.
///
/// Every check returns its findings; none if everything is correct.
@_spi(Generated) public struct OperationCase: Sendable, CustomStringConvertible {
  /// `GetBook over SOAP`: the name of the case in reports.
  public let description: String
  /// Whether there are corrections of its messages.
  public let isCorrected: Bool
  /// The corrections and their reasons, on one line.
  public let corrections: String
  private let checks: any CheckedOperation

  init(
    _ name: String, over binding: ServiceBinding, _ corrections: [String],
    _ checks: any CheckedOperation
  ) {
    description = "\(name) over \(binding)"
    isCorrected = !corrections.isEmpty
    self.corrections = "corrected: " + corrections.joined(separator: "; ")
    self.checks = checks
  }

  /// The documented samples of request and response decode without loss. If there are none,
  /// messages with every field set are used.
  public func samples() throws -> [String] { try checks.samples() }

  /// Values are unchanged on the way from client to implementation and back.
  public func roundTrip() async throws -> [String] { try await checks.roundTrip() }

  /// A fault arrives as it was thrown.
  public func fault() async throws -> [String] { try await checks.fault() }

  /// Bad messages are refused.
  public func badInput() async throws -> [String] { try await checks.badInput() }

  /// A client without the binding is refused before anything is sent.
  public func refusal() async throws -> [String] { try await checks.refusal() }
}

/// The checks of an operation, for any types of messages.
protocol CheckedOperation: Sendable {
  func samples() throws -> [String]
  func roundTrip() async throws -> [String]
  func fault() async throws -> [String]
  func badInput() async throws -> [String]
  func refusal() async throws -> [String]
}
