/// Divides the WSDLs of one namespace into parts whose declarations do not contradict each other.
///
/// Many services have a namespace that their tools suggest. What they declare in it has nothing to
/// do with each other.
struct WSDLDivision {
  /// WSDLs that are read together.
  struct Part {
    /// The name of its first service, which only its WSDLs have.
    let name: String
    /// The declaration that separates it from the part before; nil for the first part.
    let conflict: SchemaConflict?
    fileprivate(set) var reaches: [SchemaReach]
    fileprivate var services: Set<InternedName>
    fileprivate var declarations: SchemaDeclarations
  }

  private(set) var parts: [Part] = []
  private let vocabulary: WSDLVocabulary

  /// - Parameter reaches: in the order of their paths.
  init(_ reaches: [SchemaReach], vocabulary: WSDLVocabulary) {
    self.vocabulary = vocabulary
    // Names of files have no influence, so that the parts stay the same if a file is renamed.
    let named = reaches.map { (name: name(of: $0), reach: $0) }
    let sorted = named.enumerated().sorted { ($0.1.name, $0.0) < ($1.1.name, $1.0) }
    for (_, item) in sorted { add(item.reach, named: item.name) }
    for index in parts.indices {
      parts[index].reaches.sort { $0.root.file.path < $1.root.file.path }
    }
  }

  private func name(of reach: SchemaReach) -> String {
    let first = reach.root.services.map { vocabulary.text($0.name) }.min() ?? ""
    return OwnVersionNames.cleaned(first.isEmpty ? "services" : first)
  }

  /// Adds a WSDL to the first part that it does not contradict. Two WSDLs of one service are never
  /// separated, so what is different in them is reported.
  private mutating func add(_ reach: SchemaReach, named name: String) {
    let services = Set(reach.root.services.map(\.name))
    if let index = parts.firstIndex(where: { !$0.services.isDisjoint(with: services) }) {
      return join(reach, services: services, to: index)
    }
    let alone = SchemaDeclarations(reach.documents, sharesElements: true)
    var conflict: SchemaConflict?
    for index in parts.indices {
      // Only the names that both have are compared, because a part may have many WSDLs.
      var shared = parts[index].declarations.limited(toNamesOf: alone)
      shared.add(reach.documents)
      if shared.conflicts.count <= alone.conflicts.count {
        return join(reach, services: services, to: index)
      }
      conflict = conflict ?? shared.conflicts.min { order($0) < order($1) }
    }
    parts.append(
      Part(
        name: name, conflict: conflict, reaches: [reach], services: services, declarations: alone))
  }

  private mutating func join(
    _ reach: SchemaReach, services: Set<InternedName>, to index: Int
  ) {
    parts[index].reaches.append(reach)
    parts[index].services.formUnion(services)
    parts[index].declarations.add(reach.documents)
  }

  private func order(_ conflict: SchemaConflict) -> (String, Int) {
    (conflict.place.page.file.path, conflict.place.range.lowerBound)
  }
}
