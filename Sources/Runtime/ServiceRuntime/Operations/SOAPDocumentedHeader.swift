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
