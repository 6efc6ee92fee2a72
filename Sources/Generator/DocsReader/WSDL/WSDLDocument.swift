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
  /// The groups and attributes to which types of its schemas refer.
  var groups: [TypeKey: SchemaParticle] = [:]
  var attributes: [TypeKey: SchemaAttribute] = [:]
  var attributeGroups: [TypeKey: [SchemaAttributeUse]] = [:]
  /// The messages of the WSDL, and the services that exchange them.
  var declarations = WSDLDeclarations()
  /// The services of this WSDL and of the WSDLs that it imports.
  var services: [WSDLService] = []
  /// The documents that it imports as WSDLs, and those that they import.
  var imported: [WSDLDocument] = []
  /// The unsupported constructs in it.
  var findings: [WSDLFinding] = []

  var file: SourceFile { page.file }

  func location(_ place: Range<Int>) -> SourceLocation { file.location(of: place) }
}

/// An imported namespace, and the location of its file, if it is stated.
struct SchemaImport: Sendable {
  let namespace: InternedName
  let schemaLocation: InternedName
  /// Whether the file has declarations of the schema itself.
  var isInclude = false
  let place: Range<Int>
}
