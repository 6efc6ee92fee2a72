/// What a server is over REST: operations, and every type they reach.
struct RESTServiceSchema: Sendable {
  /// An operation with its binding.
  struct Operation: Sendable {
    let schema: OperationSchema
    let rest: RESTOperation
    /// Whether it is found before another operation of the same verb and path.
    let isFirst: Bool
  }

  /// By path and verb.
  let operations: [Operation]
  let objects: [XMLName: [SchemaField]]
  let types: Set<SchemaType>

  init(_ operations: [any ServedOperation]) {
    // REST has no namespaces; those of named types tell types of several versions apart.
    let coder = DescribingCoder(.rest, namespace: "")
    let all = operations.compactMap { operation in
      operation.descriptor.rest.map { rest in
        Operation(
          schema: operation.schema(by: coder), rest: rest, isFirst: operation.hasSelectivePath)
      }
    }
    self.operations = all.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    objects = coder.objects
    types = coder.types
  }
}

extension RESTServiceSchema.Operation {
  fileprivate var order: [String] {
    [rest.path, rest.method.rawValue, isFirst ? "0" : "1", schema.descriptor.name]
  }
}
