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
    service.operations = service.operations.map { operation in
      var operation = operation
      if var soap = operation.soap {
        soap.action = translated(soap.action)
        soap.page = renamed(soap.page)
        operation.soap = soap
      }
      return operation
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
    for index in types.indices { types[index].translateNamespaces(translate) }
    for service in services.indices {
      for index in services[service].operations.indices {
        services[service].operations[index].translateNamespaces(translate)
      }
    }
  }
}

extension TypeDefinition {
  fileprivate mutating func translateNamespaces(_ translate: (String) -> String) {
    foreignNamespace = foreignNamespace.map(translate)
    switch shape {
    case .complex(var complex):
      for index in complex.fields.indices { complex.fields[index].xml?.translate(translate) }
      shape = .complex(complex)
    case .choice(var choice):
      for index in choice.cases.indices { choice.cases[index].xml?.translate(translate) }
      shape = .choice(choice)
    case .enumeration, .dictionary, .opaque: break
    }
  }
}

extension ServiceOperation {
  fileprivate mutating func translateNamespaces(_ translate: (String) -> String) {
    for index in parameters.indices { parameters[index].xml?.translate(translate) }
    for index in results.indices { results[index].xml?.translate(translate) }
    soap?.translateNamespaces(translate)
  }
}

extension SOAPBinding {
  fileprivate mutating func translateNamespaces(_ translate: (String) -> String) {
    inputNamespace = inputNamespace.map(translate)
    outputNamespace = outputNamespace.map(translate)
    for index in requestHeaders.indices {
      requestHeaders[index].namespace = requestHeaders[index].namespace.map(translate)
    }
    for index in responseHeaders.indices {
      responseHeaders[index].namespace = responseHeaders[index].namespace.map(translate)
    }
    faults = faults?.map { fault in
      var fault = fault
      fault.namespace = fault.namespace.map(translate)
      return fault
    }
  }
}

extension XMLForm {
  fileprivate mutating func translate(_ translate: (String) -> String) {
    namespace = namespace.map(translate)
    if let inner = item?.namespace { item?.namespace = translate(inner) }
  }
}
