import Diagnostics

/// The content of a WSDL page, a WSDL file or a schema file, as it is written.
struct WSDLDocument: Sendable {
  let page: Page
  /// The target namespace of the definitions, or of the only schema of a schema file.
  var targetNamespace = InternedName.none
  /// Whether the file is only a schema, without a service.
  var isSchema = false
  var imports: [SchemaImport] = []
  /// The target namespaces of its schemas, in order.
  var schemas: [InternedName] = []
  var types: [SchemaType] = []
  /// Global elements. Their names are only valid in this document: in the WSDL of another agent,
  /// the same name has other content.
  var elements: [TypeKey: SchemaElement] = [:]
  /// Further declarations of these elements.
  var repeatedElements: [SchemaPart<SchemaElement>] = []
  /// The groups and attributes to which types of its schemas refer.
  var groups: [SchemaPart<SchemaParticle>] = []
  var attributes: [SchemaPart<SchemaAttribute>] = []
  var attributeGroups: [SchemaPart<[SchemaAttributeUse]>] = []
  /// The messages of the WSDL, and the services that exchange them.
  var declarations = WSDLDeclarations()
  /// The services of this WSDL and of the WSDLs that it imports.
  var services: [WSDLService] = []
  /// The documents that it imports as WSDLs, and those that they import.
  var imported: [WSDLDocument] = []
  /// The unsupported constructs in it.
  var findings: [WSDLFinding] = []

  var file: SourceFile { page.file }
}

/// An imported namespace, and the location of its file, if it is stated.
struct SchemaImport: Sendable {
  let namespace: InternedName
  let schemaLocation: InternedName
  /// Whether the file has declarations of the schema itself. A file without a target namespace takes
  /// that of the schema.
  var isInclude = false
  let place: PagePlace
}

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
  let place: PagePlace
  /// Nil for a part that has a type and no element, as in the style `rpc`.
  let element: TypeKey?
}

struct WSDLPortType: Sendable {
  let name: TypeKey
  let place: PagePlace
  let documentation: [String]
  let operations: [WSDLAbstractOperation]
}

/// An operation of a port type.
struct WSDLAbstractOperation: Sendable {
  let name: InternedName
  let place: PagePlace
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
  let place: PagePlace
}

struct WSDLBinding: Sendable {
  let name: TypeKey
  let portType: TypeKey?
  let place: PagePlace
  /// `1.1` or `1.2`; nil if the protocol is not SOAP over HTTP.
  var envelopeVersion: String?
  var isSOAP: Bool { envelopeVersion != nil }
  var style = InternedName.none
  var operations: [WSDLBoundOperation] = []
  /// The findings to report if the binding is used.
  var findings: [WSDLFinding] = []
}

/// The part of a binding about an operation.
struct WSDLBoundOperation: Sendable {
  let name: InternedName
  let place: PagePlace
  var action = InternedName.none
  /// The position of the action; nil if the binding states nothing about the operation itself.
  var actionPlace: PagePlace?
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
    let place: PagePlace
  }

  /// The parts that are in the Body; nil for all parts that are not header parts.
  var parts: [InternedName]?
  /// The position where the Body is declared.
  var bodyPlace: PagePlace?
  var headers: [Header] = []
  /// The position where the Body or a header part is declared as encoded.
  var encoding: (place: PagePlace, isOfBody: Bool)?
}

struct WSDLPort: Sendable {
  let binding: TypeKey?
  let place: PagePlace
  var addresses: [WSDLAddress] = []
  /// The findings to report if its binding is used.
  var findings: [WSDLFinding] = []
}

/// The address of a service, with the position of the text.
struct WSDLAddress: Sendable {
  let url: InternedName
  let place: PagePlace
}
