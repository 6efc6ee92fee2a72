/// Finds the services of a SOAP request by its path. The element in the Body distinguishes
/// services of one path, because they have namespaces of their own.
struct SOAPRouter: Sendable {
  /// The operations of one service over SOAP. It is a class, because every request needs it.
  final class Service: Sendable {
    let descriptor: ServiceDescriptor
    private let operations: [String: [any ServedOperation]]

    fileprivate init(_ table: Table) {
      descriptor = table.descriptor
      operations = table.operations
    }

    /// The operations for the Body of an envelope. An operation without an input has an empty Body.
    func operations(for envelope: SOAPEnvelope) -> [any ServedOperation] {
      let document = envelope.document
      guard let payload = envelope.payload else {
        return operations(for: XMLName("", in: descriptor.namespace))
      }
      // Nearly all elements are in the namespace of the service, and need no name of their own.
      let isOwn =
        document.nodes[Int(payload)].namespace == document.namespaceID(descriptor.namespace)
      return isOwn
        ? operations[document.localName(payload)] ?? []
        : operations(for: document.name(payload))
    }

    private func operations(for element: XMLName) -> [any ServedOperation] {
      operations[descriptor.key(of: element)] ?? []
    }

    /// All operations, in an order that depends only on their elements.
    var all: [any ServedOperation] { operations.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  /// The operations of a service to which others are added.
  fileprivate struct Table {
    let descriptor: ServiceDescriptor
    /// By the name of the element in the body, without the service's own namespace. The SOAPAction
    /// distinguishes operations that share an element.
    private(set) var operations: [String: [any ServedOperation]] = [:]

    init(_ descriptor: ServiceDescriptor) { self.descriptor = descriptor }

    /// Adds an operation, in the place of one with the same element and SOAPAction.
    ///
    /// - Returns: the operation that requests no longer reach.
    mutating func add(
      _ operation: any ServedOperation, _ soap: SOAPOperation
    ) -> (any ServedOperation)? {
      let namespace = soap.inputNamespace ?? descriptor.namespace
      let key = descriptor.key(of: XMLName(soap.input, in: namespace))
      let known = operations[key]?.firstIndex { $0.descriptor.soap?.action == soap.action }
      guard let known, let replaced = operations[key]?[known] else {
        operations[key, default: []].append(operation)
        return nil
      }
      operations[key]?[known] = operation
      return replaced
    }
  }

  /// By path in lower case.
  private var services: [String: [Service]] = [:]
  /// By documented path, with a slash at its beginning. Most requests use it.
  private var asWritten: [Substring: [Service]] = [:]
  /// The last segments of these paths, because most other paths have none of them.
  private var lastSegments: Set<Substring> = []
  /// Operations that no request reaches, because the request of a later one is the same.
  private(set) var unreached: [OperationInfo] = []

  init(_ operations: [any ServedOperation]) {
    var tables: [String: [Table]] = [:]
    for operation in operations {
      let service = operation.descriptor.service
      guard let soap = operation.descriptor.soap, let path = service.soapPath else { continue }
      let replaced = Self.add(operation, soap, to: &tables[path.lowercased(), default: []])
      if let replaced { unreached.append(replaced.descriptor.info) }
    }
    services = tables.mapValues { $0.map(Service.init) }
    lastSegments = Set(services.keys.map(Self.lastSegment))
    for path in Set(operations.compactMap(\.descriptor.service.soapPath)) {
      asWritten["/\(path)"] = services[path.lowercased()]
    }
  }

  /// Adds an operation to the tables of its path.
  ///
  /// - Returns: the operation that requests no longer reach.
  private static func add(
    _ operation: any ServedOperation, _ soap: SOAPOperation, to tables: inout [Table]
  ) -> (any ServedOperation)? {
    let service = operation.descriptor.service
    let known = tables.firstIndex { $0.descriptor.namespace == service.namespace }
    if known == nil { tables.append(Table(service)) }
    return tables[known ?? tables.count - 1].add(operation, soap)
  }

  /// The services of each path, in the order of the paths.
  var all: [[Service]] { services.sorted { $0.key < $1.key }.map(\.value) }

  /// The services whose path is the end of the request's path, because the base URL of an
  /// installation may have any path.
  func services(for path: Substring) -> [Service]? {
    if let services = asWritten[path] { return services }
    let path = path.lowercased()
    guard lastSegments.contains(Self.lastSegment(of: path)) else { return nil }
    var rest = path[...]
    for _ in 0..<PathSearch.maximumPrefix {
      guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      rest = rest[rest.index(after: slash)...]
      if let found = services[String(rest)] { return found }
    }
    return nil
  }

  private static func lastSegment(of path: String) -> Substring {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { path[path.index(after: $0)...] } ?? path[...]
  }
}

extension ServiceDescriptor {
  fileprivate func key(of element: XMLName) -> String {
    element.namespace == namespace ? element.local : "{\(element.namespace)}\(element.local)"
  }
}

/// How far into a path the runtime searches for a service.
enum PathSearch {
  static let maximumPrefix = 8
}
