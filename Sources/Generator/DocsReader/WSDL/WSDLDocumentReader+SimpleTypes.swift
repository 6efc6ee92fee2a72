import CLibXML2
import ServiceModel

/// Reading simple types.
extension WSDLDocumentReader {
  /// Whether an element contains only annotations.
  private func hasNoContent(_ element: XMLElement) -> Bool {
    tree.children(of: element).allSatisfy { vocabulary.tag($0) == .annotation }
  }

  mutating func simpleShape(_ element: XMLElement, in scope: Scope) -> SchemaShape {
    // Microsoft's schema is the same everywhere, so its few types are known by name.
    if schema.namespace == vocabulary.serialization { return .serialization }
    let parts = tree.children(of: element).filter { vocabulary.tag($0) != .annotation }
    guard parts.count == 1, let content = parts.first else {
      report("the missing restriction", at: element, of: scope.owner)
      return .unsupported
    }
    switch vocabulary.tag(content) {
    case .restriction: return restriction(content, in: scope)
    case .list: return list(content, in: scope)
    case .union: return carriedAsText("the union", content, in: scope)
    default:
      refuse(content, in: scope.owner)
      return .unsupported
    }
  }

  private mutating func carriedAsText(
    _ what: String, _ element: XMLElement, in scope: Scope
  ) -> SchemaShape {
    let name = text(scope.owner.name)
    remark("\(what) '\(name)' is carried as text", at: element, of: scope.owner)
    return .alias(vocabulary.stringType)
  }

  /// Several members of an enumeration at once, or words of a type.
  private mutating func list(_ list: XMLElement, in scope: Scope) -> SchemaShape {
    if let item = key(.itemType, of: list) {
      return item == vocabulary.stringType
        ? .enumeration(isFlags: true, members: []) : .words(of: item)
    }
    guard let item = children(of: list, tagged: .simpleType).first else {
      return carriedAsText("the list", list, in: scope)
    }
    if let restriction = children(of: item, tagged: .restriction).first,
      key(.base, of: restriction) == vocabulary.stringType,
      hasNoContent(restriction) || !children(of: restriction, tagged: .enumeration).isEmpty
    {
      return enumeration(restriction, isFlags: true, of: scope.owner)
    }
    return .words(of: nameless(item, in: scope))
  }

  /// A simple type inside a simple type.
  private mutating func nameless(_ type: XMLElement, in scope: Scope) -> TypeKey {
    let inner = scope.inside("/item")
    return define(simpleShape(type, in: inner), at: type, in: inner)
  }

  /// The members of an enumeration, or otherwise the type that is restricted.
  private mutating func restriction(_ element: XMLElement, in scope: Scope) -> SchemaShape {
    guard let base = key(.base, of: element) else {
      guard let inner = children(of: element, tagged: .simpleType).first else {
        return carriedAsText("the restriction", element, in: scope)
      }
      return .alias(nameless(inner, in: scope), facets(element, of: scope.owner))
    }
    let hasMembers = !children(of: element, tagged: .enumeration).isEmpty
    // A server that does not know the members describes the type without members.
    if base == vocabulary.stringType, hasNoContent(element) {
      return .enumeration(isFlags: false, members: [])
    }
    if hasMembers, base.namespace != vocabulary.schema || vocabulary.isText(base.name) {
      return enumeration(element, isFlags: false, of: scope.owner)
    }
    return .alias(base, facets(element, of: scope.owner))
  }

  private mutating func enumeration(
    _ restriction: XMLElement, isFlags: Bool, of owner: Owner
  ) -> SchemaShape {
    var members: [SchemaMember] = []
    var seen: Set<InternedName> = []
    for child in tree.children(of: restriction) {
      switch vocabulary.tag(child) {
      case .enumeration: break
      case .annotation, .facet: continue
      default:
        refuse(child, in: owner)
        continue
      }
      let member = value(.value, of: child)
      guard attribute(.value, of: child) != nil else {
        reject("the member needs a value", at: child, of: owner)
        return .unsupported
      }
      if !seen.insert(member).inserted {
        reject("the member '\(text(member))' occurs twice", at: child, of: owner)
        continue
      }
      members.append(
        SchemaMember(
          name: member, value: number(of: child, in: owner), place: place(of: child)))
    }
    return .enumeration(isFlags: isFlags, members: members)
  }

  /// The number of a member, if its annotation states one.
  private mutating func number(of member: XMLElement, in owner: Owner) -> Int? {
    var result: Int?
    for child in children(of: member, tagged: .annotation) {
      guard let note = readAnnotation(child).enumerationValue else { continue }
      result = Int(content(of: note).string)
      if result == nil { reject("the value of a member is a number", at: note, of: owner) }
    }
    return result
  }
}

/// Reads the restrictions of the values of a simple type.
extension WSDLDocumentReader {
  private mutating func facets(_ restriction: XMLElement, of owner: Owner) -> Facets {
    var facets = Facets()
    var values: [String] = []
    var alternatives: [String] = []
    for child in tree.children(of: restriction) {
      let text = text(value(.value, of: child))
      switch vocabulary.tag(child) {
      case .enumeration: values.append(text)
      case .facet where self.text(child.name) == "pattern":
        if isPattern(text) { alternatives.append(text) } else { ignore(child, text, of: owner) }
      case .facet:
        if !set(self.text(child.name), text, in: &facets) { ignore(child, text, of: owner) }
      default: continue
      }
    }
    if !values.isEmpty { facets.values = values }
    // If a type has several patterns, a value has to match one of them.
    if !alternatives.isEmpty {
      facets.patterns = [
        alternatives.count == 1
          ? alternatives[0] : alternatives.map { "(\($0))" }.joined(separator: "|")
      ]
    }
    return facets
  }

  private mutating func ignore(_ facet: XMLElement, _ text: String, of owner: Owner) {
    remark(
      "'\(text)' is not a value of '\(self.text(facet.name))', which is not checked", at: facet,
      of: owner)
  }

  private func isPattern(_ text: String) -> Bool {
    guard let expression = xmlRegexpCompile(text) else { return false }
    xmlRegFreeRegexp(expression)
    return true
  }

  /// - Returns: false if the text is not a value of the facet.
  private func set(_ facet: String, _ text: String, in facets: inout Facets) -> Bool {
    switch facet {
    case "minInclusive": facets.minInclusive = text
    case "maxInclusive": facets.maxInclusive = text
    case "minExclusive": facets.minExclusive = text
    case "maxExclusive": facets.maxExclusive = text
    // It helps people who write texts, and nothing checks it.
    case "whiteSpace": break
    default:
      guard let number = Int(text), number >= 0 else { return false }
      switch facet {
      case "length": (facets.minLength, facets.maxLength) = (number, number)
      case "minLength": facets.minLength = number
      case "maxLength": facets.maxLength = number
      case "totalDigits": facets.totalDigits = number
      case "fractionDigits": facets.fractionDigits = number
      default: return false
      }
    }
    return true
  }
}
