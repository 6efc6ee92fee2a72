@_spi(Generated) import ServiceRuntime
import Synchronization

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

/// The checks of an operation over a binding.
struct OperationChecks<Operation: OperationDefinition, Client: Sendable, Mock: Sendable>:
  CheckedOperation
{
  typealias Result = Operation.Output.Result
  typealias Answer = @Sendable (Operation.Input, CallContext) async throws -> Result

  let fixture: ServiceFixture<Client, Mock>
  let binding: ServiceBinding
  let page: String?
  let answer: @Sendable (inout Mock, @escaping Answer) -> Void
  let call: @Sendable (Client, Operation.Input) async throws -> Result

  // MARK: Samples

  func samples() throws -> [String] {
    let page = try page.map(fixture.pages.page)
    switch binding {
    case .soap: return try soapSamples(page?.soapRequest, page?.soapResponse)
    case .rest: return try restSamples(page?.restRequest, page?.restResponse)
    }
  }

  private func soapSamples(_ request: String?, _ response: String?) throws -> [String] {
    guard let soap = Operation.descriptor.soap else { return [] }
    let sent =
      try request.map { try SampleCheck.soapRequest(Operation.self, $0) }
      ?? FilledMessageCheck<Operation>.soapRequest(soap)
    let answered =
      try response.map { try SampleCheck.soapResponse(Operation.self, $0) }
      ?? FilledMessageCheck<Operation>.soapResponse(soap)
    return sent + answered
  }

  private func restSamples(
    _ request: DocumentedRequest?, _ response: DocumentedResponse?
  ) throws -> [String] {
    guard let rest = Operation.descriptor.rest else { return [] }
    let sent =
      try request.map { try SampleCheck.restRequest(Operation.self, $0) }
      ?? FilledMessageCheck<Operation>.restRequest(rest)
    let answered =
      try response.map { try SampleCheck.restResponse(Operation.self, $0) }
      ?? FilledMessageCheck<Operation>.restResponse(rest)
    return sent + answered
  }

  // MARK: Calls

  func roundTrip() async throws -> [String] {
    let (input, output) = (filled(Operation.Input.self), filled(Operation.Output.self))
    let arrivals = Mutex<[[String]]>([])
    let binding = binding
    let caller = client { received, context in
      let findings =
        ArrivalCheck.findings(Operation.self, context, over: binding)
        + Self.differences(received, expected: input, what: "the parameter")
      arrivals.withLock { $0.append(findings) }
      return output.result
    }
    let received = try await Operation.Output(result: call(caller, input))
    let arrived = arrivals.withLock { $0 }
    let count = arrived.count == 1 ? [] : ["the implementation was called \(arrived.count) times"]
    return count + arrived.joined()
      + Self.differences(received, expected: output, what: "the result")
  }

  private static func differences<Value: FieldCodable>(
    _ value: Value, expected: Value, what: String
  ) -> [String] {
    MessageCodec<Operation>.differences(value, expected: expected).map { "\(what) \($0)" }
  }

  func fault() async throws -> [String] {
    let thrown = ServiceFault(.client, "refused: <&> \u{E6}", detail: "by the test: <&> \u{E6}")
    let caller = client { _, _ in throw thrown }
    do {
      _ = try await call(caller, filled(Operation.Input.self))
      return ["the fault did not arrive"]
    } catch let fault as ServiceFault {
      var findings: [String] = []
      func expect<Value: Equatable>(_ what: String, value: Value, expected: Value) {
        if value != expected { findings.append("\(what) is \(value), expected \(expected)") }
      }
      expect("the code", value: fault.code, expected: thrown.code)
      expect("the reason", value: fault.reason, expected: thrown.reason)
      expect("the detail", value: fault.detail, expected: thrown.detail)
      expect("the operation", value: fault.operation?.name, expected: Operation.descriptor.name)
      expect("the binding", value: fault.binding, expected: binding)
      return findings
    }
  }

  func badInput() async throws -> [String] {
    switch binding {
    case .soap: try await BadInputCheck.soap(fixture.emptyServer, Operation.self)
    case .rest: try await BadInputCheck.rest(fixture.emptyServer, Operation.self)
    }
  }

  func refusal() async throws -> [String] {
    let caller = fixture.client(of: fixture.mock(), over: binding)
    do {
      _ = try await call(caller, filled(Operation.Input.self))
      return ["the call was not refused"]
    } catch let error as ServiceCallError {
      if case .bindingUnavailable = error.kind { return [] }
      return ["refused as \(error.kind), expected bindingUnavailable"]
    }
  }

  private func client(answering answer: @escaping Answer) -> Client {
    var mock = fixture.mock()
    self.answer(&mock, answer)
    return fixture.client(of: mock, over: binding)
  }
}
