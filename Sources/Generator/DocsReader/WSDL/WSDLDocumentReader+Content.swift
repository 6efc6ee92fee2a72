/// Reads the content of a complex type, without judging it.
extension WSDLDocumentReader {
  mutating func content(of type: XMLElement, in scope: Scope) -> SchemaContent {
    let names = vocabulary.attributes
    var content = SchemaContent()
    content.isMixed = isTrue(names.mixed, of: type)
    content.isAbstract = isTrue(names.abstract, of: type)
    for annotation in children(of: type, tagged: .annotation) {
      content.isDictionary = readAnnotation(annotation).isDictionary || content.isDictionary
    }
    let derived = tree.children(of: type).first {
      [.simpleContent, .complexContent].contains(vocabulary.tag($0))
    }
    refuseStrangers(in: type, of: scope.owner)
    guard let derived else {
      content.particle = particle(in: type, scope)
      content.attributes = attributes(of: type, in: scope)
      return content
    }
    content.isSimple = vocabulary.tag(derived) == .simpleContent
    content.isMixed = content.isMixed || isTrue(names.mixed, of: derived)
    readDerivation(derived, into: &content, in: scope)
    return content
  }

  private mutating func readDerivation(
    _ element: XMLElement, into content: inout SchemaContent, in scope: Scope
  ) {
    let derivation = tree.children(of: element).first {
      [.extension, .restriction].contains(vocabulary.tag($0))
    }
    guard let derivation, let base = key(vocabulary.attributes.base, of: derivation) else {
      return reject("the extension does not say of what", at: element, of: scope.owner)
    }
    content.derivation =
      vocabulary.tag(derivation) == .extension ? .extension(of: base) : .restriction(of: base)
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
    guard let key = key(vocabulary.attributes.ref, of: element) else {
      reject("the reference does not say to what", at: element, of: scope.owner)
      return nil
    }
    return SchemaReference(
      key: key, occurrence: occurrence(of: element), place: place(element))
  }

  private mutating func element(_ element: XMLElement, in scope: Scope) -> SchemaParticle? {
    let names = vocabulary.attributes
    let name = value(names.name, of: element)
    guard name != .none else { return reference(element, in: scope).map { .reference($0) } }
    let form = value(names.form, of: element)
    let isQualified =
      form == .none ? schema.qualifiesElements : form == vocabulary.words.qualified
    return .element(
      SchemaField(
        name: name, namespace: isQualified ? schema.namespace : .none,
        type: type(
          of: element, in: Scope(path: scope.path + "/" + text(name), owner: scope.owner)),
        isNillable: isTrue(names.nillable, of: element), occurrence: occurrence(of: element),
        place: place(element), documentation: prose(of: element)))
  }

  /// The type that an element or an attribute names, or the type inside it.
  private mutating func type(of element: XMLElement, in scope: Scope) -> TypeKey {
    if let type = key(vocabulary.attributes.type, of: element) { return type }
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .complexType:
        return define(.complex(content(of: child, in: scope)), at: child, in: scope)
      case .simpleType:
        return define(simpleShape(child, in: scope), at: child, in: scope)
      default: continue
      }
    }
    return vocabulary.tag(element) == .attribute ? vocabulary.stringType : vocabulary.anyType
  }

  private func occurrence(of element: XMLElement) -> SchemaOccurrence {
    let least = value(vocabulary.attributes.minOccurs, of: element)
    let most = value(vocabulary.attributes.maxOccurs, of: element)
    return SchemaOccurrence(
      least: least == .none ? 1 : max(0, Int(text(least)) ?? 1),
      most: most == vocabulary.words.unbounded ? nil : most == .none ? 1 : Int(text(most)) ?? 1)
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
    let names = vocabulary.attributes
    let use = value(names.use, of: element)
    if use == vocabulary.words.prohibited { return nil }
    let isRequired = use == vocabulary.words.required
    let name = value(names.name, of: element)
    guard name != .none else {
      return reference(element, in: scope).map { .reference($0, isRequired: isRequired) }
    }
    let form = value(names.form, of: element)
    let isQualified =
      form == .none ? schema.qualifiesAttributes : form == vocabulary.words.qualified
    var attribute = attribute(
      element, named: name, in: isQualified ? schema.namespace : .none, scope)
    attribute.isRequired = isRequired
    return .declared(attribute)
  }

  mutating func attribute(
    _ element: XMLElement, named name: InternedName, in namespace: InternedName, _ scope: Scope
  ) -> SchemaAttribute {
    SchemaAttribute(
      name: name, namespace: namespace,
      type: type(
        of: element, in: Scope(path: scope.path + "/@" + text(name), owner: scope.owner)),
      place: place(element), documentation: prose(of: element))
  }
}
