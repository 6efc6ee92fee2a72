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

  init(_ operations: [any ServedOperation]) {
    for operation in operations {
      let service = operation.descriptor.service
      guard let soap = operation.descriptor.soap, let path = service.soapPath else { continue }
      services[path.lowercased(), default: Service(descriptor: service)]
        .operations[soap.input] = operation
    }
  }

  /// All services, in an order that depends on nothing but their paths.
  var all: [Service] { services.sorted { $0.key < $1.key }.map(\.value) }

  /// The service whose path ends the request's path: an installation may lie below any path.
  func service(for path: Substring) -> Service? {
    let path = path.lowercased()
    var rest = path[...]
    for _ in 0..<PathSearch.maximumPrefix {
      guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      rest = rest[rest.index(after: slash)...]
      if let service = services[String(rest)] { return service }
    }
    return nil
  }
}

/// How far into a path the runtime looks for what it serves.
enum PathSearch {
  static let maximumPrefix = 8
}
