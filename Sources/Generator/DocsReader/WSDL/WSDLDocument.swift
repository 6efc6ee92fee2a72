import Diagnostics

/// What a WSDL page, a WSDL file or a schema file says, before anything is made of it.
struct WSDLDocument: Sendable {
  let page: Page
  /// That of the definitions, or of the one schema of a schema file.
  var targetNamespace = InternedName.none
  /// Whether the file is a schema alone, without a service.
  var isSchema = false
  var imports: [SchemaImport] = []
  /// The target namespaces of its schemas, in order.
  var schemas: [InternedName] = []
  var types: [SchemaType] = []
  /// Global elements. Their names are those of this document alone: another agent's WSDL has
  /// other content under the same name.
  var elements: [TypeKey: SchemaElement] = [:]
  /// What types of its schemas refer to.
  var groups: [TypeKey: SchemaParticle] = [:]
  var attributes: [TypeKey: SchemaAttribute] = [:]
  var attributeGroups: [TypeKey: [SchemaAttributeUse]] = [:]
  /// What the WSDL says of messages and of the services that exchange them.
  var declarations = WSDLDeclarations()
  /// The services of it and of the WSDLs that it imports.
  var services: [WSDLService] = []
  /// The documents that it imports as a WSDL, and those that these import.
  var imported: [WSDLDocument] = []
  /// What of it cannot be carried.
  var findings: [WSDLFinding] = []

  var file: SourceFile { page.file }

  func location(_ place: Range<Int>) -> SourceLocation { file.location(of: place) }
}

/// A namespace a document refers to, and the file where it says it is.
struct SchemaImport: Sendable {
  let namespace: InternedName
  let schemaLocation: InternedName
  /// Whether the file has declarations of the schema itself.
  var isInclude = false
  let place: Range<Int>
}
