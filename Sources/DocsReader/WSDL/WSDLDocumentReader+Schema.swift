/// Reading a schema: what it imports, its global elements, and which kind of type is which.
extension WSDLDocumentReader {
  mutating func readSchema(_ schema: XMLElement) {
    let names = vocabulary.attributes
    let namespace = value(names.targetNamespace, of: schema)
    isQualified = value(names.elementFormDefault, of: schema) == vocabulary.words.qualified
    document.schemas.append(namespace)
    for child in tree.children(of: schema) {
      switch vocabulary.tag(child) {
      case .schemaImport: readImport(child, of: value(names.namespace, of: child))
      case .schemaInclude: readImport(child, of: namespace)
      case .element: readGlobalElement(child, namespace)
      case .complexType: readNamedType(child, namespace) { $0.complexShape(child, of: $1) }
      case .simpleType:
        readNamedType(child, namespace) { $0.simpleShape(child, namespace, of: $1) }
      // What refers to one of these says so.
      case .attribute, .attributeGroup, .group, .notation, .annotation: break
      default: ignore(child)
      }
    }
  }

  private mutating func readImport(_ element: XMLElement, of namespace: XMLName) {
    document.imports.append(
      SchemaImport(
        namespace: namespace,
        schemaLocation: value(vocabulary.attributes.schemaLocation, of: element),
        place: place(element)))
  }

  private mutating func readNamedType(
    _ element: XMLElement, _ namespace: XMLName,
    _ shape: (inout Self, XMLName) -> SchemaShape
  ) {
    let name = value(vocabulary.attributes.name, of: element)
    guard name != .none else {
      return reject("a type at this place needs a name", at: element, of: .document)
    }
    let findings = seriousFindings
    var found = shape(&self, name)
    if seriousFindings > findings { found = .unsupported }
    document.types.append(
      SchemaType(
        key: TypeKey(name: name, namespace: namespace), place: place(element), shape: found))
  }

  // MARK: Global elements

  private mutating func readGlobalElement(_ element: XMLElement, _ namespace: XMLName) {
    let names = vocabulary.attributes
    let name = value(names.name, of: element)
    guard name != .none else {
      return reject("the element needs a name", at: element, of: .document)
    }
    let findings = seriousFindings
    expect([names.name, names.nillable, names.type], on: element, of: .message(name))
    let key = TypeKey(name: name, namespace: namespace)
    if document.elements[key] != nil {
      reject(
        "the element '\(text(name))' is declared twice", at: element, of: .message(name))
    }
    let content = content(ofGlobal: element, named: name)
    document.elements[key] = SchemaElement(
      place: place(element), content: seriousFindings > findings ? .unsupported : content)
  }

  private mutating func content(
    ofGlobal element: XMLElement, named name: XMLName
  ) -> SchemaElement.Content {
    if let type = key(vocabulary.attributes.type, of: element) {
      for child in tree.children(of: element) where vocabulary.tag(child) != .annotation {
        refuse(child, in: .message(name))
      }
      return .type(type)
    }
    guard let type = onlyChild(of: element, .complexType, in: .message(name)) else {
      return .unsupported
    }
    expect([], on: type, of: .message(name))
    if hasNoContent(type) { return .fields([]) }
    guard let sequence = onlyChild(of: type, .sequence, in: .message(name)) else {
      return .unsupported
    }
    return fields(of: sequence, in: .message(name)).map { .fields($0) } ?? .unsupported
  }

  /// Whether there is nothing inside of an element but annotations.
  func hasNoContent(_ element: XMLElement) -> Bool {
    tree.children(of: element).allSatisfy { vocabulary.tag($0) == .annotation }
  }

  /// The one child an element must have; what is wrong about it is reported.
  mutating func onlyChild(
    of element: XMLElement, _ tag: WSDLVocabulary.Tag,
    in owner: Owner
  ) -> XMLElement? {
    var found: XMLElement?
    for child in tree.children(of: element) {
      if found == nil, vocabulary.tag(child) == tag {
        found = child
      } else if vocabulary.tag(child) != .annotation {
        refuse(child, in: owner)
        return nil
      }
    }
    if found == nil { report("an element without content", at: element, of: owner) }
    return found
  }

  // MARK: Annotations

  /// What annotations say of a type.
  struct Annotation {
    var isDictionary = false
    var enumerationValue: XMLElement?
  }

  /// What is said to other tools (`IsValueType`, `ActualType`) does not show on the wire.
  func readAnnotation(_ annotation: XMLElement) -> Annotation {
    var result = Annotation()
    for part in tree.children(of: annotation) {
      guard vocabulary.tag(part) == .appinfo else { continue }
      for note in tree.children(of: part) {
        switch vocabulary.tag(note) {
        case .isDictionary: result.isDictionary = content(of: note).equals("true")
        case .enumerationValue: result.enumerationValue = note
        default: break
        }
      }
    }
    return result
  }
}
