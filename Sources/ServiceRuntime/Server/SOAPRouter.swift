/// Finds the service a SOAP request is for by its path.
struct SOAPRouter: Sendable {
  /// The operations of one service over SOAP.
  struct Service: Sendable {
    let descriptor: ServiceDescriptor
    /// By the local name of the element in the body.
    var operations: [String: any ServedOperation] = [:]
  }

  /// By path in lower case.
  private var services: [String: Service] = [:]
  /// The last segments of these paths: most other paths have none of them.
  private var lastSegments: Set<Substring> = []

  init(_ operations: [any ServedOperation]) {
    for operation in operations {
      let service = operation.descriptor.service
      guard let soap = operation.descriptor.soap, let path = service.soapPath else { continue }
      services[path.lowercased(), default: Service(descriptor: service)]
        .operations[soap.input] = operation
    }
    lastSegments = Set(services.keys.map(Self.lastSegment))
  }

  /// All services, in an order that depends on nothing but their paths.
  var all: [Service] { services.sorted { $0.key < $1.key }.map(\.value) }

  /// The service whose path ends the request's path: an installation may lie below any path.
  func service(for path: Substring) -> Service? {
    let path = path.lowercased()
    guard lastSegments.contains(Self.lastSegment(of: path)) else { return nil }
    var rest = path[...]
    for _ in 0..<PathSearch.maximumPrefix {
      guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      rest = rest[rest.index(after: slash)...]
      if let service = services[String(rest)] { return service }
    }
    return nil
  }

  private static func lastSegment(of path: String) -> Substring {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { path[path.index(after: $0)...] } ?? path[...]
  }
}

/// How far into a path the runtime looks for what it serves.
enum PathSearch {
  static let maximumPrefix = 8
}
