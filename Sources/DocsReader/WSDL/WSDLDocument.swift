import Diagnostics

/// What a WSDL page, a WSDL file or a schema file says, before anything is made of it.
struct WSDLDocument: Sendable {
  let page: Page
  /// That of the definitions, or of the one schema of a schema file.
  var targetNamespace = XMLName.none
  /// Whether the file is a schema alone, without a service.
  var isSchema = false
  var imports: [SchemaImport] = []
  /// The target namespaces of its schemas, in order.
  var schemas: [XMLName] = []
  var types: [SchemaType] = []
  /// Global elements. Their names are those of this document alone: another agent's WSDL has
  /// other content under the same name.
  var elements: [TypeKey: SchemaElement] = [:]
  /// What types of its schemas refer to.
  var groups: [TypeKey: SchemaParticle] = [:]
  var attributes: [TypeKey: SchemaAttribute] = [:]
  var attributeGroups: [TypeKey: [SchemaAttributeUse]] = [:]
  var services: [WSDLService] = []
  /// What of it cannot be carried.
  var findings: [WSDLFinding] = []

  var file: SourceFile { page.file }

  func location(_ place: Range<Int>) -> SourceLocation { file.location(of: place) }
}

/// A namespace a schema refers to, and the file where it says it is.
struct SchemaImport: Sendable {
  let namespace: XMLName
  let schemaLocation: XMLName
  let place: Range<Int>
}

/// A port type, with what its binding says.
struct WSDLService: Sendable {
  let name: XMLName
  let place: Range<Int>
  var documentation: [String]
  var operations: [WSDLOperation]
  let binding: WSDLBinding
}

struct WSDLBinding: Sendable {
  /// `1.1` or `1.2`.
  let envelopeVersion: String
  /// Where the service is reached, with the place of the text.
  let address: (url: XMLName, place: Range<Int>)?
}

/// A part of a message.
struct WSDLPart: Sendable {
  let name: XMLName
  /// Nil for a part that has a type and no element, as in the style `rpc`.
  let element: TypeKey?
}

struct WSDLOperation: Sendable {
  let name: XMLName
  let place: Range<Int>
  var documentation: [String]
  /// The elements in the bodies of request and response; nil when a finding says why there is none.
  var input: TypeKey?
  var output: TypeKey?
  var action = XMLName.none
  var requestHeaders: [TypeKey] = []
  var responseHeaders: [TypeKey] = []
  /// The elements in the details of its faults.
  var faults: [TypeKey] = []
  /// Whether it has no response.
  var isOneWay = false

  /// The elements of its messages.
  var elements: [TypeKey] { [input, output].compactMap { $0 } }
}
