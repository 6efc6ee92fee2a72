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

/// The template of a path. Templates that differ only in the names of parameters are the same path.
struct OpenAPIPath {
  let text: String
  private let segments: [Substring]

  init(_ path: String) {
    segments = path.split(separator: "/")
    text = "/" + segments.joined(separator: "/")
  }

  /// The part that identifies a path.
  var shape: [String] {
    segments.map { Self.parameter($0) == nil ? $0.lowercased() : "{}" }
  }

  /// The names of the parameters, by the names they have in another path of the same shape.
  func renaming(to other: OpenAPIPath) -> [String: String] {
    let pairs = zip(segments, other.segments).compactMap { own, other in
      Self.parameter(own).flatMap { own in Self.parameter(other).map { (own, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func parameter(_ segment: Substring) -> String? {
    guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return nil }
    return String(segment.dropFirst().dropLast())
  }
}
