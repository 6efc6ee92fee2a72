/// How an operation is called over SOAP.
@_spi(Generated) public final class SOAPOperation: Sendable {
  /// The `SOAPAction`.
  public let action: String
  /// The local name of the element in the request's Body.
  public let input: String
  /// The namespace of that element, if it is not the namespace of the service.
  public let inputNamespace: String?
  /// The local name of the element in the response's Body; empty if there is none.
  public let output: String
  /// The namespace of that element, if it is not the namespace of the service.
  public let outputNamespace: String?
  /// Whether the operation is one-way: the client does not wait for a result.
  public let isOneWay: Bool
  /// The element names of the header parts of the request, in order.
  public let requestHeaders: [String]
  /// The element names of the header parts of the response, in order.
  public let responseHeaders: [String]
  /// The header parts that the WSDL documents, for requests and responses.
  public let headers: [any SOAPHeaderDescription]
  /// The faults that the WSDL documents.
  public let faults: [any SOAPFaultDescription]
  /// The `SOAPAction` as most clients send it.
  let quotedAction: String
  /// What is stated. The rest follows from the service and from the name of the operation.
  private let stated: Stated

  private struct Stated {
    var action: String?
    var input: String?
    var output: String?
    var requestHeaders: [String]?
    var responseHeaders: [String]?
  }

  /// Creates a binding.
  ///
  /// - Parameters:
  ///   - action: nil for the `SOAPAction` that ends with the name of the operation.
  ///   - requestHeaders: nil for those of the service.
  ///   - responseHeaders: nil for those of the service.
  ///   - input: nil for the name of the operation.
  ///   - output: nil for the name of the operation with `Response` after it.
  public init(
    action: String? = nil, isOneWay: Bool = false, requestHeaders: [String]? = nil,
    responseHeaders: [String]? = nil, headers: [any SOAPHeaderDescription] = [],
    faults: [any SOAPFaultDescription] = [], inputNamespace: String? = nil, input: String? = nil,
    outputNamespace: String? = nil, output: String? = nil
  ) {
    stated = Stated(
      action: action, input: input, output: output, requestHeaders: requestHeaders,
      responseHeaders: responseHeaders)
    self.action = action ?? ""
    quotedAction = "\"\(self.action)\""
    self.input = input ?? ""
    self.inputNamespace = inputNamespace
    self.output = output ?? ""
    self.outputNamespace = outputNamespace
    self.isOneWay = isOneWay
    self.requestHeaders = requestHeaders ?? []
    self.responseHeaders = responseHeaders ?? []
    self.headers = headers
    self.faults = faults
  }

  /// Everything follows from the service and from the name of the operation.
  public static var byName: SOAPOperation { SOAPOperation() }

  /// The binding with what follows from the service and from the name of the operation; nil if the
  /// service has no such binding.
  func completed(for name: String, of service: ServiceDescriptor) -> SOAPOperation? {
    guard let action = stated.action ?? service.soapActions.map({ $0 + name }) else { return nil }
    return SOAPOperation(
      action: action, isOneWay: isOneWay,
      requestHeaders: stated.requestHeaders ?? service.requestHeaders,
      responseHeaders: stated.responseHeaders ?? service.responseHeaders, headers: headers,
      faults: faults, inputNamespace: inputNamespace, input: stated.input ?? name,
      outputNamespace: outputNamespace,
      output: stated.output ?? (isOneWay ? "" : name + "Response"))
  }
}

/// A documented header part of an operation: its element, and the type of its content.
@_spi(Generated) public struct SOAPDocumentedHeader<Value: WireValue>: SOAPHeaderDescription {
  /// The name of the element.
  public let name: XMLName
  /// The messages that have it.
  public let messages: SOAPHeaderMessages

  /// Creates the description of a header part.
  ///
  /// - Parameters:
  ///   - element: the local name of the element.
  ///   - namespace: the namespace of the element.
  ///   - messages: the messages that have it.
  public init(_ element: String, in namespace: String, of messages: SOAPHeaderMessages) {
    name = XMLName(element, in: namespace)
    self.messages = messages
  }
}

/// The messages of an operation that have a header part.
@_spi(Generated) public enum SOAPHeaderMessages: Sendable {
  case request
  case response
  case both
}

/// A documented header part with content of any type.
@_spi(Generated) public protocol SOAPHeaderDescription: Sendable {
  /// The name of the element.
  var name: XMLName { get }
  /// The messages that have it.
  var messages: SOAPHeaderMessages { get }
}

/// A version of the SOAP envelope.
public enum SOAPVersion: Hashable, Sendable {
  /// `text/xml`, with the operation in the `SOAPAction` header.
  case v1_1
  /// `application/soap+xml`, with the operation in the `action` parameter.
  case v1_2
}

extension SOAPVersion {
  /// The namespace of the envelope, which identifies the version of a message.
  var namespace: String {
    switch self {
    case .v1_1: "http://schemas.xmlsoap.org/soap/envelope/"
    case .v1_2: "http://www.w3.org/2003/05/soap-envelope"
    }
  }

  var mediaType: String {
    switch self {
    case .v1_1: "text/xml; charset=utf-8"
    case .v1_2: "application/soap+xml; charset=utf-8"
    }
  }
}
