/// Reads a schema: its imports, its global elements, and the kind of each type.
extension WSDLDocumentReader {
  mutating func readSchema(_ schema: XMLElement) {
    let stated = value(.targetNamespace, of: schema)
    let namespace = stated == .none ? adopted : stated
    self.schema = SchemaDefaults(
      namespace: namespace, qualifiesElements: says(.qualified, .elementFormDefault, of: schema),
      qualifiesAttributes: says(.qualified, .attributeFormDefault, of: schema))
    document.schemas.append(namespace)
    for child in tree.children(of: schema) { readDeclaration(child) }
  }

  private mutating func readDeclaration(_ element: XMLElement) {
    switch vocabulary.tag(element) {
    case .schemaImport: readImport(element, of: value(.namespace, of: element), isInclude: false)
    case .schemaInclude: readImport(element, of: schema.namespace, isInclude: true)
    case .element: readGlobalElement(element)
    case .complexType:
      readNamed(element) { reader, name in
        reader.define(name, at: element) { .complex($0.content(of: element, in: $1)) }
      }
    case .simpleType:
      readNamed(element) { reader, name in
        reader.define(name, at: element) { $0.simpleShape(element, in: $1) }
      }
    case .group:
      readNamed(element) { reader, name in
        reader.document.groups.append(
          reader.part(name, at: element) { $0.particle(ofGroup: element, in: $1) })
      }
    case .attribute:
      readNamed(element) { reader, name in
        reader.document.attributes.append(
          reader.part(name, at: element) {
            $0.attribute(element, named: name, in: $0.schema.namespace, $1)
          })
      }
    case .attributeGroup:
      readNamed(element) { reader, name in
        reader.document.attributeGroups.append(
          reader.part(name, at: element) { $0.attributes(of: element, in: $1) })
      }
    case .redefine: reject("a schema that redefines another one", at: element, of: .document)
    case .notation, .annotation: break
    default: ignore(element)
    }
  }

  /// A name in the namespace of the schema.
  func key(_ name: InternedName) -> TypeKey { TypeKey(name: name, namespace: schema.namespace) }

  private mutating func readImport(
    _ element: XMLElement, of namespace: InternedName, isInclude: Bool
  ) {
    document.imports.append(
      SchemaImport(
        namespace: namespace, schemaLocation: value(.schemaLocation, of: element),
        isInclude: isInclude, place: place(of: element)))
  }

  private mutating func readNamed(
    _ element: XMLElement, _ read: (inout Self, InternedName) -> Void
  ) {
    let name = value(.name, of: element)
    guard name != .none else {
      return reject("what a schema declares needs a name", at: element, of: .document)
    }
    read(&self, name)
  }

  private mutating func part<Content>(
    _ name: InternedName, at element: XMLElement, _ read: (inout Self, Scope) -> Content
  ) -> SchemaPart<Content> {
    let findings = seriousFindings
    let content = read(&self, scope(ofType: name))
    return SchemaPart(
      key: key(name), place: place(of: element), content: content,
      isSound: seriousFindings == findings)
  }

  private mutating func define(
    _ name: InternedName, at element: XMLElement, _ read: (inout Self, Scope) -> SchemaShape
  ) {
    let scope = scope(ofType: name)
    define(key(name), as: sound { read(&$0, scope) } ?? .unsupported, at: element)
  }

  private mutating func define(_ key: TypeKey, as shape: SchemaShape, at element: XMLElement) {
    document.types.append(
      SchemaType(
        key: key, place: place(of: element), shape: shape, documentation: prose(of: element)))
  }

  // MARK: Types without a name

  /// The path to a type without a name, from which its name is made.
  struct Scope {
    let path: String
    /// The subject of findings.
    let owner: Owner

    func inside(_ step: String) -> Scope { Scope(path: path + step, owner: owner) }
  }

  func scope(ofType name: InternedName) -> Scope { Scope(path: text(name), owner: .type(name)) }

  /// Defines a type inside an element.
  mutating func define(_ shape: SchemaShape, at element: XMLElement, in scope: Scope) -> TypeKey {
    let path = paths[schema.namespace, default: UniqueNames()].claim(scope.path, separator: "/")
    let key = key(vocabulary.names.name(path))
    define(key, as: shape, at: element)
    return key
  }

  // MARK: Global elements

  private mutating func readGlobalElement(_ element: XMLElement) {
    let name = value(.name, of: element)
    guard name != .none else {
      return reject("the element needs a name", at: element, of: .document)
    }
    let content = sound { $0.content(ofGlobal: element, named: name) }
    let declared = SchemaElement(
      place: place(of: element), content: content ?? .unsupported,
      isNillable: isTrue(.nillable, of: element), isAbstract: isTrue(.abstract, of: element),
      head: key(.substitutionGroup, of: element))
    if document.elements[key(name)] == nil {
      document.elements[key(name)] = declared
    } else {
      document.repeatedElements.append(
        SchemaPart(key: key(name), place: declared.place, content: declared))
    }
  }

  private mutating func content(
    ofGlobal element: XMLElement, named name: InternedName
  ) -> SchemaElement.Content {
    if let type = key(.type, of: element) { return .type(type) }
    let scope = Scope(path: text(name) + "/", owner: .message(name))
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .complexType: return .inline(content(of: child, in: scope))
      case .simpleType: return .type(define(simpleShape(child, in: scope), at: child, in: scope))
      default: continue
      }
    }
    // An element without a type that can substitute another one has the type of that one.
    if let head = key(.substitutionGroup, of: element),
      case .type(let type)? = document.elements[head]?.content
    {
      return .type(type)
    }
    return .type(vocabulary.anyType)
  }

  // MARK: Annotations

  /// The annotations of a type.
  struct Annotation {
    var isDictionary = false
    var enumerationValue: XMLElement?
  }

  /// Annotations for other tools (`IsValueType`, `ActualType`) do not change messages.
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

  /// The documentation in an element's annotations.
  func prose(of element: XMLElement) -> [String] {
    children(of: element, tagged: .annotation)
      .flatMap { children(of: $0, tagged: .schemaDocumentation) }
      .flatMap { prose($0) }
  }
}
