import Foundation

/// An operation with its implementation, for any types of parameters. It is a class, because it is
/// passed on several times for each request.
protocol ServedOperation: AnyObject, Sendable {
  var descriptor: OperationDescriptor { get }
  /// Whether a SOAPAction in quotes is that of the operation.
  func isMeant(byQuoted action: String) -> Bool
  /// Whether there is a result over REST.
  var hasResult: Bool { get }
  /// Whether the types of its path parameters refuse some texts.
  var hasSelectivePath: Bool { get }

  /// The input and output of the operation.
  func schema(by coder: DescribingCoder) -> OperationSchema

  /// Reads the parameters from the body of a message, calls the implementation and writes the
  /// response's message. Throws a fault for bad parameters, or the error of the implementation.
  func serveSOAP(
    _ envelope: SOAPEnvelope, payload: Int32, context: CallContext, limits: ServiceLimits
  ) async throws -> [UInt8]

  /// Whether the parameters of the path can be read.
  func acceptsPath(_ values: [String: String]) -> Bool

  /// Reads the parameters of a request, calls the implementation and writes the response's body;
  /// nil if there is none. Throws a fault for bad parameters, or the error of the implementation.
  func serveREST(
    _ source: RESTRequestReader.Source, _ context: CallContext
  ) async throws -> [UInt8]?
}

/// Serves an operation with a closure.
final class OperationServer<Operation: OperationDefinition>: ServedOperation {
  let descriptor = Operation.descriptor
  let handler: @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result
  let hasResult: Bool

  init(
    handler:
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result
  ) {
    self.handler = handler
    let coder = DescribingCoder(.rest, namespace: Operation.descriptor.service.namespace)
    hasResult = !coder.ownFields(of: Operation.Output.self).isEmpty
  }

  func isMeant(byQuoted action: String) -> Bool { descriptor.soap?.quotedAction == action }

  func schema(by coder: DescribingCoder) -> OperationSchema {
    OperationSchema(
      descriptor: descriptor, input: coder.fields(of: Operation.Input.self),
      output: coder.fields(of: Operation.Output.self),
      headers: descriptor.soap?.describedHeaders(by: coder) ?? [],
      faults: descriptor.soap?.describedFaults(by: coder) ?? [])
  }

  func serveSOAP(
    _ envelope: SOAPEnvelope, payload: Int32, context: CallContext, limits: ServiceLimits
  ) async throws -> [UInt8] {
    let namespace = descriptor.service.namespace
    let input: Operation.Input
    do {
      input = try XMLFieldReader.read(
        Operation.Input.self, from: envelope.document, element: payload, namespace: namespace,
        refusingForbiddenValues: limits.refusesForbiddenValues)
    } catch {
      throw ServiceFault.client("The request cannot be understood: \(error).")
    }
    let output = try await Operation.Output(result: handler(input, context))
    guard let soap = descriptor.soap else { throw ServiceFault.unimplemented(descriptor.info) }
    if soap.isOneWay { return [] }
    let parts = context.response.current
    return try SOAPMessageWriter(version: envelope.version, namespace: namespace).message(
      header: SOAPResponseHeader(
        success: parts, timeZone: context.timeZone, declared: soap.responseHeaders),
      parts: parts.soapHeaders.elements,
      bodyElement: soap.output, in: soap.outputNamespace, output)
  }

  /// Whether its path refuses some texts. `?` is neither a number nor a date.
  var hasSelectivePath: Bool {
    guard let rest = descriptor.rest else { return false }
    let names = rest.parameters.filter { $0.location == .path }.map(\.name)
    return !names.isEmpty && !acceptsPath(Dictionary(names.map { ($0, "?") }) { $1 })
  }

  func acceptsPath(_ values: [String: String]) -> Bool {
    guard let rest = descriptor.rest else { return false }
    let path = RESTOperation(
      method: rest.method, path: rest.path,
      parameters: rest.parameters.filter { $0.location == .path })
    let source = RESTRequestReader.Source(pathValues: values, json: .null)
    return (try? RESTRequestReader.read(Operation.Input.self, path, from: source)) != nil
  }

  func serveREST(
    _ source: RESTRequestReader.Source, _ context: CallContext
  ) async throws -> [UInt8]? {
    guard let rest = descriptor.rest else { throw ServiceFault.unimplemented(descriptor.info) }
    let input: Operation.Input
    do {
      input = try RESTRequestReader.read(Operation.Input.self, rest, from: source)
    } catch {
      throw ServiceFault.client("The request cannot be understood: \(error).")
    }
    let output = try await Operation.Output(result: handler(input, context))
    if !rest.answersJSON {
      let coder = RawBodyCoder()
      var output = output
      output.code(with: coder)
      return coder.body.map(Array.init)
    }
    return try JSONResultWriter.body(
      output,
      selection: rest.selectsProperties && !rest.selectsColumns
        ? PropertySelection(context.select.joined(separator: ",")) : nil)
  }
}

extension SOAPResponseHeader {
  /// The header parts after a success, as far as the operation declares them.
  ///
  /// - Parameter timeZone: that of the request.
  init(success parts: CallResponse.Parts, timeZone: ServiceTimeZone?, declared: [String]) {
    for name in declared {
      switch name {
      case SOAPHeaderPart.succeeded: succeeded = true
      case SOAPHeaderPart.extraInfo: extraInfo = parts.extraInfo.isEmpty ? nil : parts.extraInfo
      case SOAPHeaderPart.timeZone:
        self.timeZone = (parts.timeZone ?? timeZone).map(SOAPTimeZonePart.init)
      default: break
      }
    }
  }
}
