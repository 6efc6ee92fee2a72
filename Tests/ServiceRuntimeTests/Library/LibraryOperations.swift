@_spi(Generated) import ServiceRuntime

enum LibraryOperations {
  static let service = ServiceDescriptor(
    name: "Library", namespace: LibrarySchema.namespace,
    soapPath: "Remote/Services1/Library.svc", soapVersion: .v1_1)
}
