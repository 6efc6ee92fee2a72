import Diagnostics
import ServiceModel

/// Finds what the names of types in schemas are in the model.
struct TypeReferences {
  typealias Entries = [TypeKey: SchemaTable.Entry]

  /// Why the model cannot say a type.
  struct Reason {
    let what: String
    let rule: DiagnosticRule

    static func unsupported(_ what: String) -> Reason {
      Reason(what: what, rule: DocsReaderRules.unsupported)
    }
  }

  enum Resolution {
    /// With what is to be said about it.
    case carried(TypeReference, note: String? = nil)
    case refused(Reason)
  }

  let vocabulary: WSDLVocabulary
  let texts: [String]
  private let scalars: [XMLName: ScalarType]
  private let duration: XMLName

  init(vocabulary: WSDLVocabulary, texts: [String]) {
    self.vocabulary = vocabulary
    self.texts = texts
    duration = vocabulary.names.name("duration")
    let scalars = ScalarType.allCases.map { (vocabulary.names.name($0.rawValue), $0) }
    self.scalars = Dictionary(scalars) { first, _ in first }
  }

  /// - Parameter clashing: types that have the name of another one.
  func resolve(
    _ key: TypeKey, among entries: Entries, without clashing: Set<TypeKey>
  ) -> Resolution {
    resolve(key, entries, clashing, path: [])
  }

  private func resolve(
    _ key: TypeKey, _ entries: Entries, _ clashing: Set<TypeKey>, path: [TypeKey]
  ) -> Resolution {
    if key.namespace == vocabulary.schema || key.namespace == vocabulary.serialization {
      return scalar(key)
    }
    let name = texts[key.name]
    guard let entry = entries[key] else {
      return .refused(
        Reason(
          what: "no document that is read defines the type '\(name)' of the namespace "
            + "'\(texts[key.namespace])'", rule: DocsReaderRules.wsdlUnknownType))
    }
    if path.contains(key) { return .refused(.unsupported("a type that is made of itself alone")) }
    switch entry.type.shape {
    case .alias(let base): return resolve(base, entries, clashing, path: path + [key])
    case .array(let item):
      let list = list(key, item, entries, clashing, path: path)
      if case .carried = list { return list }
    default: break
    }
    if clashing.contains(key) {
      return .refused(
        .unsupported(
          "the type '\(name)' of the namespace '\(texts[key.namespace])', which has the name of "
            + "another one,"))
    }
    return .carried(.named(name))
  }

  // MARK: Simple types

  /// Types whose values are carried as they are written until the model has a type for them.
  private static let written: Set<String> = [
    "decimal", "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "byte", "unsignedByte", "unsignedShort", "unsignedLong", "float", "date",
    "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay", "hexBinary",
  ]

  private func scalar(_ key: TypeKey) -> Resolution {
    let isKnown = key.namespace == vocabulary.schema || key.name == duration
    if isKnown, let scalar = scalars[key.name] { return .carried(.scalar(scalar)) }
    guard key.namespace == vocabulary.schema else {
      return .refused(.unsupported("the simple type '\(texts[key.name])'"))
    }
    if vocabulary.isText(key.name) { return .carried(.scalar(.string)) }
    guard Self.written.contains(texts[key.name]) else {
      return .refused(.unsupported("the simple type '\(texts[key.name])'"))
    }
    return .carried(
      .scalar(.string), note: "the simple type '\(texts[key.name])' is carried as text")
  }

  /// Whether values are always there: numbers, Booleans, members of enumerations.
  func isValueType(_ type: TypeReference, named key: TypeKey, among entries: Entries) -> Bool {
    switch type {
    case .scalar(let scalar): return !scalar.isNillable
    case .named:
      if case .enumeration? = entries[key]?.type.shape { return true }
      return false
    case .array, .unknown: return false
    }
  }

  // MARK: Lists

  /// Why a list is kept as XML; nil for one that is not.
  func refusal(ofList key: TypeKey, among entries: Entries, without clashing: Set<TypeKey>)
    -> Reason?
  {
    guard case .array(let item)? = entries[key]?.type.shape,
      case .refused(let reason) = list(key, item, entries, clashing, path: [])
    else { return nil }
    return reason
  }

  /// The name of an array's items on the wire follows from their type, here as everywhere.
  private func list(
    _ key: TypeKey, _ item: SchemaField, _ entries: Entries, _ clashing: Set<TypeKey>,
    path: [TypeKey]
  ) -> Resolution {
    let path = path + [key]
    switch resolve(item.type, entries, clashing, path: path) {
    case .refused(let reason): return .refused(reason)
    case .carried(let type, let note):
      let expected = wireName(of: item.type, type, entries)
      guard texts[item.name] == expected.local, texts[key.namespace] == expected.namespace else {
        return .refused(
          .unsupported("a list of elements that are not named after their type"))
      }
      return .carried(.array(type), note: note)
    }
  }

  /// What the runtime calls an item of a type.
  private func wireName(
    of key: TypeKey, _ type: TypeReference, _ entries: Entries
  ) -> (local: String, namespace: String) {
    switch type {
    case .scalar(let scalar): return (scalar.rawValue, WSDLVocabulary.arraysNamespace)
    case .array(let inner):
      guard case .array(let item)? = entries[key]?.type.shape else { return ("", "") }
      let name = wireName(of: item.type, inner, entries)
      return ("ArrayOf" + name.local, name.namespace)
    case .named, .unknown: return (texts[key.name], texts[key.namespace])
    }
  }
}
