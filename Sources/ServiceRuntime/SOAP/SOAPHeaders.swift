/// What a SOAP message carries in its Header, apart from what the runtime itself puts there.
///
/// A WSDL that names header parts gives each of them a key:
///
///     var options = CallOptions()
///     options.soapHeaders[.session] = Session(token: "…")
///
/// An element that no WSDL names is added as it is: `options.soapHeaders.elements.append(…)`.
public struct SOAPHeaders: Sendable {
  /// The parts, in the order in which they are sent or came.
  public var elements: [AnyElement]
  /// Why a value that was set cannot be sent.
  var failure: CodingFailure?

  /// Creates headers.
  public init(_ elements: [AnyElement] = []) { self.elements = elements }

  /// The value of a part; nil when it is not there, or cannot be read. Setting nil removes it.
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

  /// The value of a part; nil when it is not there.
  ///
  /// - Throws: ``ServiceFault``, of the sender's, when it cannot be read.
  public func value<Value: WireValue>(of key: SOAPHeaderKey<Value>) throws -> Value? {
    guard let element = elements.first(where: { $0.name == key.name }) else { return nil }
    do {
      return try element.value(Value.self)
    } catch {
      throw ServiceFault.client("The header \(key.name) cannot be read: \(error).")
    }
  }

  /// These parts, and of others those whose names are not among them.
  func completed(by others: SOAPHeaders) -> SOAPHeaders {
    if others.elements.isEmpty, others.failure == nil { return self }
    let names = Set(elements.map(\.name))
    var result = self
    result.elements += others.elements.filter { !names.contains($0.name) }
    result.failure = failure ?? others.failure
    return result
  }
}

/// Names a part of the SOAP Header, and says what it holds.
public struct SOAPHeaderKey<Value: WireValue>: Hashable, Sendable {
  /// The name of the element.
  public let name: XMLName

  /// Creates a key, for a part that the WSDL does not name.
  public init(_ name: XMLName) { self.name = name }
}

extension AnyElement {
  /// The element that a value is written as.
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

  /// What the element holds, as a value of a type; nil for one that says it is nil.
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
  /// The beginning of a document around one element: it ends with `</r>`.
  fileprivate static func fragment() -> XMLByteWriter {
    var writer = XMLByteWriter(capacity: 1024)
    writer.raw(
      """
      <r xmlns:a="\(XMLNamespace.arrays)" xmlns:i="\(XMLNamespace.instance)" \
      xmlns:s="\(XMLNamespace.schema)">
      """)
    return writer
  }
}
