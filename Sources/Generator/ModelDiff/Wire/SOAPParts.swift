import ServiceModel

/// The Swift declarations of a version for the header parts and the faults of its operations.
struct SOAPParts {
  /// All operations with a header part share its key.
  private var headers: Set<[String]> = []
  private var faults: Set<TypeReference> = []

  init(_ version: ServicesVersion) {
    for soap in version.services.flatMap(\.operations).compactMap(\.soap) {
      for part in soap.requestHeaders + soap.responseHeaders where part.type != nil {
        headers.insert(Self.key(part))
      }
      for fault in soap.faults ?? [] { faults.insert(fault.type) }
    }
  }

  func hasKey(_ part: HeaderPart) -> Bool { headers.contains(Self.key(part)) }

  func hasFault(_ type: TypeReference) -> Bool { faults.contains(type) }

  private static func key(_ part: HeaderPart) -> [String] { [part.name, part.namespace ?? "/"] }
}
