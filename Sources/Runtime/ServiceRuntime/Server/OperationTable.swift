/// The operations and documents of a server.
@_spi(Generated) public struct OperationTable: Sendable {
  private(set) var operations: [any ServedOperation] = []
  private(set) var documents: [ServiceDocument] = []
  /// Operations that were added more than once.
  private(set) var duplicates: [OperationInfo] = []
  private var positions: [Key: Int] = [:]

  init(_ endpoints: [any ServiceEndpoint]) {
    for endpoint in endpoints { endpoint.register(in: &self) }
  }

  /// Adds an operation. If it is there already, it replaces the first one, over all bindings.
  public mutating func on<Operation: OperationDefinition>(
    _ operation: Operation.Type,
    _ handler:
      @escaping @Sendable (Operation.Input, CallContext) async throws -> Operation.Output.Result
  ) {
    let served = OperationServer<Operation>(handler: handler)
    let key = Key(served.descriptor)
    if let index = positions[key] {
      duplicates.append(key.operation)
      operations[index] = served
    } else {
      positions[key] = operations.count
      operations.append(served)
    }
  }

  /// Adds a document that describes the service.
  public mutating func document(_ document: ServiceDocument) { documents.append(document) }

  /// The identity of an operation. Each version has a namespace of its own.
  private struct Key: Hashable {
    let namespace: String
    let operation: OperationInfo

    init(_ descriptor: OperationDescriptor) {
      namespace = descriptor.service.namespace
      operation = descriptor.info
    }
  }
}

/// The operations of one service with their implementation; generated.
public protocol ServiceEndpoint: Sendable {
  /// Adds every operation.
  @_spi(Generated) func register(in table: inout OperationTable)
}

/// A public document of a server, such as the description of a service.
public struct ServiceDocument: Sendable {
  /// Relative to the base URL, without a slash at its beginning.
  public var path: String
  /// The query of its URL (`wsdl`); nil if it has none.
  public var query: String?
  /// The media type, with its charset.
  public var mediaType: String
  /// Creates the text. The argument is the URL of the server from the request, without a slash at
  /// its end.
  public var text: @Sendable (_ baseURL: String) -> String

  /// Creates a document.
  public init(
    path: String, query: String? = nil, mediaType: String,
    text: @escaping @Sendable (_ baseURL: String) -> String
  ) {
    self.path = path
    self.query = query
    self.mediaType = mediaType
    self.text = text
  }
}

extension ServiceDocument {
  /// Whether a request is for the document. The base URL of an installation may have any path.
  func isAt(_ target: RequestTarget) -> Bool {
    target.path.lowercased().hasSuffix("/" + path.lowercased())
      && (target.query ?? "").lowercased() == (query ?? "").lowercased()
  }
}

/// Two endpoints of a server have the same operation, or no request reaches an operation.
public struct DuplicateOperationError: Error, Hashable, CustomStringConvertible {
  /// The operations that more than one endpoint has, each listed once.
  public let operations: [OperationInfo]
  /// The operations that no SOAP request reaches, because a later operation at the same path has a
  /// request with the same element and the same SOAPAction.
  public let unreached: [OperationInfo]

  init?(_ duplicates: [OperationInfo], unreached: [OperationInfo]) {
    guard !duplicates.isEmpty || !unreached.isEmpty else { return nil }
    var seen: Set<OperationInfo> = []
    operations = duplicates.filter { seen.insert($0).inserted }
    self.unreached = unreached
  }

  /// The operations, and how to fix the problem.
  public var description: String {
    let problems = [
      operations.isEmpty ? nil : "two endpoints have \(Self.list(operations))",
      unreached.isEmpty
        ? nil : "a later operation has the same SOAP request as \(Self.list(unreached))",
    ]
    return problems.compactMap(\.self).joined(separator: ", and ")
      + "; with `replacingOperations: true` the later one is used"
  }

  private static func list(_ operations: [OperationInfo]) -> String {
    operations.prefix(5).map(\.description).joined(separator: ", ")
      + (operations.count > 5 ? " and \(operations.count - 5) more" : "")
  }
}
