import Diagnostics
import ServiceModel

/// The names of the types of definitions. They are the last parts of the names of the definitions,
/// which are the names of the types over SOAP.
///
/// The last part may not be valid as the name of a type (`Page[Book]`), and two different
/// definitions may end in the same part. Both get other names that depend only on the names of the
/// definitions.
struct SwaggerTypeNames {
  /// By the full names of the definitions.
  private(set) var names: [String: String] = [:]
  /// The definitions whose types do not have the last part of their names, sorted by name, each
  /// with the definition that has that name, if there is one.
  private(set) var renamed: [(definition: String, other: String?)] = []

  /// - Parameters:
  ///   - definitions: the full names of all types.
  ///   - areSame: whether two definitions have one shape. Then they are one type.
  init(_ definitions: some Collection<String>, areSame: (String, String) -> Bool) {
    let paths = definitions.map { (definition: $0, path: Self.path(of: $0)) }
    let sizes: [ArraySlice<Substring>: Int] = paths.reduce(into: [:]) {
      $0[$1.path.dropLast(), default: 0] += 1
    }
    // Most types are in one namespace. Its types get their names first.
    let ordered = paths.map { (path: $0, size: sizes[$0.path.dropLast()] ?? 0) }
      .sorted { ($1.size, $0.path.definition) < ($0.size, $1.path.definition) }
    var owners: [String: String] = [:]
    var numbers = NumberedNames()
    for (definition, path) in ordered.map(\.path) {
      let name = Self.identifier(path.last ?? "")
      if let owner = owners[name], !areSame(owner, definition) {
        let longer = Self.longer(name, path.dropLast(), taken: owners, numbers: &numbers)
        owners[longer] = definition
        names[definition] = longer
        renamed.append((definition, owner))
      } else {
        names[definition] = name
        if owners[name] == nil { owners[name] = definition }
        if name != path.last ?? "" { renamed.append((definition, nil)) }
      }
    }
    renamed.sort { $0.definition < $1.definition }
  }

  /// The name with as many parts of the namespace before it as necessary to be unique, and with a
  /// number if these are not enough.
  private static func longer(
    _ name: String, _ namespace: ArraySlice<Substring>, taken: [String: String],
    numbers: inout NumberedNames
  ) -> String {
    var longer = name
    for part in namespace.reversed() where taken[longer] != nil {
      longer = identifier(part) + longer
    }
    return numbers.free(longer) { taken[$0] != nil }
  }

  // MARK: Names

  /// The part before the arguments of a generic type, because the arguments may have periods, too.
  private static func path(of definition: String) -> [Substring] {
    let brackets = definition.firstIndex { "[<(`".contains($0) } ?? definition.endIndex
    var parts = definition[..<brackets].split(separator: ".")
    if let last = parts.popLast() { parts.append(definition[last.startIndex...]) }
    return parts.isEmpty ? [definition[...]] : parts
  }

  /// `Page[Library.Book]` is a `PageBook`.
  private static func identifier(_ part: Substring) -> String {
    let words = part.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    let names = words.map { $0.split(separator: ".").last ?? "" }.filter {
      !$0.allSatisfy(\.isNumber)
    }
    let name = names.joined()
    return name.isEmpty ? "Unnamed" : name
  }
}
