import Diagnostics

/// The children of a WSDL's root, as they are written. A name may belong to a WSDL that it imports.
struct WSDLDeclarations: Sendable {
  var imports: [SchemaImport] = []
  var messages: [TypeKey: [WSDLPart]] = [:]
  var portTypes: [WSDLPortType] = []
  var bindings: [WSDLBinding] = []
  var ports: [WSDLPort] = []
}

/// A part of a message.
struct WSDLPart: Sendable {
  let name: InternedName
  /// Nil for a part that has a type and no element, as in the style `rpc`.
  let element: TypeKey?
}

struct WSDLPortType: Sendable {
  let name: TypeKey
  let place: Range<Int>
  let documentation: [String]
  let operations: [WSDLAbstractOperation]
}

/// An operation of a port type.
struct WSDLAbstractOperation: Sendable {
  let name: InternedName
  let place: Range<Int>
  var documentation: [String] = []
  var input: WSDLMessageUse?
  var output: WSDLMessageUse?
  var faults: [WSDLMessageUse] = []
}

/// An input, an output or a fault of an operation.
struct WSDLMessageUse: Sendable {
  /// The name of a fault.
  let name: InternedName
  let message: TypeKey?
  let place: Range<Int>
}

struct WSDLBinding: Sendable {
  let name: TypeKey
  let portType: TypeKey?
  let place: Range<Int>
  /// `1.1` or `1.2`; nil if the protocol is not SOAP over HTTP.
  var envelopeVersion: String?
  var style = InternedName.none
  var operations: [WSDLBoundOperation] = []
  /// The findings to report if the binding is used.
  var findings: [WSDLFinding] = []
}

/// The part of a binding about an operation.
struct WSDLBoundOperation: Sendable {
  let name: InternedName
  let place: Range<Int>
  var action = InternedName.none
  /// None if the style of the binding applies.
  var style = InternedName.none
  var input: WSDLBoundMessage?
  var output: WSDLBoundMessage?
  /// The findings to report if the operation is offered.
  var findings: [WSDLFinding] = []
}

/// The part of a binding about a message.
struct WSDLBoundMessage: Sendable {
  struct Header: Sendable {
    let message: TypeKey?
    let part: InternedName
    let place: Range<Int>
  }

  /// The parts that are in the Body; nil for all parts that are not header parts.
  var parts: [InternedName]?
  var headers: [Header] = []
  /// The position where the Body or a header part is declared as encoded.
  var encoding: (place: Range<Int>, isOfBody: Bool)?
}

struct WSDLPort: Sendable {
  let binding: TypeKey?
  let place: Range<Int>
  var addresses: [WSDLAddress] = []
  /// The findings to report if its binding is used.
  var findings: [WSDLFinding] = []
}

/// The address of a service, with the position of the text.
struct WSDLAddress: Sendable {
  let url: InternedName
  let place: Range<Int>
}
