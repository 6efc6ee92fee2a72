import ServiceModel

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
