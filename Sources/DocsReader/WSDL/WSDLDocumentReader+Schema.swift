/// Reading a schema: what it imports, its global elements, and which kind of type is which.
extension WSDLDocumentReader {
  mutating func readSchema(_ schema: XMLElement) {
    let names = vocabulary.attributes
    expect(
      [names.targetNamespace, names.elementFormDefault, names.attributeFormDefault], on: schema,
      of: .document)
    if value(names.elementFormDefault, of: schema) != vocabulary.words.qualified {
      report("a schema whose elements are not qualified", at: schema, of: .document)
    }
    let namespace = value(names.targetNamespace, of: schema)
    document.schemas.append(namespace)
    for child in tree.children(of: schema) {
      switch vocabulary.tag(child) {
      case .schemaImport: readImport(child)
      case .element: readGlobalElement(child, namespace)
      case .complexType: readNamedType(child, namespace) { $0.complexShape(child, of: $1) }
      case .simpleType:
        readNamedType(child, namespace) { $0.simpleShape(child, namespace, of: $1) }
      case .attribute where namespace == vocabulary.serialization: break
      case .annotation: readAnnotation(child, of: .document)
      default: refuse(child, in: .document)
      }
    }
  }

  private mutating func readImport(_ element: XMLElement) {
    let names = vocabulary.attributes
    expect([names.namespace, names.schemaLocation], on: element, of: .document)
    document.imports.append(
      SchemaImport(
        namespace: value(names.namespace, of: element),
        schemaLocation: value(names.schemaLocation, of: element), place: place(element)))
  }

  private mutating func readNamedType(
    _ element: XMLElement, _ namespace: XMLName,
    _ shape: (inout Self, XMLName) -> SchemaShape
  ) {
    let name = value(vocabulary.attributes.name, of: element)
    guard name != .none else { return reject("a type at this place needs a name", at: element) }
    let findings = diagnostics.diagnostics.count
    var found = shape(&self, name)
    // A list is no type of the model that a correction could name; one that is not understood is.
    if case .array = found, diagnostics.diagnostics.count > findings { found = .unsupported }
    document.types.append(
      SchemaType(
        key: TypeKey(name: name, namespace: namespace), place: place(element), shape: found))
  }

  // MARK: Global elements

  private mutating func readGlobalElement(_ element: XMLElement, _ namespace: XMLName) {
    let names = vocabulary.attributes
    let name = value(names.name, of: element)
    guard name != .none else { return reject("the element needs a name", at: element) }
    expect([names.name, names.nillable, names.type], on: element, of: .message(name))
    let key = TypeKey(name: name, namespace: namespace)
    if document.elements[key] != nil {
      reject("the element '\(text(name))' is declared twice", at: element)
    }
    document.elements[key] = SchemaElement(
      place: place(element), content: content(ofGlobal: element, named: name))
  }

  private mutating func content(
    ofGlobal element: XMLElement, named name: XMLName
  ) -> SchemaElement.Content {
    if let type = key(vocabulary.attributes.type, of: element) {
      for child in tree.children(of: element) { refuse(child, in: .message(name)) }
      return .type(type)
    }
    guard let type = onlyChild(of: element, .complexType, in: .message(name)) else {
      return .unsupported
    }
    expect([], on: type, of: .message(name))
    guard let sequence = onlyChild(of: type, .sequence, in: .message(name)) else {
      return .unsupported
    }
    return fields(of: sequence, in: .message(name)).map { .fields($0) } ?? .unsupported
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
      } else if vocabulary.tag(child) == .annotation {
        readAnnotation(child, of: owner)
      } else {
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

  /// Remarks on the .NET type behind a type (`IsValueType`, `ActualType`) do not show on the wire.
  @discardableResult
  mutating func readAnnotation(
    _ annotation: XMLElement, of owner: Owner
  ) -> Annotation {
    var result = Annotation()
    for part in tree.children(of: annotation) {
      switch vocabulary.tag(part) {
      case .appinfo: break
      case .schemaDocumentation: continue
      default:
        refuse(part, in: owner)
        continue
      }
      for note in tree.children(of: part) {
        switch vocabulary.tag(note) {
        case .isDictionary: result.isDictionary = content(of: note).equals("true")
        case .enumerationValue: result.enumerationValue = note
        case .isValueType, .actualType: break
        default: refuse(note, in: owner)
        }
      }
    }
    return result
  }
}
