import ServiceModel

/// The corrections of the messages of a version's operations.
struct CorrectedOperations {
  private let version: ServicesVersion
  private let corrections: [AppliedCorrection]

  init(_ version: ServicesVersion, _ corrections: [AppliedCorrection]) {
    self.version = version
    self.corrections = corrections.filter { $0.version == nil || $0.version == version.name }
  }

  /// The corrections of an operation and of all types in its messages, in the order of the file.
  func texts(of operation: ServiceOperation, of service: Service) -> [String] {
    if corrections.isEmpty { return [] }
    var alone = service
    alone.operations = [operation]
    let reached = Set(typesReached(from: [alone], in: version).map(\.name))
    return corrections.filter { correction in
      correction.isAbout(operation, of: service)
        || correction.type.map(reached.contains) ?? false
    }
    .map(\.description)
  }
}
