/// What a service is over SOAP: operations, header parts, and every type they reach.
struct SOAPServiceSchema: Sendable {
  let service: ServiceDescriptor
  /// By name.
  let operations: [OperationSchema]
  /// What the runtime reads from and writes to headers.
  let headerParts: [SchemaField]
  let objects: [XMLName: [SchemaField]]
  let types: Set<SchemaType>
  /// The types that extend another one, with that one.
  let bases: [XMLName: XMLName]

  init(_ service: ServiceDescriptor, _ operations: some Collection<any ServedOperation>) {
    let coder = DescribingCoder(.soap, namespace: service.namespace)
    self.service = service
    self.operations = operations.map { $0.schema(by: coder) }
      .sorted { $0.descriptor.name < $1.descriptor.name }
    var parts: [SchemaField] = []
    for part in coder.fields(of: SOAPRequestHeader.self) + coder.fields(of: SOAPResponseHeader.self)
    where !parts.contains(part) {
      parts.append(part)
    }
    headerParts = parts
    objects = coder.objects
    types = coder.types
    bases = coder.bases
  }

  /// The header parts that are declared, in that order, as far as the runtime knows them.
  func declared(_ names: [String]) -> [SchemaField] {
    names.compactMap { name in headerParts.first { $0.name == name } }
  }
}
