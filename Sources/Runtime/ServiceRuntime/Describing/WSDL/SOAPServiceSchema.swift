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
  /// Whether values are not written in XML by the rule. Then a field without a form of its own is no
  /// more than optional, where the rule allows nil.
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
