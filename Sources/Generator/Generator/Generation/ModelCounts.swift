import ServiceModel

extension ServiceModel {
  package var operationCount: Int {
    versions.reduce(0) { sum, version in
      version.services.reduce(sum) { $0 + $1.operations.count }
    }
  }

  package var typeCount: Int { versions.reduce(0) { $0 + $1.types.count } }
}
