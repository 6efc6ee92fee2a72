/// Reading what is inside of a type.
extension WSDLDocumentReader {
  // MARK: Complex types

  mutating func complexShape(_ element: XMLElement, of name: XMLName) -> SchemaShape {
    if isAnything(element) { return .opaque }
    expect(
      [vocabulary.attributes.name, vocabulary.attributes.abstract], on: element, of: .type(name))
    if value(vocabulary.attributes.abstract, of: element) == vocabulary.words.true {
      remark(
        "'\(text(name))' is abstract: only what extends it is to be sent", at: element,
        of: .type(name))
    }
    var isDictionary = false
    var content: XMLElement?
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .annotation:
        isDictionary = readAnnotation(child).isDictionary || isDictionary
      case .sequence where content == nil, .complexContent where content == nil:
        content = child
      default:
        refuse(child, in: .type(name))
        return .unsupported
      }
    }
    guard let content else { return .complex(base: nil, fields: []) }
    if vocabulary.tag(content) == .complexContent { return extended(content, of: name) }
    if isDictionary { return dictionary(content, of: name) }
    return sequence(content, of: name)
  }

  /// Whether a type says of its content that it may be anything: so a server describes a type of
  /// which it knows nothing but the name.
  private func isAnything(_ element: XMLElement) -> Bool {
    let parts = tree.children(of: element).filter { vocabulary.tag($0) != .annotation }
    guard parts.count == 2, vocabulary.tag(parts[1]) == .anyAttribute,
      vocabulary.tag(parts[0]) == .sequence,
      value(vocabulary.attributes.mixed, of: element) == vocabulary.words.true
    else { return false }
    let content = Array(tree.children(of: parts[0]))
    return content.count == 1
      && content.allSatisfy {
        vocabulary.tag($0) == .any
          && value(vocabulary.attributes.maxOccurs, of: $0) == vocabulary.words.unbounded
      }
  }

  /// A type that extends another one.
  private mutating func extended(_ content: XMLElement, of name: XMLName) -> SchemaShape {
    let names = vocabulary.attributes
    expect([names.mixed], on: content, of: .type(name))
    let mixed = value(names.mixed, of: content)
    if mixed != .none, mixed != vocabulary.words.false {
      report("mixed content", at: content, of: .type(name))
    }
    guard let element = onlyChild(of: content, .extension, in: .type(name)) else {
      return .unsupported
    }
    expect([names.base], on: element, of: .type(name))
    guard let base = key(names.base, of: element) else {
      reject("the extension does not say of what", at: element, of: .type(name))
      return .unsupported
    }
    if hasNoContent(element) { return .complex(base: base, fields: []) }
    guard let sequence = onlyChild(of: element, .sequence, in: .type(name)),
      let fields = fields(of: sequence, in: .type(name))
    else { return .unsupported }
    return .complex(base: base, fields: fields)
  }

  /// Fields, or one element that is repeated: an item of a list, or an entry of a dictionary.
  private mutating func sequence(_ element: XMLElement, of name: XMLName) -> SchemaShape {
    var children = tree.children(of: element)
    if let first = children.next(), children.next() == nil, isRepeated(first) {
      if isEntry(first) { return dictionary(element, of: name) }
      expect([], on: element, of: .type(name))
      return field(first, isRepeated: true, in: .type(name)).map { .array(item: $0) }
        ?? .unsupported
    }
    return fields(of: element, in: .type(name)).map { .complex(base: nil, fields: $0) }
      ?? .unsupported
  }

  private func isRepeated(_ element: XMLElement) -> Bool {
    vocabulary.tag(element) == .element
      && value(vocabulary.attributes.maxOccurs, of: element) == vocabulary.words.unbounded
  }

  /// Whether an element without a type of a name holds a key and a value.
  private func isEntry(_ element: XMLElement) -> Bool {
    func onlyChild(of element: XMLElement, _ tag: WSDLVocabulary.Tag) -> XMLElement? {
      let found = tree.children(of: element).filter { vocabulary.tag($0) == tag }
      return found.count == 1 ? found.first : nil
    }
    guard let type = onlyChild(of: element, .complexType),
      let sequence = onlyChild(of: type, .sequence)
    else { return false }
    let names = tree.children(of: sequence).map { value(vocabulary.attributes.name, of: $0) }
    return names == [vocabulary.key, vocabulary.value]
  }

  /// One repeated element that holds a key and a value.
  private mutating func dictionary(_ sequence: XMLElement, of name: XMLName) -> SchemaShape {
    let names = vocabulary.attributes
    expect([], on: sequence, of: .type(name))
    guard let item = onlyChild(of: sequence, .element, in: .type(name)) else {
      return .unsupported
    }
    expect([names.name, names.minOccurs, names.maxOccurs], on: item, of: .type(name))
    guard isRepeated(item),
      let type = onlyChild(of: item, .complexType, in: .type(name)),
      let entry = onlyChild(of: type, .sequence, in: .type(name)),
      let fields = fields(of: entry, in: .type(name))
    else { return .unsupported }
    guard let key = fields.first, let value = fields.last, fields.count == 2,
      key.name == vocabulary.key, value.name == vocabulary.value
    else {
      report("a dictionary without a key and a value", at: item, of: .type(name))
      return .unsupported
    }
    return .dictionary(item: self.value(names.name, of: item), key: key, value: value)
  }

  // MARK: Fields

  /// - Returns: nil when some part of it is not supported.
  mutating func fields(
    of sequence: XMLElement, in owner: Owner
  ) -> [SchemaField]? {
    expectOnce(sequence, of: owner)
    var result: [SchemaField] = []
    var seen: Set<XMLName> = []
    var isWhole = true
    for child in tree.children(of: sequence) where vocabulary.tag(child) != .annotation {
      guard vocabulary.tag(child) == .element else {
        refuse(child, in: owner)
        isWhole = false
        continue
      }
      guard let field = field(child, isRepeated: false, in: owner) else {
        isWhole = false
        continue
      }
      if !seen.insert(field.name).inserted {
        reject("the element '\(text(field.name))' is there twice", at: child, of: owner)
        isWhole = false
      }
      result.append(field)
    }
    return isWhole ? result : nil
  }

  /// A sequence that stands there once.
  private mutating func expectOnce(_ sequence: XMLElement, of owner: Owner) {
    let names = vocabulary.attributes
    let once = [names.minOccurs, names.maxOccurs].filter {
      value($0, of: sequence) == vocabulary.words.one
    }
    expect(once, on: sequence, of: owner)
  }

  private mutating func field(
    _ element: XMLElement, isRepeated: Bool,
    in owner: Owner
  ) -> SchemaField? {
    let names = vocabulary.attributes
    let words = vocabulary.words
    let findings = seriousFindings
    expect(
      [names.name, names.type, names.nillable, names.minOccurs, names.maxOccurs, names.form],
      on: element, of: owner)
    // What else is the matter with such an element would follow from that.
    if seriousFindings > findings { return nil }
    let form = value(names.form, of: element)
    if form == .none ? !isQualified : form != words.qualified {
      report("an element without a namespace", at: element, of: owner)
      return nil
    }
    let occurs = value(names.maxOccurs, of: element)
    if !isRepeated, occurs != .none, occurs != words.one {
      report("a repeated element beside others", at: element, of: owner)
      return nil
    }
    let least = value(names.minOccurs, of: element)
    if least != .none, least != words.zero, least != words.one {
      report("a number of occurrences", at: element, of: owner)
      return nil
    }
    let name = value(names.name, of: element)
    guard name != .none, let type = type(of: element, in: owner) else {
      report("an element without a name and a type", at: element, of: owner)
      return nil
    }
    return SchemaField(
      name: name, type: type, isNillable: value(names.nillable, of: element) == words.true,
      isOptional: least == words.zero, place: place(element))
  }

  /// The type that an element names, or the one that a simple type inside of it restricts.
  private mutating func type(of element: XMLElement, in owner: Owner) -> TypeKey? {
    let content = tree.children(of: element).filter { vocabulary.tag($0) != .annotation }
    if let type = key(vocabulary.attributes.type, of: element), content.isEmpty { return type }
    guard content.count == 1, let simple = content.first, vocabulary.tag(simple) == .simpleType,
      let restriction = children(of: simple, tagged: .restriction).first,
      let base = key(vocabulary.attributes.base, of: restriction)
    else { return nil }
    remark("what restricts the values is not checked", at: restriction, of: owner)
    return base
  }

  // MARK: Simple types

  mutating func simpleShape(
    _ element: XMLElement, _ namespace: XMLName, of name: XMLName
  ) -> SchemaShape {
    expect([vocabulary.attributes.name], on: element, of: .type(name))
    // Microsoft's schema is the same everywhere: its few types are known by name.
    if namespace == vocabulary.serialization { return .serialization }
    let parts = tree.children(of: element).filter { vocabulary.tag($0) != .annotation }
    guard parts.count == 1, let content = parts.first else {
      report("the missing restriction", at: element, of: .type(name))
      return .unsupported
    }
    switch vocabulary.tag(content) {
    case .restriction: return restriction(content, of: name)
    case .list: return list(content, of: name)
    case .union: return carriedAsText("the union", content, of: name)
    default:
      refuse(content, in: .type(name))
      return .unsupported
    }
  }

  private mutating func carriedAsText(
    _ what: String, _ element: XMLElement, of name: XMLName
  ) -> SchemaShape {
    remark("\(what) '\(text(name))' is carried as text", at: element, of: .type(name))
    return .alias(vocabulary.stringType)
  }

  /// Several members of an enumeration at once; any other list is text.
  private mutating func list(_ list: XMLElement, of name: XMLName) -> SchemaShape {
    if key(vocabulary.attributes.itemType, of: list) == vocabulary.stringType {
      return .enumeration(isFlags: true, members: [])
    }
    guard let item = children(of: list, tagged: .simpleType).first,
      let restriction = children(of: item, tagged: .restriction).first,
      key(vocabulary.attributes.base, of: restriction) == vocabulary.stringType
    else { return carriedAsText("the list", list, of: name) }
    return enumeration(restriction, isFlags: true, of: name)
  }

  /// The members of an enumeration, or else what the values are before they are restricted.
  private mutating func restriction(_ element: XMLElement, of name: XMLName) -> SchemaShape {
    guard let base = key(vocabulary.attributes.base, of: element) else {
      return carriedAsText("the restriction", element, of: name)
    }
    let hasMembers = !children(of: element, tagged: .enumeration).isEmpty
    // A server that knows no members describes the type without any.
    if base == vocabulary.stringType, hasNoContent(element) {
      return .enumeration(isFlags: false, members: [])
    }
    if hasMembers, base.namespace != vocabulary.schema || vocabulary.isText(base.name) {
      return enumeration(element, isFlags: false, of: name)
    }
    if !hasNoContent(element) {
      remark("what restricts the values is not checked", at: element, of: .type(name))
    }
    return .alias(base)
  }

  private mutating func enumeration(
    _ restriction: XMLElement, isFlags: Bool, of name: XMLName
  ) -> SchemaShape {
    let names = vocabulary.attributes
    var members: [SchemaMember] = []
    var seen: Set<XMLName> = []
    for child in tree.children(of: restriction) {
      switch vocabulary.tag(child) {
      case .enumeration: break
      case .annotation, .facet: continue
      default:
        refuse(child, in: .type(name))
        continue
      }
      expect([names.value], on: child, of: .type(name))
      let member = value(names.value, of: child)
      guard member != .none else {
        reject("the member needs a value", at: child, of: .type(name))
        return .unsupported
      }
      if !seen.insert(member).inserted {
        reject("the member '\(text(member))' is there twice", at: child, of: .type(name))
        continue
      }
      members.append(SchemaMember(name: member, value: number(of: child, in: name)))
    }
    return .enumeration(isFlags: isFlags, members: members)
  }

  /// The number behind a member, where its annotation states one.
  private mutating func number(of member: XMLElement, in name: XMLName) -> Int? {
    var result: Int?
    for child in children(of: member, tagged: .annotation) {
      guard let note = readAnnotation(child).enumerationValue else { continue }
      result = Int(content(of: note).string)
      if result == nil {
        reject("the value of a member is a number", at: note, of: .type(name))
      }
    }
    return result
  }
}
