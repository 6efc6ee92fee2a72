/// A server over REST: its operations, and every type that they use.
struct RESTServiceSchema: Sendable {
  /// An operation with its binding.
  struct Operation: Sendable {
    let schema: OperationSchema
    let rest: RESTOperation
    /// Whether it comes before another operation with the same method and path.
    let isFirst: Bool

    /// Its id in the document, if no other operation has it.
    var id: String { "\(schema.descriptor.service.name)_\(schema.descriptor.name)" }

    /// The properties of the body, if it is an object made for this operation.
    var bodyFields: [DescribedField]? {
      switch rest.body {
      case .wrapper: fields(at: [.property])
      case .form: fields(at: [.form, .property])
      case .none, .value, .binary: nil
      }
    }

    private func fields(at locations: [RESTParameter.Location]) -> [DescribedField] {
      rest.parameters.filter { locations.contains($0.location) }.compactMap { parameter in
        type(of: parameter).map { DescribedField(name: parameter.name, type: $0) }
      }
    }

    func type(of parameter: RESTParameter) -> DescribedType? {
      schema.input.first { $0.name == parameter.field }?.type
    }
  }

  /// Sorted by path and method.
  let operations: [Operation]
  let objects: [XMLName: [DescribedField]]
  let types: Set<DescribedType>

  init(_ operations: [any ServedOperation]) {
    // REST has no namespaces. Those of named types distinguish the types of several versions.
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
  /// Path and method, ignoring the names of parameters.
  var routeKey: [String] {
    [OpenAPIPath(rest.path).shape.joined(separator: "/"), rest.method.rawValue]
  }

  fileprivate var order: [String] { routeKey + [isFirst ? "0" : "1", schema.descriptor.name] }
}
