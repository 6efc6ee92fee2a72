/// The header parts of a SOAP message, apart from the parts that the runtime itself adds.
///
/// There is a key for each header part in a WSDL:
///
///     var options = CallOptions()
///     options.soapHeaders[.session] = Session(token: "…")
///
/// An element that is not in the WSDL is added directly: `options.soapHeaders.elements.append(…)`.
public struct SOAPHeaders: Sendable {
  /// The parts, in the order of sending or receiving.
  public var elements: [AnyElement]
  /// Why a value that was set cannot be sent.
  var failure: CodingFailure?

  /// Creates headers.
  public init(_ elements: [AnyElement] = []) { self.elements = elements }

  /// The value of a part; nil if it is missing or cannot be read. Setting nil removes it.
  public subscript<Value: WireValue>(key: SOAPHeaderKey<Value>) -> Value? {
    get { try? value(of: key) }
    set {
      elements.removeAll { $0.name == key.name }
      guard let newValue else { return }
      do {
        elements.append(try AnyElement(key.name, holding: newValue))
      } catch {
        failure = error
      }
    }
  }

  /// The value of a part; nil if it is missing.
  ///
  /// - Throws: ``ServiceFault`` with the code of the client, if it cannot be read.
  public func value<Value: WireValue>(of key: SOAPHeaderKey<Value>) throws -> Value? {
    guard let element = elements.first(where: { $0.name == key.name }) else { return nil }
    do {
      return try element.value(Value.self)
    } catch {
      throw ServiceFault.client("The header \(key.name) cannot be read: \(error).")
    }
  }

  /// These parts, and the others with different names.
  func completed(by others: SOAPHeaders) -> SOAPHeaders {
    if others.elements.isEmpty, others.failure == nil { return self }
    let names = Set(elements.map(\.name))
    var result = self
    result.elements += others.elements.filter { !names.contains($0.name) }
    result.failure = failure ?? others.failure
    return result
  }
}

/// The key of a part of the SOAP Header, with the type of its value.
public struct SOAPHeaderKey<Value: WireValue>: Hashable, Sendable {
  /// The name of the element.
  public let name: XMLName

  /// Creates a key for a part that is not in the WSDL.
  public init(_ name: XMLName) { self.name = name }
}

extension AnyElement {
  /// The element for a value.
  init<Value: WireValue>(_ name: XMLName, holding value: Value) throws(CodingFailure) {
    let writer = XMLFieldWriter(.fragment(), namespace: name.namespace)
    writer.element(name.local, ElementContent(value: value))
    writer.output.plain("</r>")
    writer.checkText()
    if let failure = writer.failure { throw failure }
    guard let document = try? XMLParser.parse(writer.output.bytes),
      let element = document.children(of: 0).first
    else { throw CodingFailure(message: "the value of \(name) is not well-formed") }
    self.init(name: name, content: document.fragment(of: element))
  }

  /// The content of the element, as a value of a type; nil if the element is marked as nil.
  func value<Value: WireValue>(_ type: Value.Type) throws -> Value? {
    var writer = XMLByteWriter.fragment()
    writer.content(of: XMLFragment(nodes: [.element(name, content)]))
    writer.plain("</r>")
    let document = try XMLParser.parse(writer.bytes)
    guard let element = document.children(of: 0).first else { return nil }
    return try XMLFieldReader.read(
      ElementContent<Value>.self, from: document, element: element, namespace: name.namespace
    ).value
  }
}

/// A value as the whole content of an element.
private struct ElementContent<Value: WireValue>: FieldCodable {
  var value: Value?

  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) { coder.field("value", .content, &value) }
}

extension XMLByteWriter {
  /// The beginning of a document around one element. The document ends with `</r>`.
  fileprivate static func fragment() -> XMLByteWriter {
    var writer = XMLByteWriter(capacity: 1024)
    writer.raw(
      text: """
        <r xmlns:a="\(XMLNamespace.arrays)" xmlns:i="\(XMLNamespace.instance)" \
        xmlns:s="\(XMLNamespace.schema)">
        """)
    return writer
  }
}

/// The names of the services' header parts.
package enum SOAPHeaderPart {
  package static let applicationToken = "ApplicationToken"
  package static let credentials = "Credentials"
  package static let timeZone = "TimeZone"
  static let exceptionInfo = "ExceptionInfo"
  static let extraInfo = "ExtraInfo"
  static let succeeded = "Succeeded"

  /// The header parts of requests.
  static let ofRequests = [applicationToken, credentials, timeZone]

  /// The position of an element among the header parts of requests; nil if it is not one of them.
  ///
  /// - Parameter namespace: that of the service, in the document.
  static func indexOfRequestPart(
    _ element: Int32, namespace: Int32, in document: XMLDocument
  ) -> Int? {
    ofRequests.firstIndex { document.isNamed(element, local: $0, namespace: namespace) }
  }

  /// The header parts of requests that are credentials.
  static let secrets = [applicationToken, credentials]

  /// The types of the dictionaries in header parts, by the element around an entry.
  static let dictionaryTypes = [
    "ExtraInfoNameValuePair": "SoExtraInfo",
    "SoExceptionInfoParametersKeyValuePair": "SoExceptionInfoParameters",
  ]
}

/// The header of a request.
struct SOAPRequestHeader: FieldCodable {
  var applicationToken: String?
  var credentials: SOAPTicketPart?
  var timeZone: SOAPTimeZonePart?

  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("ApplicationToken", &applicationToken)
    coder.field("Credentials", &credentials)
    coder.field("TimeZone", &timeZone)
  }
}

/// The header of a response.
struct SOAPResponseHeader: FieldCodable {
  var exceptionInfo: ExceptionInfo?
  var extraInfo: [String: String]?
  var succeeded: Bool?
  var timeZone: SOAPTimeZonePart?

  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("ExceptionInfo", &exceptionInfo)
    coder.dictionary("ExtraInfo", item: "ExtraInfoNameValuePair", &extraInfo)
    coder.field("Succeeded", &succeeded)
    coder.field("TimeZone", &timeZone)
  }
}

/// `Credentials`
struct SOAPTicketPart: ServiceObject {
  var ticket: String?

  static var xmlName: XMLName { XMLName("SoCredentials", in: XMLNamespace.enclosing) }
  static func empty() -> Self { Self() }
  mutating func code(with coder: FieldCoder) { coder.field("Ticket", &ticket) }
}

/// `TimeZone`
struct SOAPTimeZonePart: ServiceObject {
  var id: Int32?
  var locationCode: String?

  init() {}

  init(_ timeZone: ServiceTimeZone) {
    id = timeZone.id
    locationCode = timeZone.locationCode
  }

  var timeZone: ServiceTimeZone { ServiceTimeZone(id: id, locationCode: locationCode) }

  static var xmlName: XMLName { XMLName("SoTimeZone", in: XMLNamespace.enclosing) }
  static func empty() -> Self { Self() }

  mutating func code(with coder: FieldCoder) {
    coder.field("SoTimeZoneId", &id)
    coder.field("SoTimeZoneLocationCode", &locationCode)
  }
}
