/// Reads the content of a complex type, without judging it.
extension WSDLDocumentReader {
  mutating func content(of type: XMLElement, in scope: Scope) -> SchemaContent {
    var content = SchemaContent()
    content.isMixed = isTrue(.mixed, of: type)
    content.isAbstract = isTrue(.abstract, of: type)
    for annotation in children(of: type, tagged: .annotation) {
      content.isDictionary = readAnnotation(annotation).isDictionary || content.isDictionary
    }
    let derived = tree.children(of: type).first {
      [.simpleContent, .complexContent].contains(vocabulary.tag($0))
    }
    refuseStrangers(in: type, of: scope.owner)
    refuseStrangers(among: type, of: scope.owner)
    guard let derived else {
      content.particle = particle(in: type, scope)
      content.attributes = attributes(of: type, in: scope)
      return content
    }
    content.isSimple = vocabulary.tag(derived) == .simpleContent
    content.isMixed = content.isMixed || isTrue(.mixed, of: derived)
    readDerivation(derived, into: &content, in: scope)
    return content
  }

  private mutating func readDerivation(
    _ element: XMLElement, into content: inout SchemaContent, in scope: Scope
  ) {
    let derivation = tree.children(of: element).first {
      [.extension, .restriction].contains(vocabulary.tag($0))
    }
    guard let derivation, let base = key(.base, of: derivation) else {
      return reject("the extension does not say of what", at: element, of: scope.owner)
    }
    content.base = base
    content.isRestriction = vocabulary.tag(derivation) == .restriction
    if !content.isSimple {
      refuseStrangers(in: derivation, of: scope.owner)
      content.particle = particle(in: derivation, scope)
    }
    content.attributes = attributes(of: derivation, in: scope)
  }

  /// Reports an element that is not allowed in a type. It may be a part of the message with a
  /// misspelled name.
  private mutating func refuseStrangers(in element: XMLElement, of owner: Owner) {
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .annotation, .simpleContent, .complexContent, .element, .sequence, .choice, .all,
        .group, .any, .attribute, .attributeGroup, .anyAttribute:
        break
      default: refuse(child, in: owner)
      }
    }
  }

  // MARK: Particles

  /// The only particle inside a type; nil if there is none.
  private mutating func particle(in element: XMLElement, _ scope: Scope) -> SchemaParticle? {
    for child in tree.children(of: element) {
      if let particle = particle(child, in: scope) { return particle }
    }
    return nil
  }

  mutating func particle(ofGroup group: XMLElement, in scope: Scope) -> SchemaParticle {
    particle(in: group, scope) ?? .parts(.sequence, [], .once)
  }

  /// - Returns: nil if it is not a particle.
  private mutating func particle(_ element: XMLElement, in scope: Scope) -> SchemaParticle? {
    switch vocabulary.tag(element) {
    case .element: self.element(element, in: scope)
    case .sequence: parts(.sequence, element, in: scope)
    case .choice: parts(.choice, element, in: scope)
    case .all: parts(.all, element, in: scope)
    case .group: reference(element, in: scope).map { .group($0) }
    case .any: .any(occurrence(of: element))
    default: nil
    }
  }

  private mutating func parts(
    _ order: SchemaParticle.Order, _ element: XMLElement, in scope: Scope
  ) -> SchemaParticle {
    refuseStrangers(in: element, of: scope.owner)
    return .parts(
      order, tree.children(of: element).compactMap { particle($0, in: scope) },
      occurrence(of: element))
  }

  private mutating func reference(_ element: XMLElement, in scope: Scope) -> SchemaReference? {
    guard let key = key(.ref, of: element) else {
      reject("the reference does not say to what", at: element, of: scope.owner)
      return nil
    }
    return SchemaReference(key: key, occurrence: occurrence(of: element), place: place(of: element))
  }

  private mutating func element(_ element: XMLElement, in scope: Scope) -> SchemaParticle? {
    refuseStrangers(among: element, of: scope.owner)
    let name = value(.name, of: element)
    guard name != .none else { return reference(element, in: scope).map { .reference($0) } }
    remarkValues(of: element, of: scope.owner)
    return .element(
      SchemaField(
        name: name, namespace: namespace(of: element, isQualified: schema.qualifiesElements),
        type: type(of: element, in: scope.inside("/" + text(name))),
        isNillable: isTrue(.nillable, of: element), occurrence: occurrence(of: element),
        place: place(of: element), documentation: prose(of: element)))
  }

  /// - Parameter isQualified: whether it is in the namespace of its schema unless it says otherwise.
  private func namespace(of element: XMLElement, isQualified: Bool) -> InternedName {
    let isStated = value(.form, of: element) != .none
    let isQualified = isStated ? says(.qualified, .form, of: element) : isQualified
    return isQualified ? schema.namespace : .none
  }

  /// The type that an element or an attribute names, or the type inside it.
  private mutating func type(of element: XMLElement, in scope: Scope) -> TypeKey {
    if let type = key(.type, of: element) { return type }
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .complexType:
        return define(.complex(content(of: child, in: scope)), at: child, in: scope)
      case .simpleType: return define(simpleShape(child, in: scope), at: child, in: scope)
      default: continue
      }
    }
    return vocabulary.tag(element) == .attribute ? vocabulary.stringType : vocabulary.anyType
  }

  private func occurrence(of element: XMLElement) -> SchemaOccurrence {
    let least = value(.minOccurs, of: element)
    let most = value(.maxOccurs, of: element)
    return SchemaOccurrence(
      least: least == .none ? 1 : max(0, Int(text(least)) ?? 1),
      most: most == vocabulary.word(.unbounded) ? nil : most == .none ? 1 : Int(text(most)) ?? 1)
  }

  // MARK: Attributes

  mutating func attributes(of element: XMLElement, in scope: Scope) -> [SchemaAttributeUse] {
    tree.children(of: element).compactMap { child in
      switch vocabulary.tag(child) {
      case .attribute: attributeUse(child, in: scope)
      case .attributeGroup: reference(child, in: scope).map { .group($0) }
      case .anyAttribute: .any
      default: nil
      }
    }
  }

  /// - Returns: nil for an attribute that is not allowed there.
  private mutating func attributeUse(
    _ element: XMLElement, in scope: Scope
  ) -> SchemaAttributeUse? {
    if says(.prohibited, .use, of: element) { return nil }
    let isRequired = says(.required, .use, of: element)
    let name = value(.name, of: element)
    guard name != .none else {
      return reference(element, in: scope).map { .reference($0, isRequired: isRequired) }
    }
    let namespace = namespace(of: element, isQualified: schema.qualifiesAttributes)
    var attribute = attribute(element, named: name, in: namespace, scope)
    attribute.isRequired = isRequired
    return .declared(attribute)
  }

  mutating func attribute(
    _ element: XMLElement, named name: InternedName, in namespace: InternedName, _ scope: Scope
  ) -> SchemaAttribute {
    refuseStrangers(among: element, of: scope.owner)
    remarkValues(of: element, of: scope.owner)
    return SchemaAttribute(
      name: name, namespace: namespace,
      type: type(of: element, in: scope.inside("/@" + text(name))),
      place: place(of: element), documentation: prose(of: element))
  }
}
