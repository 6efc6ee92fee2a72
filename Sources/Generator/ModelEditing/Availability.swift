import Diagnostics
import ServiceModel

/// Removes operations that cannot be offered from a model, and diagnostics about parts that are not
/// in it.
///
/// It runs after corrections and selection, so it reports nothing that they solve or leave out.
package enum Availability {
  /// - Parameter diagnostics: diagnostics about a part are kept if the part is in the model.
  /// - Returns: the model without the unavailable operations.
  package static func settle(
    _ model: ServiceModel, diagnostics: inout DiagnosticBag
  ) -> ServiceModel {
    let concerns = diagnostics.concerns
    if concerns.isEmpty { return model }
    let missing = Parts(concerns.filter { $0.consequence == .leavesOut })
    let missingREST = Parts(concerns.filter { $0.consequence == .leavesOutREST })
    var result = model
    result.versions = model.versions.compactMap {
      offered($0, without: missing, withoutREST: missingREST)
    }
    let wanted = Parts(operationsOf: model)
    let wantedREST = Parts(operationsOf: model) { $0.rest != nil }
    let left = Parts(allOf: result)
    diagnostics.keepConcerns {
      switch $0.consequence {
      case .leavesOut: wanted.contains($0)
      case .leavesOutREST: wantedREST.contains($0)
      case .remarks: left.contains($0)
      }
    }
    return result
  }

  private static func offered(
    _ version: ServicesVersion, without missing: Parts, withoutREST missingREST: Parts
  ) -> ServicesVersion? {
    var result = version
    for index in result.services.indices {
      let service = result.services[index]
      result.services[index].operations = service.operations.compactMap { operation in
        let address = address(operation, of: service)
        if missing.contains(address, in: version) { return nil }
        guard missingREST.contains(address, in: version) else { return operation }
        var operation = operation
        operation.rest = nil
        return operation.soap == nil ? nil : operation
      }
    }
    if result.services == version.services { return version }
    result.services.removeAll { $0.operations.isEmpty }
    result.types = result.types(neededBy: result.services)
    return result.services.isEmpty ? nil : result
  }

  private static func address(
    _ operation: ServiceOperation, of service: Service
  ) -> CorrectionTarget {
    .operation(
      OperationAddress(kind: service.kind, service: service.name, operation: operation.name))
  }

  /// Parts of a model, as named in diagnostics: the name of the version and that of the part.
  private struct Parts {
    private let names: Set<[String]>

    init(_ concerns: [Concern]) { names = Set(concerns.map { [$0.version, $0.subject] }) }

    init(
      operationsOf model: ServiceModel, where isMeant: (ServiceOperation) -> Bool = { _ in true }
    ) {
      names = Set(model.versions.flatMap { Self.operations(of: $0, where: isMeant) })
    }

    /// Its operations, and the types that they need.
    init(allOf model: ServiceModel) {
      let types = model.versions.flatMap { version in
        version.types(neededBy: version.services)
          .map { [version.name, CorrectionTarget.type($0.name).description] }
      }
      names = Self(operationsOf: model).names.union(types)
    }

    private static func operations(
      of version: ServicesVersion, where isMeant: (ServiceOperation) -> Bool
    ) -> [[String]] {
      version.services.flatMap { service in
        service.operations.filter(isMeant).map {
          [version.name, address($0, of: service).description]
        }
      }
    }

    func contains(_ concern: Concern) -> Bool {
      ([concern.subject] + concern.users).contains { names.contains([concern.version, $0]) }
    }

    func contains(_ target: CorrectionTarget, in version: ServicesVersion) -> Bool {
      names.contains([version.name, target.description])
    }
  }
}
