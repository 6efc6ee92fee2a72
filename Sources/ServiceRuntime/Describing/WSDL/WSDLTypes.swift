/// The schemas of a WSDL document, one for each namespace.
struct WSDLTypes {
  private let schema: SOAPServiceSchema
  private let names: WSDLNames

  init(_ schema: SOAPServiceSchema, _ names: WSDLNames) {
    self.schema = schema
    self.names = names
  }

  var element: WSDLElement {
    let namespaces = names.prefixes.map(\.namespace).filter { $0 != XMLNamespace.schema }
    return WSDLElement("wsdl:types", [], namespaces.map { self.schema($0, beside: namespaces) })
  }

  private func schema(_ namespace: String, beside all: [String]) -> WSDLElement {
    let imports = all.filter { $0 != namespace }.map {
      WSDLElement("xs:import", [("namespace", $0)])
    }
    let elements = namespace == schema.service.namespace ? messages + headerParts : []
    return WSDLElement(
      "xs:schema", [("elementFormDefault", "qualified"), ("targetNamespace", namespace)],
      imports + elements + definitions(in: namespace))
  }

  // MARK: Elements

  /// Several operations may share an element.
  private var messages: [WSDLElement] {
    var fields: [String: [SchemaField]] = [:]
    for operation in schema.operations {
      guard let soap = operation.descriptor.soap else { continue }
      fields[soap.input] = fields[soap.input] ?? operation.input
      fields[soap.output] = fields[soap.output] ?? operation.output
    }
    return fields.sorted { $0.key < $1.key }.map { name, fields in
      WSDLElement(
        "xs:element", [("name", name)],
        [WSDLElement("xs:complexType", [], [sequence(fields)])])
    }
  }

  private var headerParts: [WSDLElement] {
    let declared = Set(
      schema.operations.compactMap(\.descriptor.soap).flatMap {
        $0.requestHeaders + $0.responseHeaders
      })
    return schema.headerParts.filter { declared.contains($0.name) }
      .sorted { $0.name < $1.name }
      .map { WSDLElement("xs:element", [("name", $0.name)] + typeAttributes($0.type)) }
  }

  private func sequence(_ fields: [SchemaField]) -> WSDLElement {
    WSDLElement("xs:sequence", [], fields.map { field($0.name, $0.type, [("minOccurs", "0")]) })
  }

  private func field(
    _ name: String, _ type: SchemaType, _ occurrence: [(name: String, value: String)] = [],
    isNillable: Bool = false
  ) -> WSDLElement {
    WSDLElement(
      "xs:element", occurrence + [("name", name)] + typeAttributes(type, isNillable: isNillable))
  }

  private func typeAttributes(
    _ type: SchemaType, isNillable: Bool = false
  ) -> [(name: String, value: String)] {
    (isNillable || type.isNillable ? [("nillable", "true")] : [])
      + [("type", names.reference(to: type))]
  }

  // MARK: Types

  private func definitions(in namespace: String) -> [WSDLElement] {
    var definitions: [String: SchemaType] = [:]
    for type in schema.types {
      guard let name = names.name(of: type), name.namespace == namespace else { continue }
      definitions[name.local] = definitions[name.local].map { $0.merged(with: type) } ?? type
    }
    return definitions.sorted { $0.key < $1.key }.compactMap { definition($0.key, $0.value) }
  }

  private func definition(_ name: String, _ type: SchemaType) -> WSDLElement? {
    switch type {
    case .string, .boolean, .double, .integer, .dateTime, .binary, .any: nil
    case .duration: simple(name, WSDLElement("xs:restriction", [("base", "xs:duration")]))
    case .enumeration: simple(name, WSDLElement("xs:restriction", [("base", "xs:string")]))
    case .flags: simple(name, WSDLElement("xs:list", [("itemType", "xs:string")]))
    case .object(let object): complex(name, content(of: object))
    case .array(let item): complex(name, sequence(of: item))
    case .dictionary(let dictionary): complex(name, sequence(of: dictionary))
    case .opaque: opaque(name)
    }
  }

  private func simple(_ name: String, _ content: WSDLElement) -> WSDLElement {
    WSDLElement("xs:simpleType", [("name", name)], [content])
  }

  private func complex(_ name: String, _ content: WSDLElement) -> WSDLElement {
    WSDLElement("xs:complexType", [("name", name)], [content])
  }

  /// The fields, or an extension with the fields that the base type does not have.
  private func content(of object: XMLName) -> WSDLElement {
    let fields = schema.objects[object] ?? []
    guard let base = schema.bases[object] else { return sequence(fields) }
    let inherited = Set((schema.objects[base] ?? []).map(\.name))
    let own = sequence(fields.filter { !inherited.contains($0.name) })
    return WSDLElement(
      "xs:complexContent", [],
      [WSDLElement("xs:extension", [("base", names.reference(to: .object(base)))], [own])])
  }

  private static let anyNumber = [
    (name: "minOccurs", value: "0"), (name: "maxOccurs", value: "unbounded"),
  ]

  private func sequence(of item: SchemaItem) -> WSDLElement {
    WSDLElement(
      "xs:sequence", [],
      [field(item.element.local, item.type, Self.anyNumber, isNillable: item.isOptional)])
  }

  private func sequence(of dictionary: SchemaDictionary) -> WSDLElement {
    let value = dictionary.value
    let entry = WSDLElement(
      "xs:sequence", [],
      [
        field("Key", dictionary.key),
        // A nil value is left out.
        field("Value", value.type, value.isOptional ? [("minOccurs", "0")] : []),
      ])
    return WSDLElement(
      "xs:sequence", [],
      [
        WSDLElement(
          "xs:element", Self.anyNumber + [("name", dictionary.item.local)],
          [WSDLElement("xs:complexType", [], [entry])])
      ])
  }

  /// Text, elements and attributes of any kind.
  private func opaque(_ name: String) -> WSDLElement {
    let any = WSDLElement("xs:any", Self.anyNumber + [("processContents", "lax")])
    return WSDLElement(
      "xs:complexType", [("name", name), ("mixed", "true")],
      [
        WSDLElement("xs:sequence", [], [any]),
        WSDLElement("xs:anyAttribute", [("processContents", "lax")]),
      ])
  }
}

extension SchemaType {
  /// The more permissive of two types with one name: arrays may differ in whether items may be nil.
  fileprivate func merged(with other: SchemaType) -> SchemaType {
    if case .array(let item) = self, item.isOptional { return self }
    if case .array(let item) = other, item.isOptional { return other }
    return "\(self)" < "\(other)" ? self : other
  }
}
