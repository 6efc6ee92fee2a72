import ServiceRuntime

/// An operation over a binding, and what can be checked of it.
///
/// Every check returns its findings; none when all is well.
@_spi(Generated) public struct OperationCase: Sendable, CustomStringConvertible {
  /// `GetBook over SOAP`: what the case is called in reports.
  public let description: String
  /// Whether anything was corrected of what the pages say about its messages.
  public let isCorrected: Bool
  /// What was corrected, and why, in one line.
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

  /// The documented samples of request and response decode without loss; where there are none,
  /// messages in which every field is set do.
  public func samples() throws -> [String] { try checks.samples() }

  /// Values survive the way from client to implementation and back.
  public func roundTrip() async throws -> [String] { try await checks.roundTrip() }

  /// A fault arrives as it was thrown.
  public func fault() async throws -> [String] { try await checks.fault() }

  /// Bad messages are refused.
  public func badInput() async throws -> [String] { try await checks.badInput() }

  /// A client without the binding is refused before anything is sent.
  public func refusal() async throws -> [String] { try await checks.refusal() }
}

/// What is checked of an operation, whatever the types of its messages.
protocol CheckedOperation: Sendable {
  func samples() throws -> [String]
  func roundTrip() async throws -> [String]
  func fault() async throws -> [String]
  func badInput() async throws -> [String]
  func refusal() async throws -> [String]
}
