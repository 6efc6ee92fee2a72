/// The prefixes of namespaces and the names of types in a WSDL document.
struct WSDLNames: Sendable {
  /// Namespaces with their prefixes, in the order they are declared.
  let prefixes: [(prefix: String, namespace: String)]
  private let prefixOf: [String: String]
  private let dictionaryNames: [SchemaDictionary: XMLName]
  private let usesForms: Bool
  private let targetNamespace: String

  init(_ schema: SOAPServiceSchema) {
    let dictionaries = Self.dictionaryNames(schema)
    var known = [
      ("xs", XMLNamespace.schema), ("tns", schema.service.namespace),
      ("ser", XMLNamespace.serialization), ("arr", XMLNamespace.arrays),
    ]
    let usesForms = schema.usesForms
    let names = Set(
      schema.types.compactMap { Self.name(of: $0, dictionaries, usesForms)?.namespace }
    )
    .union(schema.namespacesOfElements)
    let others = names.subtracting(known.map(\.1) + ["", XMLNamespace.xml]).sorted()
    known += others.enumerated().map { ("ns\($0.offset + 1)", $0.element) }
    known.removeAll { !names.contains($0.1) && ["ser", "arr"].contains($0.0) }
    self.usesForms = usesForms
    targetNamespace = schema.service.namespace
    dictionaryNames = dictionaries
    prefixes = known.map { (prefix: $0.0, namespace: $0.1) }
    prefixOf = Dictionary(known.map { ($0.1, $0.0) }) { first, _ in first }
  }

  /// The name of a type, with its prefix.
  func reference(to type: DescribedType) -> String {
    name(of: type).map(reference) ?? "xs:anyType"
  }

  /// A name with its prefix. A name in no namespace has none.
  func reference(to name: XMLName) -> String {
    if name.namespace == XMLNamespace.xml { return "xml:" + name.local }
    return (prefixOf[name.namespace].map { $0 + ":" } ?? "") + name.local
  }

  /// The simple type that has limits, with its prefix; nil if they are those of one value alone.
  func simpleType(of limits: ValueLimits?) -> String? {
    limits?.simpleType.map { reference(to: XMLName($0, in: targetNamespace)) }
  }

  /// The name of a type; nil if it has none.
  func name(of type: DescribedType) -> XMLName? { Self.name(of: type, dictionaryNames, usesForms) }

  private static func name(
    of type: DescribedType, _ dictionaries: [SchemaDictionary: XMLName], _ usesForms: Bool
  ) -> XMLName? {
    switch type {
    case .simple(let name): builtIn(name)
    case .duration where usesForms: builtIn("duration")
    case .string: builtIn("string")
    case .boolean: builtIn("boolean")
    case .double: builtIn("double")
    case .integer(let name): builtIn(name)
    case .dateTime: builtIn("dateTime")
    case .duration: XMLName("duration", in: XMLNamespace.serialization)
    case .binary: builtIn("base64Binary")
    case .any: builtIn("anyType")
    case .enumeration(let name), .flags(let name), .object(let name), .opaque(let name): name
    case .array(let item):
      XMLName("ArrayOf" + item.element.local, in: item.element.namespace)
    case .dictionary(let dictionary): dictionaries[dictionary]
    }
  }

  private static func builtIn(_ local: String) -> XMLName {
    XMLName(local, in: XMLNamespace.schema)
  }

  /// Messages do not name the types of dictionaries, so they are named after their entries, unless
  /// they are items of lists, which are named after their type.
  private static func dictionaryNames(
    _ schema: SOAPServiceSchema
  ) -> [SchemaDictionary: XMLName] {
    var names: [SchemaDictionary: XMLName] = [:]
    var taken = Set(schema.types.compactMap { name(of: $0, [:], schema.usesForms) })
    for dictionary in schema.types.dictionaries {
      guard let name = schema.dictionaryTypes[.dictionary(dictionary)] else { continue }
      names[dictionary] = name
      taken.insert(name)
    }
    for dictionary in schema.types.dictionaries where names[dictionary] == nil {
      let stem = stem(of: dictionary.item.local)
      var name = XMLName(stem, in: dictionary.item.namespace)
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = XMLName(stem + String(number), in: dictionary.item.namespace)
      }
      names[dictionary] = name
    }
    return names
  }

  private static func stem(of item: String) -> String {
    if let known = SOAPHeaderPart.dictionaryTypes[item] { return known }
    let suffix = "KeyValuePair"
    let stem = item.hasSuffix(suffix) ? String(item.dropLast(suffix.count)) : item
    return stem.hasSuffix("Dictionary") ? stem : stem + "Dictionary"
  }
}

extension Set<DescribedType> {
  /// The dictionaries in an order that depends only on themselves.
  fileprivate var dictionaries: [SchemaDictionary] {
    compactMap { if case .dictionary(let dictionary) = $0 { dictionary } else { nil } }
      .sorted { "\($0.item) \($0)" < "\($1.item) \($1)" }
  }
}

extension SOAPServiceSchema {
  /// The namespaces of elements and attributes with a form of their own, and of messages and their
  /// parts.
  fileprivate var namespacesOfElements: Set<String> {
    guard usesForms else { return [] }
    var namespaces = Set(elements.map(\.name.namespace))
    for field in objects.values.flatMap(\.self) { namespaces.formUnion(field.namespaces) }
    return namespaces
  }
}

extension DescribedField {
  fileprivate var namespaces: [String] {
    guard let form else { return [] }
    var namespaces = [form.namespace]
    if case .choice(let options) = form.kind { namespaces += options.flatMap(\.namespaces) }
    if case .elements(let item)? = form.items { namespaces.append(item.namespace) }
    return namespaces
  }
}
