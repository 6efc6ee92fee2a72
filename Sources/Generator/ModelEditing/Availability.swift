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

  /// Parts of a model, as named in diagnostics.
  private struct Parts {
    private var subjects: [String: Set<String>] = [:]

    init(_ concerns: [Concern]) {
      for concern in concerns { subjects[concern.version, default: []].insert(concern.subject) }
    }

    init(operationsOf model: ServiceModel) {
      for version in model.versions { insertOperations(of: version) }
    }

    /// Its operations, and the types that they need.
    init(allOf model: ServiceModel) {
      for version in model.versions {
        insertOperations(of: version)
        for type in version.types(neededBy: version.services) {
          subjects[version.name, default: []].insert(CorrectionTarget.type(type.name).description)
        }
      }
    }

    private mutating func insertOperations(of version: ServicesVersion) {
      for service in version.services {
        for operation in service.operations {
          subjects[version.name, default: []].insert(address(operation, of: service).description)
        }
      }
    }

    func contains(_ concern: Concern) -> Bool {
      subjects[concern.version]?.contains(concern.subject) ?? false
    }

    func contains(_ target: CorrectionTarget, in version: ServicesVersion) -> Bool {
      subjects[version.name]?.contains(target.description) ?? false
    }
  }
}
