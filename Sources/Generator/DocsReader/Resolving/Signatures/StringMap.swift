import ServiceModel

/// Dictionaries whose keys are strings. REST pages print them as objects without a table.
enum StringMap {
  /// The dictionaries of a version by the type of their values. If there are several, the one that
  /// is named after its values is used, and otherwise the first one by name.
  static func dictionaries(in types: [String: TypeDefinition]) -> [TypeReference: String] {
    var names: [TypeReference: String] = [:]
    for (name, definition) in types {
      guard case .dictionary(let pairs) = definition.shape, pairs.key == .string else { continue }
      if let known = names[pairs.value] {
        let best = dictionaryName(of: pairs.value)
        if known == best || name != best && known < name { continue }
      }
      names[pairs.value] = name
    }
    return names
  }

  /// The name of a dictionary that no page names.
  static func dictionaryName(of value: TypeReference) -> String { name(of: value) + "Dictionary" }

  static func dictionary(of value: TypeReference) -> DictionaryType {
    DictionaryType(itemElement: name(of: value) + "KeyValuePair", key: .string, value: value)
  }

  private static func name(of value: TypeReference) -> String {
    switch value {
    case .named(let name): name
    case .scalar(.string): "String"
    default: "StringObject"
    }
  }
}

extension SampleShape {
  fileprivate var isText: Bool { self == .string || self == .dateTime }

  /// An object that contains only strings.
  var isStringMap: Bool {
    guard case .object(let properties) = self else { return false }
    return !properties.isEmpty && properties.allSatisfy { $0.value.isText }
  }
}
