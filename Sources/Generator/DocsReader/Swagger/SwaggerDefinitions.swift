import Diagnostics
import ServiceModel

/// The definitions of all Swagger files of a version. One name has one shape.
struct SwaggerDefinitions {
  struct Entry {
    var definition: SwaggerDefinition
    let file: SourceFile

    var location: SourceLocation { file.location(of: definition.place) }
  }

  /// By their full names.
  private(set) var entries: [String: Entry] = [:]
  private(set) var diagnostics = DiagnosticBag()

  /// - Parameter documents: in the order of their paths.
  init(_ documents: [SwaggerDocument]) {
    for document in documents {
      for definition in document.definitions {
        add(Entry(definition: definition, file: document.file))
      }
    }
    checkAliases()
    requests = requests(of: documents)
    nameTypes()
  }

  private mutating func add(_ entry: Entry) {
    let name = entry.definition.name
    guard let first = entries[name] else {
      entries[name] = entry
      return
    }
    guard !first.definition.schema.hasSameShape(as: entry.definition.schema) else { return }
    diagnostics.emit(
      DocsReaderRules.typeShapeConflict, "'\(name)' is defined differently in another file",
      at: entry.location, related: [Diagnostic.Related("the other definition", at: first.location)],
      hint: "read files of one revision only")
  }

  /// A definition that is only another definition, or a list of it, must not lead back to itself.
  private mutating func checkAliases() {
    for name in entries.keys.sorted() {
      var seen: Set<String> = []
      var next: String? = name
      while let current = next, seen.insert(current).inserted {
        next = entries[current]?.definition.schema.aliased
      }
      guard next == name, let entry = entries[name] else { continue }
      diagnostics.emit(
        DocsReaderRules.swaggerStructure, "'\(name)' refers to nothing but itself",
        at: entry.location)
      entries[name] = nil
    }
  }

  private mutating func nameTypes() {
    let types = entries.values.filter { !isRequest($0.definition) }.map(\.definition.name)
    let names = SwaggerTypeNames(types) { one, other in
      guard let one = entries[one], let other = entries[other] else { return false }
      return one.definition.schema.hasSameShape(as: other.definition.schema)
    }
    for (definition, name) in names.names { entries[definition]?.definition.typeName = name }
    for (definition, other) in names.renamed {
      guard let entry = entries[definition] else { continue }
      let reason =
        other.map { "'\($0)' has the same last part and another shape" }
        ?? "'\(definition)' cannot be the name of a type"
      diagnostics.emit(
        DocsReaderRules.swaggerTypeRenamed,
        "the type is called '\(entry.definition.typeName)': \(reason)", at: entry.location,
        related: other.flatMap { entries[$0] }.map {
          [Diagnostic.Related("the other type", at: $0.location)]
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
      case .object(let properties)? = entries[name]?.definition.schema.kind,
      Set(properties.map(\.name)).isSuperset(of: ["op", "path"])
    else { return nil }
    return (name, properties)
  }

  /// The target of a chain of references: an object, an enumeration, or any other schema that is
  /// not a reference.
  func target(of name: String) -> SwaggerDefinition? {
    var entry = entries[name]
    while case .reference(let next)? = entry?.definition.schema.kind { entry = entries[next] }
    return entry?.definition
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
  var references: [(name: String, place: Range<Int>)] {
    switch kind {
    case .reference(let name): [(name, place)]
    case .array(let item), .map(let item): item.references
    case .object(let properties): properties.flatMap(\.schema.references)
    case .scalar, .enumeration, .file: []
    }
  }
}
