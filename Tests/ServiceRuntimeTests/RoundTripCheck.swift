@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting

/// Checks that values survive the way from client to server and back, and that faults arrive
/// typed.
///
/// Every check gives its findings; none when all is well, or when the operation is not offered
/// over the protocol.
enum RoundTripCheck {
  /// Calls an operation with every parameter set; the server answers with every result set.
  static func values<Operation: OperationDefinition>(
    _ operation: Operation.Type, over binding: ServiceBinding
  ) async -> [String] {
    guard Operation.descriptor.offers(binding) else { return [] }
    let (input, output) = (filled(Operation.Input.self), filled(Operation.Output.self))
    let endpoint = SingleOperation<Operation> { received, context in
      guard MessageCodec<Operation>.areEqual(received, input) else {
        throw ServiceFault.client("the parameters arrived changed")
      }
      if let finding = ArrivalCheck.findings(operation, context, over: binding).first {
        throw ServiceFault.client(finding)
      }
      return output
    }
    do {
      let received = try await ServiceConnection.loopback(to: endpoint, over: binding).call(
        operation, input, .init())
      let isSame = MessageCodec<Operation>.areEqual(received, output)
      return isSame ? [] : ["\(binding): the results arrived changed"]
    } catch {
      return ["\(binding): \(error)"]
    }
  }

  /// Calls an operation that fails.
  static func fault<Operation: OperationDefinition>(
    _ operation: Operation.Type, over binding: ServiceBinding
  ) async -> [String] {
    guard Operation.descriptor.offers(binding) else { return [] }
    let thrown = ServiceFault(.client, "A reason: <&> \u{E6}.", detail: "More.")
    let endpoint = SingleOperation<Operation> { _, _ in throw thrown }
    do {
      _ = try await ServiceConnection.loopback(to: endpoint, over: binding)
        .call(operation, filled(Operation.Input.self), .init())
      return ["\(binding): a fault did not arrive"]
    } catch let fault as ServiceFault {
      let isSame =
        fault.code == thrown.code && fault.reason == thrown.reason
        && fault.detail == thrown.detail && fault.operation?.name == Operation.descriptor.name
      return isSame ? [] : ["\(binding): the fault arrived changed: \(fault)"]
    } catch {
      return ["\(binding): \(error)"]
    }
  }
}

/// Serves one operation with a closure.
private struct SingleOperation<Operation: OperationDefinition>: ServiceEndpoint {
  let handler: @Sendable (Operation.Input, CallContext) async throws -> Operation.Output

  func register(in table: inout OperationTable) { table.on(Operation.self, handler) }
}

extension OperationDescriptor {
  fileprivate func offers(_ binding: ServiceBinding) -> Bool {
    switch binding {
    case .soap: soap != nil
    case .rest: rest != nil
    }
  }
}
