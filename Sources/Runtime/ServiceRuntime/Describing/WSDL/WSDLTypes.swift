/// The schemas of a WSDL document, one for each namespace.
struct WSDLTypes {
  private let schema: SOAPServiceSchema
  private let names: WSDLNames

  init(_ schema: SOAPServiceSchema, _ names: WSDLNames) {
    self.schema = schema
    self.names = names
  }

  var element: WSDLElement {
    let own = names.prefixes.map(\.namespace).filter { $0 != XMLNamespace.schema }
    // A name in no namespace has no prefix.
    let namespaces = own + (hasNoNamespace ? [""] : [])
    return WSDLElement(
      "wsdl:types", attributes: [], children: namespaces.map { self.schema($0, beside: namespaces) }
    )
  }

  private func schema(_ namespace: String, beside all: [String]) -> WSDLElement {
    let others = all.filter { $0 != namespace } + (usesXMLAttributes ? [XMLNamespace.xml] : [])
    let imports = others.map {
      WSDLElement("xs:import", attributes: $0.isEmpty ? [] : [("namespace", $0)])
    }
    return WSDLElement(
      "xs:schema",
      attributes: [("elementFormDefault", "qualified")]
        + (namespace.isEmpty ? [] : [("targetNamespace", namespace)]),
      children: imports + elements(in: namespace) + attributes(in: namespace)
        + definitions(in: namespace))
  }

  // MARK: Elements

  /// Several operations may share an element.
  private func elements(in namespace: String) -> [WSDLElement] {
    schema.elements.filter { $0.name.namespace == namespace }.map(element)
      + (namespace == schema.service.namespace ? headerParts : [])
  }

  private func element(_ element: DescribedElement) -> WSDLElement {
    let particles = particles(in: element.name.namespace)
    let name = [(name: "name", value: element.name.local)]
    switch element.content {
    case .fields(let fields):
      return WSDLElement(
        "xs:element", attributes: name,
        children: [
          WSDLElement("xs:complexType", attributes: [], children: particles.content(fields))
        ])
    case .type(let type):
      return WSDLElement("xs:element", attributes: name + [("type", names.reference(to: type))])
    case .value(var field):
      let isOptional = field.form?.kind == .content && field.form?.isRequired == false
      if isOptional { field.form?.isNillable = true }
      return particles.declaration(field, name)
    }
  }

  /// The attributes of a namespace are declared once.
  private func attributes(in namespace: String) -> [WSDLElement] {
    if namespace.isEmpty { return [] }
    var found: [String: DescribedField] = [:]
    for field in schema.fields
    where field.form?.kind == .attribute && field.form?.namespace == namespace {
      found[field.name] = found[field.name] ?? field
    }
    return found.sorted { $0.key < $1.key }
      .map { particles(in: namespace).attributeDeclaration($0.value, []) }
  }

  private var usesXMLAttributes: Bool {
    schema.fields.contains { $0.form?.namespace == XMLNamespace.xml }
  }

  private var hasNoNamespace: Bool {
    schema.elements.contains { $0.name.namespace.isEmpty }
      || schema.types.contains { names.name(of: $0)?.namespace == "" }
  }

  private func particles(in namespace: String) -> WSDLParticles {
    WSDLParticles(names: names, namespace: namespace, allowsNil: !schema.usesForms)
  }

  private var headerParts: [WSDLElement] {
    let declared = Set(
      schema.operations.compactMap(\.descriptor.soap).flatMap {
        $0.requestHeaders + $0.responseHeaders
      })
    return schema.headerParts.filter { declared.contains($0.name) }
      .sorted { $0.name < $1.name }
      .map { WSDLElement("xs:element", attributes: [("name", $0.name)] + typeAttributes($0.type)) }
  }

  private func field(
    _ name: String, type: DescribedType, occurrence: [(name: String, value: String)] = [],
    isNillable: Bool = false
  ) -> WSDLElement {
    WSDLElement(
      "xs:element",
      attributes: occurrence + [("name", name)] + typeAttributes(type, isNillable: isNillable))
  }

  private func typeAttributes(
    _ type: DescribedType, isNillable: Bool = false
  ) -> [(name: String, value: String)] {
    (isNillable || type.isNillable ? [("nillable", "true")] : [])
      + [("type", names.reference(to: type))]
  }

  // MARK: Types

  private func definitions(in namespace: String) -> [WSDLElement] {
    var definitions: [String: DescribedType] = [:]
    for type in schema.types {
      guard let name = names.name(of: type), name.namespace == namespace else { continue }
      definitions[name.local] = definitions[name.local].map { $0.merged(with: type) } ?? type
    }
    return definitions.sorted { $0.key < $1.key }.compactMap { definition($0.key, $0.value) }
      + valueTypes(in: namespace)
      + (namespace == schema.service.namespace ? simpleTypes : [])
  }

  /// The simple types that values name. Their names are unique in all namespaces.
  private var simpleTypes: [WSDLElement] {
    var found: [String: WSDLElement] = [:]
    let particles = particles(in: schema.service.namespace)
    for field in schema.fields.flatMap(\.alternatives) {
      guard let limits = field.form?.limits, let name = limits.simpleType, found[name] == nil
      else { continue }
      found[name] = particles.restriction(of: field.typeOfItems, limits)?.named(name)
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private func definition(_ name: String, _ type: DescribedType) -> WSDLElement? {
    switch type {
    case .string, .boolean, .double, .integer, .dateTime, .binary, .any, .simple: nil
    case .duration where schema.usesForms: nil
    case .duration:
      simple(name, WSDLElement("xs:restriction", attributes: [("base", "xs:duration")]))
    case .enumeration(let type): simple(name, restriction(to: schema.members[type] ?? []))
    case .flags(let type): simple(name, list(of: schema.members[type] ?? []))
    case .object(let object): self.object(name, object)
    case .array(let item): complex(name, sequence(of: item))
    case .dictionary(let dictionary): complex(name, sequence(of: dictionary))
    case .opaque: opaque(name)
    }
  }

  private func simple(_ name: String, _ content: WSDLElement) -> WSDLElement {
    WSDLElement("xs:simpleType", attributes: [("name", name)], children: [content])
  }

  private func complex(_ name: String, _ content: WSDLElement) -> WSDLElement {
    WSDLElement("xs:complexType", attributes: [("name", name)], children: [content])
  }

  private func restriction(to members: [String]) -> WSDLElement {
    WSDLElement(
      "xs:restriction", attributes: [("base", "xs:string")],
      children: members.map { WSDLElement("xs:enumeration", attributes: [("value", $0)]) })
  }

  private func list(of members: [String]) -> WSDLElement {
    if members.isEmpty { return WSDLElement("xs:list", attributes: [("itemType", "xs:string")]) }
    return WSDLElement(
      "xs:list", attributes: [],
      children: [WSDLElement("xs:simpleType", attributes: [], children: [restriction(to: members)])]
    )
  }

  // MARK: Objects

  private func object(_ name: String, _ object: XMLName) -> WSDLElement {
    let attributes =
      [("name", name)] + (schema.abstractObjects.contains(object) ? [("abstract", "true")] : [])
    return WSDLElement("xs:complexType", attributes: attributes, children: content(of: object))
  }

  /// The fields, or an extension with the fields that the base type does not have.
  private func content(of object: XMLName) -> [WSDLElement] {
    let fields = schema.objects[object] ?? []
    let particles = particles(in: object.namespace)
    if let value = fields.first(where: { $0.form?.kind == .content }) {
      return [simpleContent(value, particles.attributes(fields), of: object)]
    }
    guard let base = schema.bases[object] else { return particles.content(fields) }
    let inherited = Set((schema.objects[base] ?? []).map(\.key))
    let own = particles.content(fields.filter { !inherited.contains($0.key) })
    return [
      WSDLElement(
        "xs:complexContent", attributes: [],
        children: [
          WSDLElement(
            "xs:extension", attributes: [("base", names.reference(to: .object(base)))],
            children: own)
        ])
    ]
  }

  /// A value with attributes. Its type has a name, as the base of an extension must.
  private func simpleContent(
    _ value: DescribedField, _ attributes: [WSDLElement], of object: XMLName
  ) -> WSDLElement {
    let particles = particles(in: object.namespace)
    let isNamed = particles.inlineType(of: value) == nil
    let base =
      isNamed
      ? particles.typeReference(of: value) : names.reference(to: Self.valueType(of: object))
    return WSDLElement(
      "xs:simpleContent", attributes: [],
      children: [WSDLElement("xs:extension", attributes: [("base", base)], children: attributes)])
  }

  /// No name of a type that comes from Swift or a model has a dot like this.
  private static func valueType(of object: XMLName) -> XMLName {
    XMLName(object.local + ".value", in: object.namespace)
  }

  /// The simple types of the values of objects, where they have limits.
  private func valueTypes(in namespace: String) -> [WSDLElement] {
    schema.objects.filter { $0.key.namespace == namespace }.sorted { $0.key.local < $1.key.local }
      .compactMap { object, fields in
        guard let value = fields.first(where: { $0.form?.kind == .content }) else { return nil }
        return particles(in: namespace).inlineType(of: value)?
          .named(Self.valueType(of: object).local)
      }
  }

  private static let anyNumber = WSDLParticles.anyNumber

  private func sequence(of item: SchemaItem) -> WSDLElement {
    WSDLElement(
      "xs:sequence", attributes: [],
      children: [
        field(
          item.element.local, type: item.type, occurrence: Self.anyNumber,
          isNillable: item.isOptional)
      ])
  }

  private func sequence(of dictionary: SchemaDictionary) -> WSDLElement {
    let value = dictionary.value
    let entry = WSDLElement(
      "xs:sequence", attributes: [],
      children: [
        field("Key", type: dictionary.key),
        // A nil value is left out.
        field("Value", type: value.type, occurrence: value.isOptional ? [("minOccurs", "0")] : []),
      ])
    return WSDLElement(
      "xs:sequence", attributes: [],
      children: [
        WSDLElement(
          "xs:element", attributes: Self.anyNumber + [("name", dictionary.item.local)],
          children: [WSDLElement("xs:complexType", attributes: [], children: [entry])])
      ])
  }

  /// Text, elements and attributes of any kind.
  private func opaque(_ name: String) -> WSDLElement {
    let any = WSDLElement("xs:any", attributes: Self.anyNumber + [("processContents", "lax")])
    return WSDLElement(
      "xs:complexType", attributes: [("name", name), ("mixed", "true")],
      children: [
        WSDLElement("xs:sequence", attributes: [], children: [any]),
        WSDLElement("xs:anyAttribute", attributes: [("processContents", "lax")]),
      ])
  }
}

extension DescribedType {
  /// The more permissive of two types with one name: arrays may differ in whether items may be nil.
  fileprivate func merged(with other: DescribedType) -> DescribedType {
    if case .array(let item) = self, item.isOptional { return self }
    if case .array(let item) = other, item.isOptional { return other }
    return "\(self)" < "\(other)" ? self : other
  }
}

extension DescribedField {
  /// What distinguishes fields of a type: an attribute and an element may have one name.
  fileprivate var key: [String] { [isAttribute ? "@" : "", name, form?.namespace ?? ""] }

  /// The elements of a choice, or the field itself.
  var alternatives: [DescribedField] {
    if case .choice(let options)? = form?.kind { options } else { [self] }
  }

  /// The type of a value, or of the items of a list.
  fileprivate var typeOfItems: DescribedType {
    if form?.items == nil, case .array(let item) = type { item.type } else { type }
  }
}

extension SOAPServiceSchema {
  /// The fields of all objects and messages.
  var fields: [DescribedField] {
    objects.values.flatMap(\.self) + operations.flatMap { $0.input + $0.output }
  }
}
