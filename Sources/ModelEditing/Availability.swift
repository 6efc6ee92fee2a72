import Diagnostics
import ServiceModel

/// Takes out of a model what cannot be offered, and of the findings what is about nothing in it.
///
/// It comes after corrections and selection: what those settle or leave out is not spoken of.
package enum Availability {
  /// - Parameter diagnostics: those about parts of the model are kept where that part is in it.
  /// - Returns: the model without the operations that findings leave out.
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

  /// Parts of a model, as findings name them.
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
          subjects[version.name, default: []]
            .insert(address(operation, of: service).description)
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
