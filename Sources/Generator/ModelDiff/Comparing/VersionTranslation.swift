import ServiceModel

/// Rewrites a Services version as if it had the name and the namespace of another version. Then the
/// differences that follow from these are one finding.
struct VersionTranslation {
  private let oldName: String
  private let newName: String
  private let oldNamespace: String
  private let newNamespace: String
  /// The texts of the new side. A text that both sides contain needs no translation.
  private let newTexts: Set<String>

  init(from old: ServicesVersion, to new: ServicesVersion) {
    oldName = old.name
    newName = new.name
    oldNamespace = old.namespace
    newNamespace = new.namespace
    var texts: Set = [new.namespace]
    new.forEachNamespace { texts.insert($0) }
    for service in new.services {
      if let soap = service.soap { texts.insert(soap.path) }
      for soap in service.operations.compactMap(\.soap) {
        texts.formUnion([soap.action, soap.page])
      }
    }
    newTexts = texts
  }

  func apply(to version: ServicesVersion) -> ServicesVersion {
    if oldName == newName, oldNamespace == newNamespace { return version }
    var version = version
    version.name = newName
    version.namespace = renamed(version.namespace)
    version.services = version.services.map(apply)
    version.translateNamespaces(translated)
    return version
  }

  private func apply(to service: Service) -> Service {
    var service = service
    if let soap = service.soap { service.soap?.path = renamed(soap.path) }
    service.operations.mutateEach { operation in
      guard let soap = operation.soap else { return }
      operation.soap?.action = translated(soap.action)
      operation.soap?.page = renamed(soap.page)
    }
    return service
  }

  private func translated(_ text: String) -> String {
    guard text.hasPrefix(oldNamespace), !newTexts.contains(text) else { return renamed(text) }
    return newNamespace + text.dropFirst(oldNamespace.count)
  }

  private func renamed(_ text: String) -> String {
    oldName == newName || newTexts.contains(text) ? text : text.replacing(oldName, with: newName)
  }
}

/// The namespaces that a version uses in addition to its own.
extension ServicesVersion {
  func forEachNamespace(_ body: (String) -> Void) {
    var version = self
    version.translateNamespaces {
      body($0)
      return $0
    }
  }

  /// Replaces each of them.
  mutating func translateNamespaces(_ translate: (String) -> String) {
    editForms { $0.translate(translate) }
    types.mutateEach { $0.foreignNamespace = $0.foreignNamespace.map(translate) }
    services.mutateEach { service in
      service.operations.mutateEach { $0.soap?.translateNamespaces(translate) }
    }
  }
}

extension SOAPBinding {
  fileprivate mutating func translateNamespaces(_ translate: (String) -> String) {
    inputNamespace = inputNamespace.map(translate)
    outputNamespace = outputNamespace.map(translate)
    requestHeaders.mutateEach { $0.namespace = $0.namespace.map(translate) }
    responseHeaders.mutateEach { $0.namespace = $0.namespace.map(translate) }
    faults?.mutateEach { $0.namespace = $0.namespace.map(translate) }
  }
}

extension XMLForm {
  fileprivate mutating func translate(_ translate: (String) -> String) {
    namespace = namespace.map(translate)
    if let inner = item?.namespace { item?.namespace = translate(inner) }
  }
}

extension Array {
  /// Changes each item where it is.
  mutating func mutateEach(_ change: (inout Element) -> Void) {
    for index in indices { change(&self[index]) }
  }
}
