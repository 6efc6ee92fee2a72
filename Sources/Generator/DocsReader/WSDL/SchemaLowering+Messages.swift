import ServiceModel

/// Makes the values of operations from the elements of their messages.
extension SchemaLowering {
  /// The values in the element of a message; none if one of them cannot be expressed, which is then
  /// reported.
  func parameters(of content: SchemaContent, in owner: Owner, isResult: Bool) -> [Parameter] {
    var builder = FieldsBuilder(owner, for: self)
    builder.add(content)
    if case .operation(let address) = owner.subject {
      builder.declareFields(of: .operation(address)) { isResult ? .result($0) : .parameter($0) }
    }
    return builder.fields.map {
      Parameter(
        name: $0.name, type: $0.type, xml: version.isOwn ? $0.xml ?? .plain : $0.xml,
        documentation: $0.documentation)
    }
  }

  /// The element as the only value of a message.
  func value(of element: TypeKey, in owner: Owner, isResult: Bool) -> [Parameter] {
    guard let carried = value(ofElement: element, in: owner) else { return [] }
    let type = carried.type
    let isNillable = table.elements[element]?.isNillable ?? false
    let name = isResult ? "result" : type.namedType ?? "value"
    declare(isResult ? .result(name) : .parameter(name), in: owner, at: owner.place)
    return [
      Parameter(
        name: name, type: type,
        xml: XMLForm(
          .content, isRequired: !isNillable, isWordList: carried.isWordList,
          facets: carried.limits))
    ]
  }

  /// Keeps the position of a part of an operation.
  func declare(_ part: DeclaredPart, in owner: Owner, at place: PagePlace) {
    guard case .operation(let address) = owner.subject else { return }
    declarations.add(part, of: .operation(address), at: place)
  }

  /// The type of an element in a Header or in a fault's detail; nil if the model cannot express it,
  /// which is then reported.
  func type(ofElement element: TypeKey, in owner: Owner) -> TypeReference? {
    guard let carried = value(ofElement: element, in: owner) else { return nil }
    if let declared = table.elements[element] {
      declare(.element(text(element.name)), in: owner, at: declared.place)
    }
    guard carried.isWordList else { return carried.type }
    remark("a list of words is carried as text", at: owner)
    return .string
  }

  /// The value of a global element; nil if the model cannot express it, which is then reported.
  private func value(ofElement element: TypeKey, in owner: Owner) -> CarriedType? {
    guard let type = table.type(of: element) else { return nil }
    return accept(at: owner) { () throws(UnsupportedConstruct) in
      let carried = try resolve(type)
      // The value of the element is the whole type. A list in its own element does not have that
      // value.
      return carried.isList || table.content(of: type) != nil ? demand(type) : carried
    }
  }

  /// Whether elements or attributes of any name are allowed. A list of parameters cannot express
  /// that.
  func takesAnything(_ content: SchemaContent) -> Bool {
    content.attributes.contains(.any) || content.particle.map(takesAnything) ?? false
  }

  private func takesAnything(_ particle: SchemaParticle) -> Bool {
    switch particle {
    case .any: true
    case .parts(_, let parts, _): parts.contains(where: takesAnything)
    case .element, .reference, .group: false
    }
  }
}
