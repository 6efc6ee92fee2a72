/// The names of WSDL and XML Schema that have a meaning for the reader.
struct WSDLVocabulary: Sendable {
  /// An element that the reader knows. Every other element is unsupported.
  enum Tag: Sendable {
    case definitions, types, message, part, portType, operation, input, output, documentation
    case binding, service, port, fault, wsdlImport
    case soapBinding, soapOperation, soapBody, soapHeader, soapAddress
    case schema, schemaImport, element, complexType, simpleType, sequence, complexContent
    case `extension`, restriction, enumeration, list, annotation, appinfo, schemaDocumentation
    case attribute, attributeGroup, group, notation, facet, any, anyAttribute, union, schemaInclude
    case simpleContent, choice, all, redefine
    case enumerationValue, isDictionary
  }

  static let wsdlNamespace = "http://schemas.xmlsoap.org/wsdl/"
  static let soap11Namespace = "http://schemas.xmlsoap.org/wsdl/soap/"
  static let soap12Namespace = "http://schemas.xmlsoap.org/wsdl/soap12/"
  static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"
  static let serializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/"
  static let arraysNamespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  static let mimeNamespace = "http://schemas.xmlsoap.org/wsdl/mime/"
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  private static let wsdlTags =
    named(
      .definitions, .types, .message, .part, .portType, .operation, .input, .output,
      .documentation, .binding, .service, .port, .fault) + [("import", .wsdlImport)]
  private static let soapTags: [(String, Tag)] = [
    ("binding", .soapBinding), ("operation", .soapOperation), ("body", .soapBody),
    ("header", .soapHeader), ("address", .soapAddress),
  ]
  private static let schemaTags =
    named(
      .schema, .element, .complexType, .simpleType, .sequence, .complexContent, .extension,
      .restriction, .enumeration, .list, .annotation, .appinfo, .attribute, .attributeGroup, .group,
      .notation, .union, .redefine, .simpleContent, .choice, .all, .any, .anyAttribute)
    + [
      ("import", .schemaImport), ("include", .schemaInclude),
      ("documentation", .schemaDocumentation),
    ] + facets.map { ($0, .facet) }
  private static let serializationTags: [(String, Tag)] = [
    ("EnumerationValue", .enumerationValue), ("IsDictionary", .isDictionary),
  ]

  /// The attributes that XML Schema has for elements, attributes and complex types.
  private static let declarationAttributes = [
    "abstract", "block", "default", "final", "fixed", "form", "id", "maxOccurs", "minOccurs",
    "mixed", "name", "nillable", "ref", "substitutionGroup", "type", "use",
  ]

  private static let facets = [
    "pattern", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "length",
    "minLength", "maxLength", "totalDigits", "fractionDigits", "whiteSpace",
  ]

  /// The tags of elements that are called like them.
  private static func named(_ tags: Tag...) -> [(String, Tag)] { tags.map { ("\($0)", $0) } }

  private static let textTypes = [
    "string", "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "NMTOKENS",
    "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "anyURI", "anySimpleType",
  ]

  let names: XMLNames
  let schema: InternedName
  let serialization: InternedName
  let arrays: InternedName
  let soap12: InternedName
  let xml: InternedName
  let key: InternedName
  let value: InternedName
  let stringType: TypeKey
  let anyType: TypeKey
  private let tags: [TypeKey: Tag]
  private let texts: Set<InternedName>
  private let ownNamespaces: Set<InternedName>

  private let attributes: [InternedName]
  private let schemaAttributes: Set<InternedName>
  private let words: [InternedName]
  private let one: InternedName
  private let transports: [InternedName]

  /// An attribute that the reader knows. The names of the cases are its names in XML.
  enum Attribute: Int, CaseIterable {
    case name, type, base, value, minOccurs, maxOccurs, nillable, mixed
    case targetNamespace, namespace, schemaLocation, elementFormDefault, attributeFormDefault
    case element, message, part, use, style, transport, soapAction, location, binding
    case itemType, form, parts, abstract, ref, substitutionGroup, `default`, fixed
  }

  /// A value of an attribute that the reader distinguishes. The names of the cases are the values.
  enum Word: Int, CaseIterable {
    case `true`, unbounded, qualified, literal, document, required, prohibited
  }

  init(names: XMLNames) {
    self.names = names
    schema = names.name(Self.schemaNamespace)
    serialization = names.name(Self.serializationNamespace)
    arrays = names.name(Self.arraysNamespace)
    soap12 = names.name(Self.soap12Namespace)
    xml = names.name(Self.xmlNamespace)
    key = names.name("Key")
    value = names.name("Value")
    stringType = TypeKey(name: names.name("string"), namespace: schema)
    anyType = TypeKey(name: names.name("anyType"), namespace: schema)
    attributes = Attribute.allCases.map { names.name("\($0)") }
    schemaAttributes = Set(Self.declarationAttributes.map(names.name))
    words = Word.allCases.map { names.name("\($0)") }
    one = names.name("1")
    let transports = [
      "http://schemas.xmlsoap.org/soap/http", "http://schemas.xmlsoap.org/soap/http/",
      "http://www.w3.org/2003/05/soap/bindings/HTTP/",
    ]
    self.transports = [.none] + transports.map(names.name)
    var tags: [TypeKey: Tag] = [:]
    let vocabularies = [
      (Self.wsdlNamespace, Self.wsdlTags), (Self.soap11Namespace, Self.soapTags),
      (Self.soap12Namespace, Self.soapTags), (Self.schemaNamespace, Self.schemaTags),
      (Self.serializationNamespace, Self.serializationTags),
    ]
    for (namespace, entries) in vocabularies {
      let namespace = names.name(namespace)
      for (name, tag) in entries {
        tags[TypeKey(name: names.name(name), namespace: namespace)] = tag
      }
    }
    self.tags = tags
    texts = Set(Self.textTypes.map(names.name))
    let own = vocabularies.map(\.0) + [Self.mimeNamespace]
    ownNamespaces = Set(own.map(names.name))
  }

  subscript(attribute: Attribute) -> InternedName { attributes[attribute.rawValue] }

  func word(_ word: Word) -> InternedName { words[word.rawValue] }

  func text(_ name: InternedName) -> String { names.text(name) }

  /// Whether XML Schema has an attribute without a prefix for elements, attributes or complex types.
  func isOfSchema(_ attribute: InternedName) -> Bool { schemaAttributes.contains(attribute) }

  func isTrue(_ value: InternedName) -> Bool { value == word(.true) || value == one }

  func isHTTP(_ transport: InternedName) -> Bool { transports.contains(transport) }

  /// Whether a type of XML Schema is a text type. These types differ only in the texts that they
  /// allow.
  func isText(_ type: InternedName) -> Bool { texts.contains(type) }

  /// Whether an element belongs to a vocabulary that is allowed anywhere, such as policies.
  func isExtension(_ element: XMLElement) -> Bool { !ownNamespaces.contains(element.namespace) }

  func tag(_ element: XMLElement) -> Tag? {
    tags[TypeKey(name: element.name, namespace: element.namespace)]
  }
}
