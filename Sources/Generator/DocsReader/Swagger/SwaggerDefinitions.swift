import Diagnostics
import ServiceModel

/// The definitions of all Swagger files of a version. One name has one shape.
struct SwaggerDefinitions {
  /// By their full names.
  private(set) var entries: [String: SwaggerDefinition] = [:]
  /// The ends of chains of references, by the names of the references.
  private var targets: [String: String] = [:]
  private(set) var diagnostics = DiagnosticBag()

  /// - Parameter documents: in the order of their paths.
  init(_ documents: [SwaggerDocument]) {
    for definition in documents.flatMap(\.definitions) { add(definition) }
    checkAliases()
    findTargets()
    requests = requests(of: documents)
    nameTypes()
  }

  private mutating func add(_ definition: SwaggerDefinition) {
    let name = definition.name
    guard let first = entries[name] else {
      entries[name] = definition
      return
    }
    guard !first.schema.hasSameShape(as: definition.schema) else { return }
    diagnostics.emit(
      DocsReaderRules.typeShapeConflict, "'\(name)' is defined differently in another file",
      at: definition.place.location,
      related: [Diagnostic.Related("the other definition", at: first.place.location)],
      hint: "read files of one revision only")
  }

  /// A definition that is only another definition, or a list of it, must not lead back to itself.
  private mutating func checkAliases() {
    var seen: Set<String> = []
    for name in entries.keys {
      var path: [String] = []
      var next: String? = name
      while let current = next, seen.insert(current).inserted {
        path.append(current)
        next = entries[current]?.schema.aliased
      }
      guard let next, let start = path.firstIndex(of: next), let first = path[start...].min() else {
        continue
      }
      diagnostics.emit(
        DocsReaderRules.swaggerStructure, "'\(first)' refers to nothing but itself",
        at: entries[first]?.place.location)
      entries[first] = nil
    }
  }

  /// Finds the end of each chain of references.
  private mutating func findTargets() {
    for name in entries.keys {
      var path: [String] = []
      var end = name
      while targets[end] == nil, case .reference(let next)? = entries[end]?.schema.kind {
        path.append(end)
        end = next
      }
      for step in path { targets[step] = targets[end] ?? end }
    }
  }

  private mutating func nameTypes() {
    let types = entries.values.filter { !isRequest($0) }.map(\.name)
    let names = SwaggerTypeNames(types) { one, other in
      guard let one = entries[one], let other = entries[other] else { return false }
      return one.schema.hasSameShape(as: other.schema)
    }
    for (definition, name) in names.names { entries[definition]?.typeName = name }
    for (definition, other) in names.renamed {
      guard let entry = entries[definition] else { continue }
      let reason =
        other.map { "'\($0)' has the same last part and another shape" }
        ?? "'\(definition)' cannot be the name of a type"
      diagnostics.emit(
        DocsReaderRules.swaggerTypeRenamed,
        "the type is called '\(entry.typeName)': \(reason)", at: entry.place.location,
        related: other.flatMap { entries[$0] }.map {
          [Diagnostic.Related("the other type", at: $0.place.location)]
        } ?? [])
    }
  }

  // MARK: Requests

  private var requests: Set<String> = []

  /// The definitions that are only used as bodies of requests.
  private func requests(of documents: [SwaggerDocument]) -> Set<String> {
    var bodies: Set<String> = []
    var values: Set<String> = []
    for operation in documents.flatMap(\.operations) {
      for parameter in operation.parameters {
        if let name = parameter.wrapper ?? patchOperation(parameter, of: operation)?.name {
          bodies.insert(name)
        } else {
          values.formUnion(parameter.schema.references.map(\.name))
        }
      }
      values.formUnion(operation.responses.flatMap { $0.schema?.references ?? [] }.map(\.name))
    }
    for definition in documents.flatMap(\.definitions) {
      values.formUnion(definition.schema.references.map(\.name))
    }
    return bodies.subtracting(values)
  }

  /// Whether a definition is only the list of an operation's parameters.
  func isRequest(_ definition: SwaggerDefinition) -> Bool { requests.contains(definition.name) }

  /// The definition of the items of a JSON Patch document (RFC 6902); nil for every other
  /// parameter. It has one name, whatever describes the operation.
  func patchOperation(
    _ parameter: SwaggerParameter, of operation: SwaggerOperation
  ) -> (name: String, properties: [SwaggerProperty])? {
    guard operation.method == "PATCH", parameter.location == .body,
      case .array(let item) = parameter.schema.kind, case .reference(let name) = item.kind,
      case .object(let properties)? = entries[name]?.schema.kind,
      Set(properties.map(\.name)).isSuperset(of: ["op", "path"])
    else { return nil }
    return (name, properties)
  }

  /// The target of a chain of references: an object, an enumeration, or any other schema that is
  /// not a reference.
  func target(of name: String) -> SwaggerDefinition? {
    entries[targets[name] ?? name]
  }
}

extension SwaggerParameter {
  /// The definition whose properties are the parameters of the operation; nil for a parameter that
  /// is itself a value.
  var wrapper: String? {
    guard location == .body, name == RESTOperationPage.wrapperName,
      case .reference(let name) = schema.kind
    else { return nil }
    return name
  }
}

extension SwaggerSchema {
  /// The definition to which a schema refers, directly or as a list or map of it.
  fileprivate var aliased: String? {
    switch kind {
    case .reference(let name): name
    case .array(let item), .map(let item): item.aliased
    case .scalar, .enumeration, .object, .file: nil
    }
  }

  /// All references in it, with their positions.
  var references: [(name: String, place: PagePlace)] {
    switch kind {
    case .reference(let name): [(name, place)]
    case .array(let item), .map(let item): item.references
    case .object(let properties): properties.flatMap(\.schema.references)
    case .scalar, .enumeration, .file: []
    }
  }
}
