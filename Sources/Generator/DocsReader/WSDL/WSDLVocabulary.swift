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
    case enumerationValue, isDictionary, isValueType, actualType
  }

  static let wsdlNamespace = "http://schemas.xmlsoap.org/wsdl/"
  static let soap11Namespace = "http://schemas.xmlsoap.org/wsdl/soap/"
  static let soap12Namespace = "http://schemas.xmlsoap.org/wsdl/soap12/"
  static let schemaNamespace = "http://www.w3.org/2001/XMLSchema"
  static let serializationNamespace = "http://schemas.microsoft.com/2003/10/Serialization/"
  static let arraysNamespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  static let mimeNamespace = "http://schemas.xmlsoap.org/wsdl/mime/"
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  private static let wsdlTags: [(String, Tag)] = [
    ("definitions", .definitions), ("types", .types), ("message", .message), ("part", .part),
    ("portType", .portType), ("operation", .operation), ("input", .input), ("output", .output),
    ("documentation", .documentation), ("binding", .binding), ("service", .service),
    ("port", .port), ("fault", .fault), ("import", .wsdlImport),
  ]
  private static let soapTags: [(String, Tag)] = [
    ("binding", .soapBinding), ("operation", .soapOperation), ("body", .soapBody),
    ("header", .soapHeader), ("address", .soapAddress),
  ]
  private static let schemaTags: [(String, Tag)] = [
    ("schema", .schema), ("import", .schemaImport), ("element", .element),
    ("complexType", .complexType), ("simpleType", .simpleType), ("sequence", .sequence),
    ("complexContent", .complexContent), ("extension", .extension),
    ("restriction", .restriction), ("enumeration", .enumeration), ("list", .list),
    ("annotation", .annotation), ("appinfo", .appinfo),
    ("documentation", .schemaDocumentation), ("attribute", .attribute),
    ("attributeGroup", .attributeGroup), ("group", .group), ("notation", .notation),
    ("include", .schemaInclude), ("union", .union), ("redefine", .redefine),
    ("simpleContent", .simpleContent), ("choice", .choice), ("all", .all),
    ("pattern", .facet), ("minInclusive", .facet), ("maxInclusive", .facet),
    ("minExclusive", .facet), ("maxExclusive", .facet), ("length", .facet), ("minLength", .facet),
    ("maxLength", .facet), ("totalDigits", .facet), ("fractionDigits", .facet),
    ("whiteSpace", .facet), ("any", .any), ("anyAttribute", .anyAttribute),
  ]
  private static let serializationTags: [(String, Tag)] = [
    ("EnumerationValue", .enumerationValue), ("IsDictionary", .isDictionary),
    ("IsValueType", .isValueType), ("ActualType", .actualType),
  ]

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
  let attributes: Attributes
  let words: Words
  private let tags: [TypeKey: Tag]
  private let texts: Set<InternedName>
  private let ownNamespaces: Set<InternedName>

  /// The names of attributes.
  struct Attributes: Sendable {
    let name, type, base, value, minOccurs, maxOccurs, nillable, mixed: InternedName
    let targetNamespace, namespace, schemaLocation: InternedName
    let elementFormDefault, attributeFormDefault: InternedName
    let element, message, part, use, style, transport, soapAction, location, binding: InternedName
    let itemType, form, parts, abstract, ref, substitutionGroup: InternedName

    init(_ names: XMLNames) {
      name = names.name("name")
      type = names.name("type")
      base = names.name("base")
      value = names.name("value")
      minOccurs = names.name("minOccurs")
      maxOccurs = names.name("maxOccurs")
      nillable = names.name("nillable")
      mixed = names.name("mixed")
      targetNamespace = names.name("targetNamespace")
      namespace = names.name("namespace")
      schemaLocation = names.name("schemaLocation")
      elementFormDefault = names.name("elementFormDefault")
      attributeFormDefault = names.name("attributeFormDefault")
      element = names.name("element")
      message = names.name("message")
      part = names.name("part")
      use = names.name("use")
      style = names.name("style")
      transport = names.name("transport")
      soapAction = names.name("soapAction")
      location = names.name("location")
      binding = names.name("binding")
      itemType = names.name("itemType")
      form = names.name("form")
      parts = names.name("parts")
      abstract = names.name("abstract")
      ref = names.name("ref")
      substitutionGroup = names.name("substitutionGroup")
    }
  }

  /// The values of attributes that the reader distinguishes.
  struct Words: Sendable {
    let one, unbounded, `true`, qualified, literal, document: InternedName
    let required, prohibited: InternedName
    private let transports: [InternedName]

    init(_ names: XMLNames) {
      one = names.name("1")
      unbounded = names.name("unbounded")
      self.true = names.name("true")
      qualified = names.name("qualified")
      literal = names.name("literal")
      document = names.name("document")
      required = names.name("required")
      prohibited = names.name("prohibited")
      transports = [
        .none, names.name("http://schemas.xmlsoap.org/soap/http"),
        names.name("http://schemas.xmlsoap.org/soap/http/"),
        names.name("http://www.w3.org/2003/05/soap/bindings/HTTP/"),
      ]
    }

    func isHTTP(_ transport: InternedName) -> Bool { transports.contains(transport) }
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
    attributes = Attributes(names)
    words = Words(names)
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

  /// Whether a type of XML Schema is a text type. These types differ only in the texts that they
  /// allow.
  func isText(_ type: InternedName) -> Bool { texts.contains(type) }

  /// Whether an element belongs to a vocabulary that is allowed anywhere, such as policies.
  func isExtension(_ element: XMLElement) -> Bool { !ownNamespaces.contains(element.namespace) }

  func tag(_ element: XMLElement) -> Tag? {
    tags[TypeKey(name: element.name, namespace: element.namespace)]
  }
}
