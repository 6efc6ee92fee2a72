/// A service over SOAP: its operations, its header parts, and every type that they use.
struct SOAPServiceSchema: Sendable {
  let service: ServiceDescriptor
  /// By name.
  let operations: [OperationSchema]
  /// The header parts that the runtime reads and writes.
  let headerParts: [SchemaField]
  let objects: [XMLName: [SchemaField]]
  let types: Set<SchemaType>
  /// Derived types, with their base types.
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

  /// The declared header parts that the runtime knows, in order.
  func declared(_ names: [String]) -> [SchemaField] {
    names.compactMap { name in headerParts.first { $0.name == name } }
  }
}
