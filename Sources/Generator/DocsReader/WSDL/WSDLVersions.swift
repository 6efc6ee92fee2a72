import Diagnostics

/// Decides for each WSDL to which version of the model it belongs.
///
/// A namespace that the profile knows belongs to the documentation and has its version in it. Any
/// other WSDL needs no profile.
struct WSDLVersions {
  let profile: DocumentationProfile
  let texts: [String]
  private(set) var diagnostics = DiagnosticBag()

  init(profile: DocumentationProfile, texts: [String]) {
    self.profile = profile
    self.texts = texts
  }

  typealias Group = (version: WSDLVersionName, documents: [WSDLDocument])

  /// The documents of each version, sorted by the names of the versions.
  mutating func group(_ documents: [WSDLDocument]) -> [Group] {
    var known: [String: [WSDLDocument]] = [:]
    var own: [String: [WSDLDocument]] = [:]
    for document in documents {
      if let version = knownVersion(of: document) {
        known[version, default: []].append(document)
      } else {
        own[texts[messageNamespace(of: document)], default: []].append(document)
      }
    }
    let names = OwnVersionNames.assign(Set(own.keys), taken: Set(known.keys))
    let groups: [Group] =
      known.map { name, documents in
        (version(name, documents.first?.targetNamespace ?? .none, isOwn: false), documents)
      }
      + own.map { namespace, documents in
        let id = documents.first.map(messageNamespace) ?? .none
        return (version(names[namespace] ?? namespace, id, isOwn: true), documents)
      }
    return groups.sorted { $0.version.name < $1.version.name }
  }

  private func version(_ name: String, _ namespace: InternedName, isOwn: Bool) -> WSDLVersionName {
    WSDLVersionName(name: name, namespace: namespace, isOwn: isOwn)
  }

  /// The version that the profile finds in the namespace, or otherwise in the title of the page.
  private mutating func knownVersion(of document: WSDLDocument) -> String? {
    let namespace = texts[document.targetNamespace]
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
      (a.value, texts[b.key]) < (b.value, texts[a.key])
    }
    return most?.key ?? document.targetNamespace
  }
}
