/// The elements and attributes of types in a WSDL document.
struct WSDLParticles {
  let names: WSDLNames
  /// The namespace of the schema that they are in.
  let namespace: String
  /// Whether nil is allowed by the rule, as far as a type has it.
  let allowsNil: Bool

  // MARK: Types

  /// The content of a complex type: its fields in the order of the messages, then its attributes.
  func content(_ fields: [DescribedField]) -> [WSDLElement] {
    let particles = fields.filter { !$0.isAttribute }
    return [WSDLElement("xs:sequence", attributes: [], children: particles.map(particle))]
      + attributes(fields)
  }

  func attributes(_ fields: [DescribedField]) -> [WSDLElement] {
    fields.filter(\.isAttribute).map(attribute)
  }

  // MARK: Particles

  private func particle(_ field: DescribedField) -> WSDLElement {
    guard let form = field.form else {
      return WSDLElement(
        "xs:element",
        attributes: [("minOccurs", "0"), ("name", field.name)]
          + (allowsNil && field.type.isNillable ? [("nillable", "true")] : [])
          + [("type", names.reference(to: field.type))])
    }
    switch form.kind {
    case .choice(let options):
      return WSDLElement("xs:choice", attributes: occurrence(form), children: options.map(option))
    case .anyElements:
      return WSDLElement("xs:any", attributes: Self.anyNumber + [("processContents", "lax")])
    case .element, .attribute, .content, .anyAttributes:
      return element(field, form: form, occurrence: occurrence(form))
    }
  }

  private func option(_ option: DescribedField) -> WSDLElement {
    element(
      option, form: option.form ?? DescribedForm(.element, namespace: namespace), occurrence: [])
  }

  static let anyNumber = [
    (name: "minOccurs", value: "0"), (name: "maxOccurs", value: "unbounded"),
  ]

  private func occurrence(_ form: DescribedForm) -> [(name: String, value: String)] {
    if form.isRepeated { return Self.number(form.limits) }
    return form.isRequired ? [] : [("minOccurs", "0")]
  }

  private static func number(_ limits: ValueLimits?) -> [(name: String, value: String)] {
    guard let items = limits?.items else { return anyNumber }
    return [
      ("minOccurs", String(items.lowerBound)),
      ("maxOccurs", items.upperBound == .max ? "unbounded" : String(items.upperBound)),
    ]
  }

  private func element(
    _ field: DescribedField, form: DescribedForm, occurrence: [(name: String, value: String)]
  ) -> WSDLElement {
    let name = XMLName(field.name, in: form.namespace)
    if name.isReferred(in: namespace) {
      return WSDLElement(
        "xs:element", attributes: occurrence + [("ref", names.reference(to: name))])
    }
    let isUnqualified = name.namespace.isEmpty && !namespace.isEmpty
    return declaration(
      field, occurrence + [("name", field.name)] + (isUnqualified ? [("form", "unqualified")] : []))
  }

  /// An element with its type, which may be inside it.
  func declaration(
    _ field: DescribedField, _ attributes: [(name: String, value: String)]
  ) -> WSDLElement {
    let isNillable = field.form?.isNillable ?? false
    let attributes = attributes + (isNillable ? [("nillable", "true")] : [])
    if let content = inlineType(of: field) {
      return WSDLElement("xs:element", attributes: attributes, children: [content])
    }
    return WSDLElement(
      "xs:element", attributes: attributes + [("type", typeReference(of: field))])
  }

  /// The name of a type that is not inside an element.
  func typeReference(of field: DescribedField) -> String {
    names.simpleType(of: field.form?.limits) ?? names.reference(to: field.type)
  }

  private func attribute(_ field: DescribedField) -> WSDLElement {
    guard let form = field.form, form.kind != .anyAttributes else {
      return WSDLElement("xs:anyAttribute", attributes: [("processContents", "lax")])
    }
    let use = form.isRequired ? [("use", "required")] : []
    if !form.namespace.isEmpty {
      let name = XMLName(field.name, in: form.namespace)
      return WSDLElement("xs:attribute", attributes: [("ref", names.reference(to: name))] + use)
    }
    return attributeDeclaration(field, use)
  }

  func attributeDeclaration(
    _ field: DescribedField, _ use: [(name: String, value: String)]
  ) -> WSDLElement {
    let name = [(name: "name", value: field.name)]
    if let content = inlineType(of: field) {
      return WSDLElement("xs:attribute", attributes: name + use, children: [content])
    }
    return WSDLElement(
      "xs:attribute", attributes: name + [("type", typeReference(of: field))] + use)
  }

  // MARK: Types inside elements

  /// The type of a value whose type has no name: a list, or a simple type with limits.
  func inlineType(of field: DescribedField) -> WSDLElement? {
    guard let form = field.form else { return nil }
    switch form.items {
    case .elements(let item)?: return list(of: item, field, form)
    case .words?: return words(field.type, form.limits)
    case nil: break
    }
    if !form.isRepeated, case .array(let item) = field.type, form.limits != nil {
      return list(of: item.element, DescribedField(name: field.name, type: item.type), form)
    }
    guard let limits = form.limits, limits.simpleType == nil else { return nil }
    return restriction(of: field.type, limits)
  }

  private func list(
    of item: XMLName, _ field: DescribedField, _ form: DescribedForm
  ) -> WSDLElement {
    var itemForm = DescribedForm(.element, namespace: item.namespace)
    itemForm.limits = form.limits
    let element = element(
      DescribedField(name: item.local, type: field.type, form: itemForm), form: itemForm,
      occurrence: Self.number(form.limits))
    return WSDLElement(
      "xs:complexType", attributes: [],
      children: [WSDLElement("xs:sequence", attributes: [], children: [element])])
  }

  private func words(_ item: DescribedType, _ limits: ValueLimits?) -> WSDLElement {
    let known = names.simpleType(of: limits)
    let inner = known == nil ? limits.flatMap { restriction(of: item, $0) } : nil
    let list =
      inner.map { WSDLElement("xs:list", attributes: [], children: [$0]) }
      ?? WSDLElement("xs:list", attributes: [("itemType", known ?? names.reference(to: item))])
    let type = WSDLElement("xs:simpleType", attributes: [], children: [list])
    guard let facets = limits?.itemFacets, !facets.isEmpty else { return type }
    return WSDLElement(
      "xs:simpleType", attributes: [],
      children: [WSDLElement("xs:restriction", attributes: [], children: [type] + facets)])
  }

  /// Nil where there are no limits of the value itself.
  func restriction(of type: DescribedType, _ limits: ValueLimits) -> WSDLElement? {
    // A text matches all patterns, and one restriction allows those that match any of its own.
    let steps = max(1, limits.patterns.count)
    var inner: WSDLElement?
    for step in 0..<steps {
      let pattern = limits.patterns.indices.contains(step) ? limits.patterns[step] : nil
      let facets =
        (pattern.map { [WSDLElement("xs:pattern", attributes: [("value", $0)])] } ?? [])
        + (step == steps - 1 ? limits.facets : [])
      if facets.isEmpty { continue }
      let base = inner == nil ? [("base", names.reference(to: type))] : []
      inner = WSDLElement(
        "xs:simpleType", attributes: [],
        children: [
          WSDLElement(
            "xs:restriction", attributes: base, children: (inner.map { [$0] } ?? []) + facets)
        ])
    }
    return inner
  }
}

extension DescribedField {
  var isAttribute: Bool { form?.kind == .attribute || form?.kind == .anyAttributes }
}

extension ValueLimits {
  /// The facets of a value, patterns aside.
  fileprivate var facets: [WSDLElement] {
    let facets: [(String, String?)] = [
      ("minLength", length.lowerBound == 0 ? nil : String(length.lowerBound)),
      ("maxLength", length.upperBound == .max ? nil : String(length.upperBound)),
      ("minInclusive", minInclusive), ("maxInclusive", maxInclusive),
      ("minExclusive", minExclusive), ("maxExclusive", maxExclusive),
      ("totalDigits", totalDigits == .max ? nil : String(totalDigits)),
      ("fractionDigits", fractionDigits == .max ? nil : String(fractionDigits)),
    ]
    return facets.compactMap { name, value in
      value.map { WSDLElement("xs:" + name, attributes: [("value", $0)]) }
    } + values.map { WSDLElement("xs:enumeration", attributes: [("value", $0)]) }
  }

  /// The facets of a list of words.
  fileprivate var itemFacets: [WSDLElement] {
    let facets: [(String, String?)] = [
      ("minLength", items.lowerBound == 0 ? nil : String(items.lowerBound)),
      ("maxLength", items.upperBound == .max ? nil : String(items.upperBound)),
    ]
    return facets.compactMap { name, value in
      value.map { WSDLElement("xs:" + name, attributes: [("value", $0)]) }
    }
  }
}
