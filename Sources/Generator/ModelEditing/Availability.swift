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
    var result = model
    result.versions = model.versions.compactMap { offered($0, without: missing) }
    let wanted = Parts(operationsOf: model)
    let left = Parts(allOf: result)
    diagnostics.keepConcerns {
      $0.consequence == .leavesOut ? wanted.contains($0) : left.contains($0)
    }
    return result
  }

  private static func offered(
    _ version: ServicesVersion, without missing: Parts
  ) -> ServicesVersion? {
    var result = version
    for index in result.services.indices {
      let service = result.services[index]
      result.services[index].operations.removeAll {
        missing.contains(address($0, of: service), in: version)
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

    init(operationsOf model: ServiceModel) { names = Set(model.versions.flatMap(Self.operations)) }

    /// Its operations, and the types that they need.
    init(allOf model: ServiceModel) {
      let types = model.versions.flatMap { version in
        version.types(neededBy: version.services)
          .map { [version.name, CorrectionTarget.type($0.name).description] }
      }
      names = Set(model.versions.flatMap(Self.operations) + types)
    }

    private static func operations(of version: ServicesVersion) -> [[String]] {
      version.services.flatMap { service in
        service.operations.map { [version.name, address($0, of: service).description] }
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
