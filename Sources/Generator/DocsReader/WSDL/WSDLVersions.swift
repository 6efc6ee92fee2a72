import Diagnostics
import ServiceModel

/// Decides for each WSDL to which version of the model it belongs.
///
/// A namespace that the profile knows belongs to the documentation and has its version in it. Any
/// other WSDL needs no profile.
struct WSDLVersions {
  let profile: DocumentationProfile
  let vocabulary: WSDLVocabulary
  private(set) var diagnostics = DiagnosticBag()

  typealias Group = (version: WSDLVersionName, reaches: [SchemaReach])

  /// The WSDLs of each version, sorted by the names of the versions.
  mutating func group(_ reaches: [SchemaReach]) -> [Group] {
    var known: [String: [SchemaReach]] = [:]
    var own: [InternedName: [SchemaReach]] = [:]
    for reach in reaches {
      if let version = knownVersion(of: reach.root) {
        known[version, default: []].append(reach)
      } else {
        own[messageNamespace(of: reach.root), default: []].append(reach)
      }
    }
    let names = OwnVersionNames.assign(
      Set(own.keys.map(vocabulary.text)), taken: Set(known.keys))
    var taken = UniqueNames(taken: Set(known.keys).union(names.values))
    var groups: [Group] = known.map { name, reaches in
      let id = reaches.first?.root.targetNamespace ?? .none
      return (WSDLVersionName(name: name, namespace: id, isOwn: false), reaches)
    }
    for (namespace, reaches) in own.sorted(by: { precedes($0.key, $1.key) }) {
      let name = names[vocabulary.text(namespace)] ?? vocabulary.text(namespace)
      groups += divide(reaches, named: name, of: namespace, taken: &taken)
    }
    return groups.sorted { $0.version.name < $1.version.name }
  }

  private func precedes(_ one: InternedName, _ other: InternedName) -> Bool {
    vocabulary.text(one) < vocabulary.text(other)
  }

  /// Divides WSDLs of one namespace that declare a name differently into several versions.
  ///
  /// - Parameter name: that of the version if there is only one.
  private mutating func divide(
    _ reaches: [SchemaReach], named name: String, of namespace: InternedName,
    taken: inout UniqueNames
  ) -> [Group] {
    let parts = WSDLDivision(reaches, vocabulary: vocabulary).parts
    return parts.map { part in
      let isWhole = parts.count == 1
      let version = isWhole ? name : taken.claim("\(name)-\(part.name)", separator: "-")
      if let conflict = part.conflict { report(conflict, dividing: version) }
      return (WSDLVersionName(name: version, namespace: namespace, isOwn: true), part.reaches)
    }
  }

  private mutating func report(_ conflict: SchemaConflict, dividing version: String) {
    let name = SchemaTypeNames.name(vocabulary.text(conflict.key.name))
    diagnostics.emit(
      DocsReaderRules.wsdlRemark,
      "the \(conflict.kind.rawValue) '\(name)' of the same namespace is "
        + "different in another WSDL: the services are in a separate version, '\(version)'",
      at: conflict.place.location,
      related: [Diagnostic.Related("the other declaration", at: conflict.first.location)])
  }

  /// The version that the profile finds in the namespace, or otherwise in the title of the page.
  private mutating func knownVersion(of document: WSDLDocument) -> String? {
    let namespace = vocabulary.text(document.targetNamespace)
    let title = document.page.kind.wsdlVersion
    if let version = profile.version(ofNamespace: namespace) {
      if let title, title != version {
        diagnostics.emit(
          DocsReaderRules.titleMismatch,
          "the title says '\(title)', and the namespace of the WSDL '\(version)'",
          at: document.page.location)
      }
      return version
    }
    if title != nil {
      diagnostics.emit(
        DocsReaderRules.namespaceMismatch,
        "the namespace '\(namespace)' is not that of a version of the services",
        at: document.page.location, hint: "set the profile's namespace pattern if this is right")
    }
    return title
  }

  /// The namespace of most elements in the messages of a document.
  private func messageNamespace(of document: WSDLDocument) -> InternedName {
    var counts: [InternedName: Int] = [:]
    for operation in document.services.flatMap(\.operations) {
      for element in operation.elements { counts[element.namespace, default: 0] += 1 }
    }
    let most = counts.max { a, b in
      // If several are equal, the name decides, so that the order of reading does not matter.
      (a.value, vocabulary.text(b.key)) < (b.value, vocabulary.text(a.key))
    }
    return most?.key ?? document.targetNamespace
  }
}

/// The name of a version of the model, and the source of this name.
struct WSDLVersionName {
  let name: String
  /// The namespace of messages.
  let namespace: InternedName
  /// Whether the WSDL needs no profile, because the profile does not know its namespace.
  let isOwn: Bool

  /// The profile has agents. Any other WSDL has services with the names that they have there.
  var kind: Service.Kind { isOwn ? .service : .agent }
}

/// Names versions after the namespaces of WSDLs that no profile knows.
///
/// A name depends only on the namespaces that would get the same name, so adding another WSDL
/// renames nothing else.
struct OwnVersionNames {
  /// - Parameter taken: names that are not available.
  /// - Returns: the name of each namespace. It has only letters, digits, `-` and `_`.
  static func assign(_ namespaces: Set<String>, taken: Set<String>) -> [String: String] {
    var result: [String: String] = [:]
    var names = UniqueNames(taken: taken)
    var open = namespaces.sorted()
    var depth = 1
    while !open.isEmpty {
      let wishes = Dictionary(grouping: open) { name(of: $0, depth: depth) }
      let isLast = open.allSatisfy { segments(of: $0).count <= depth }
      open = []
      for (wish, wishing) in wishes.sorted(by: { $0.key < $1.key }) {
        if wishing.count == 1 || isLast {
          for namespace in wishing { result[namespace] = names.claim(wish, separator: "-") }
        } else {
          open += wishing
        }
      }
      depth += 1
    }
    return result
  }

  /// The last parts of a namespace. If the last one is only a number or a revision, the one before
  /// is needed, too.
  private static func name(of namespace: String, depth: Int) -> String {
    let segments = segments(of: namespace)
    var count = min(depth, segments.count)
    while count < segments.count, segments.suffix(count).allSatisfy(isRevision) { count += 1 }
    let name = segments.suffix(count).joined(separator: "-")
    return name.isEmpty ? "services" : name
  }

  private static func segments(of namespace: String) -> [String] {
    var rest = namespace[...]
    var host: [Substring] = []
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      host = rest[..<end].prefix { $0 != ":" }.split(separator: ".")
      if host.first == "www" { host.removeFirst() }
      // `example.com` is named after the part before the top-level domain.
      if host.count > 1 { host.removeLast() }
      rest = rest[end...]
    } else if rest.hasPrefix("urn:") {
      rest = rest.dropFirst(4)
    }
    let path = rest.split { "/:#?=&".contains($0) }
    return (host.isEmpty ? [] : [host.joined(separator: "-")]).map(cleaned)
      + path.map { cleaned(String($0)) }
  }

  /// A text that has only the characters of a name.
  static func cleaned(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" })
  }

  private static func isRevision(_ segment: String) -> Bool {
    let digits =
      segment.hasPrefix("v") || segment.hasPrefix("V") ? segment.dropFirst() : segment[...]
    return digits.allSatisfy { $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
