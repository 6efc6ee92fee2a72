/// Services over SOAP at one path in one namespace: their operations, their header parts, and every
/// type that they use.
struct SOAPServiceSchema: Sendable {
  /// There is at least one.
  let services: [ServiceDescriptor]
  /// By name.
  let operations: [OperationSchema]
  /// The header parts that the runtime reads and writes.
  let headerParts: [DescribedField]
  let objects: [XMLName: [DescribedField]]
  let types: Set<DescribedType>
  /// Derived types, with their base types.
  let bases: [XMLName: XMLName]
  /// Objects whose values are never sent themselves.
  let abstractObjects: Set<XMLName>
  /// The names of the members of enumerations and flags that list them.
  let members: [XMLName: [String]]
  /// The names of the types of dictionaries that are items of lists.
  let dictionaryTypes: [DescribedType: XMLName]
  /// Whether values have forms of their own in XML. Then a field without one may be missing, but
  /// not nil. By the rule of the documentation's own messages it may be nil.
  let usesForms: Bool

  /// What all services have in common is that of the first one.
  var service: ServiceDescriptor { services[0] }

  /// - Parameter services: at least one.
  init(_ services: [DescribedServices.Service]) {
    let coder = DescribingCoder(.soap, namespace: services[0].descriptor.namespace)
    self.services = services.map(\.descriptor)
    operations = services.flatMap(\.operations).map { $0.schema(by: coder) }
      .sorted { $0.descriptor.name < $1.descriptor.name }
    var parts: [DescribedField] = []
    usesForms = coder.usesForms
    // A service that has none of them needs no types for them.
    if !usesForms || self.operations.contains(where: \.hasKnownHeaders) {
      for part in coder.fields(of: SOAPRequestHeader.self)
        + coder.fields(of: SOAPResponseHeader.self)
      where !parts.contains(part) {
        parts.append(part)
      }
    }
    headerParts = parts
    objects = coder.objects
    types = coder.types
    bases = coder.bases
    abstractObjects = coder.abstractObjects
    members = coder.members
    dictionaryTypes = coder.dictionaryTypes
  }

  /// The declared header parts that the runtime knows, in order.
  func declared(_ names: [String]) -> [DescribedField] {
    names.compactMap { name in headerParts.first { $0.name == name } }
  }
}

extension OperationSchema {
  fileprivate var hasKnownHeaders: Bool {
    guard let soap = descriptor.soap else { return false }
    return !soap.requestHeaders.isEmpty || !soap.responseHeaders.isEmpty
  }
}

/// A global element of a description.
struct DescribedElement: Sendable {
  enum Content: Equatable, Sendable {
    /// The values of a message.
    case fields([DescribedField])
    /// One value.
    case value(DescribedField)
    case type(DescribedType)
  }

  let name: XMLName
  let content: Content
}

extension SOAPServiceSchema {
  /// The global elements, each once: those of messages, header parts and faults, and those that are
  /// referred to from another namespace.
  var elements: [DescribedElement] {
    var elements: [XMLName: DescribedElement] = [:]
    func add(_ element: DescribedElement) {
      if !element.name.local.isEmpty, elements[element.name] == nil {
        elements[element.name] = element
      }
    }
    for operation in operations {
      guard let soap = operation.descriptor.soap else { continue }
      add(message(soap.input, namespace: soap.inputNamespace, fields: operation.input))
      add(message(soap.output, namespace: soap.outputNamespace, fields: operation.output))
    }
    for part in operations.flatMap({ $0.headers + $0.faults }) {
      add(DescribedElement(name: part.element, content: .type(part.type)))
    }
    for reference in references {
      add(DescribedElement(name: reference.name, content: .value(reference.field)))
    }
    return elements.values.sorted {
      ($0.name.namespace, $0.name.local) < ($1.name.namespace, $1.name.local)
    }
  }

  private func message(
    _ name: String, namespace: String?, fields: [DescribedField]
  ) -> DescribedElement {
    let isValue = fields.count == 1 && fields.first?.form?.kind == .content
    return DescribedElement(
      name: XMLName(name, in: namespace ?? service.namespace),
      content: isValue ? .value(fields[0]) : .fields(fields))
  }

  /// The elements whose namespace is not that of the type or message around them.
  private var references: [(name: XMLName, field: DescribedField)] {
    let ofObjects = objects.sorted { $0.key.description < $1.key.description }
      .flatMap { Self.references(among: $0.value, in: $0.key.namespace) }
    let ofMessages = operations.flatMap { operation -> [(name: XMLName, field: DescribedField)] in
      guard let soap = operation.descriptor.soap else { return [] }
      return Self.references(
        among: operation.input, in: soap.inputNamespace ?? service.namespace)
        + Self.references(
          among: operation.output, in: soap.outputNamespace ?? service.namespace)
    }
    return ofObjects + ofMessages
  }

  private static func references(
    among fields: [DescribedField], in namespace: String
  ) -> [(name: XMLName, field: DescribedField)] {
    fields.flatMap { field -> [(name: XMLName, field: DescribedField)] in
      guard let form = field.form else { return [] }
      if case .choice(let options) = form.kind { return references(among: options, in: namespace) }
      var found: [(name: XMLName, field: DescribedField)] = []
      if case .elements(let item)? = form.items, item.isReferred(in: namespace) {
        found.append((item, DescribedField(name: item.local, type: field.type)))
      }
      let name = XMLName(field.name, in: form.namespace)
      if form.kind == .element, name.isReferred(in: namespace) { found.append((name, field)) }
      return found
    }
  }
}

extension XMLName {
  /// Whether an element of this name is declared elsewhere than in a schema of a namespace.
  func isReferred(in namespace: String) -> Bool {
    !self.namespace.isEmpty && self.namespace != namespace
  }
}
