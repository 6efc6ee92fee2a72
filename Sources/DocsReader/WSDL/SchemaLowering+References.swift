import Diagnostics
import ServiceModel

/// Finding what the names of types in schemas are in the model.
extension SchemaLowering {
  /// Why the model cannot say something.
  struct Reason {
    let what: String
    let rule: DiagnosticRule

    static func unsupported(_ what: String) -> Reason {
      Reason(what: what, rule: DocsReaderRules.unsupported)
    }
  }

  enum Resolution {
    /// With the items of a list where the type does not say what they are called, and with what is to
    /// be said about it.
    case carried(TypeReference, item: SchemaField? = nil, note: String? = nil)
    case refused(Reason)
  }

  mutating func resolve(_ key: TypeKey) -> Resolution { resolve(key, path: []) }

  /// A list as a type of its own.
  mutating func demand(_ key: TypeKey) -> Resolution {
    var key = key
    while case .alias(let base)? = table.entries[key]?.type.shape { key = base }
    demanded.insert(key)
    return .carried(.named(name(key)))
  }

  private mutating func resolve(_ key: TypeKey, path: [TypeKey]) -> Resolution {
    if key.namespace == table.vocabulary.schema || key.namespace == table.vocabulary.serialization {
      return scalar(key)
    }
    guard let entry = table.entries[key] else {
      return .refused(
        Reason(
          what: "no document that is read defines the type '\(text(key.name))' of the namespace "
            + "'\(text(key.namespace))'", rule: DocsReaderRules.wsdlUnknownType))
    }
    if path.contains(key) { return .refused(.unsupported("a type that is made of itself alone")) }
    switch entry.type.shape {
    case .alias(let base): return resolve(base, path: path + [key])
    case .enumeration(let isFlags, let members) where isText(isFlags, members):
      return .carried(.string)
    case .complex(let content):
      if !demanded.contains(key), let item = listItem(of: key, content) {
        return list(item, path: path + [key])
      }
    default: break
    }
    used.insert(key)
    return .carried(.named(name(key)))
  }

  // MARK: Simple types

  /// Types whose values are carried as they are written until the model has a type for them.
  private static let written: Set<String> = [
    "date", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "hexBinary",
  ]

  /// Types of whole numbers without a limit.
  private static let integers: Set<String> = [
    "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
  ]

  private func scalar(_ key: TypeKey) -> Resolution {
    let name = text(key.name)
    let isOfSchema = key.namespace == table.vocabulary.schema
    if isOfSchema || name == ScalarType.duration.rawValue, let scalar = ScalarType(rawValue: name) {
      return .carried(.scalar(scalar))
    }
    guard isOfSchema else { return .refused(.unsupported("the simple type '\(name)'")) }
    if table.vocabulary.isText(key.name) { return .carried(.string) }
    if Self.integers.contains(name) {
      return .carried(.scalar(.long), note: "'\(name)' is carried in 64 bits")
    }
    guard Self.written.contains(name) else {
      return .refused(.unsupported("the simple type '\(name)'"))
    }
    return .carried(.string, note: "the simple type '\(name)' is carried as text")
  }

  func isEnumeration(_ key: TypeKey) -> Bool {
    switch table.entries[key]?.type.shape {
    case .enumeration: true
    case .alias(let base) where base != key: isEnumeration(base)
    default: false
    }
  }

  /// Whether values are always there: numbers, Booleans, members of enumerations.
  func isValueType(_ type: TypeReference, named key: TypeKey) -> Bool {
    switch type {
    case .scalar(let scalar): !scalar.isNillable
    case .named: isEnumeration(key)
    case .array, .unknown: false
    }
  }

  // MARK: Lists

  /// The one element of a type that has nothing else; nil for any other type.
  func onlyElement(of content: SchemaContent) -> SchemaField? {
    guard content.derivation == nil, !content.isMixed, !content.isAbstract,
      content.attributes.isEmpty,
      case .parts(let order, let parts, .once)? = content.particle, order != .choice,
      parts.count == 1
    else { return nil }
    switch parts[0] {
    case .element(let field): return field
    case .reference(let reference):
      guard table.choices(for: reference.key) == [reference.key],
        let type = table.type(of: reference.key)
      else { return nil }
      return SchemaField(
        name: reference.key.name, namespace: reference.key.namespace, type: type,
        isNillable: false, occurrence: reference.occurrence, place: reference.place)
    case .parts, .group, .any: return nil
    }
  }

  /// The items of a type that is nothing but a list; a list that others extend is a type.
  func listItem(of key: TypeKey, _ content: SchemaContent) -> SchemaField? {
    guard let item = onlyElement(of: content), item.occurrence.isRepeated,
      !table.bases.contains(key), dictionaryParts(content) == nil
    else { return nil }
    return item
  }

  /// A list whose items are not called after their type, as the runtime calls them, says so.
  private mutating func list(_ item: SchemaField, path: [TypeKey]) -> Resolution {
    switch resolve(item.type, path: path) {
    case .refused(let reason): return .refused(reason)
    case .carried(let type, let inner, let note):
      let expected = wireName(of: item.type, type)
      let isExpected =
        inner == nil && text(item.name) == expected.local
        && text(item.namespace) == expected.namespace
      // A list of lists is named like its items only in the documentation's own way.
      if case .array = type, !isExpected {
        demanded.insert(item.type)
        return .carried(.array(.named(name(item.type))), item: item, note: note)
      }
      return .carried(.array(type), item: isExpected ? nil : item, note: note)
    }
  }

  /// What the runtime calls an item of a type.
  private func wireName(
    of key: TypeKey, _ type: TypeReference
  ) -> (local: String, namespace: String) {
    switch type {
    case .scalar(let scalar): return (scalar.rawValue, WSDLVocabulary.arraysNamespace)
    case .array(let inner):
      guard case .complex(let content)? = table.entries[key]?.type.shape,
        let item = onlyElement(of: content)
      else { return ("", "") }
      let name = wireName(of: item.type, inner)
      return ("ArrayOf" + name.local, name.namespace)
    case .named, .unknown: return (text(key.name), text(key.namespace))
    }
  }
}
